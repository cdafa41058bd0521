package dev.fanin.init;

import dev.fanin.random.Span;
import dev.fanin.tensor.Shape;
import java.util.Arrays;

/// Sets a convolution kernel to the real or imaginary part of a windowed short-time Fourier
/// transform.
///
/// For time t and frequency bin f of F, `w[t] cos(-2 pi t f / (2 (F - 1)))`, or sin for the
/// imaginary part, divided by `sqrt(sum w^2)` for density and by `sum |w|` for spectrum. Without a
/// window nothing is divided.
///
/// Shapes: (T, 1, F), F at least 2: frames of T samples and bins of a transform of length
/// `2 (F - 1)`.
///
/// Also called: `STFTInitializer`.
///
/// Source: Keras 3.15. Angles are reduced to one turn in whole numbers; Keras's float32 angles are
/// off by up to 1e-4 there. Windows with parameters of their own are left out.
///
/// @param part which part of the complex transform
/// @param window the window
/// @param scaling what the window is divided by
/// @param periodic whether the window is periodic instead of symmetric
public record Stft(Part part, StftWindow window, Scaling scaling, boolean periodic) implements Deterministic {

    /// A part of a complex number.
    public enum Part {
        /// The real part.
        REAL("real"),
        /// The imaginary part.
        IMAG("imag");

        private final String text;

        Part(String text) {
            this.text = text;
        }

        /// Returns Keras's name.
        @Override
        public String toString() {
            return text;
        }
    }

    /// What a window is divided by.
    public enum Scaling {
        /// The root of the sum of squares.
        DENSITY("density"),
        /// The sum of magnitudes.
        SPECTRUM("spectrum"),
        /// Nothing.
        NONE("none");

        private final String text;

        Scaling(String text) {
            this.text = text;
        }

        /// Returns Keras's name.
        @Override
        public String toString() {
            return text;
        }
    }

    private static final int RANK = 3;

    @Override
    public Span.Element elements(Target target) {
        Shape shape = target.shape();
        if (shape.rank() != RANK || shape.axis(1) != 1 || shape.axis(2) < 2) {
            throw new IllegalArgumentException(
                    "stft needs a shape (frame length, 1, bins) of at least two bins, got " + shape + ".");
        }
        int bins = shape.axis(2);
        long turn = 2L * (bins - 1);
        double[] factors = factors(shape.axis(0));
        return index -> {
            long time = index / bins;
            long phase = time * (index % bins) % turn;
            double angle = -2 * Math.PI * phase / turn;
            double wave = part == Part.REAL ? StrictMath.cos(angle) : StrictMath.sin(angle);
            return wave * factors[(int) time];
        };
    }

    private double[] factors(int length) {
        if (window.isNone()) {
            double[] ones = new double[length];
            Arrays.fill(ones, 1);
            return ones;
        }
        double[] factors = window.samples(length, periodic);
        double sum = 0;
        for (double factor : factors) {
            sum += switch (scaling) {
                case DENSITY -> factor * factor;
                case SPECTRUM -> Math.abs(factor);
                case NONE -> 0;
            };
        }
        double divisor = switch (scaling) {
            case DENSITY -> Math.sqrt(sum);
            case SPECTRUM -> sum;
            case NONE -> 1;
        };
        if (divisor == 0) {
            throw new IllegalArgumentException("stft has a window that is 0 everywhere; take scaling=none.");
        }
        for (int i = 0; i < length; i++) {
            factors[i] /= divisor;
        }
        return factors;
    }

    @Override
    public String toString() {
        return CallText.of("stft")
                .with("side", part, Part.REAL)
                .with("window", window, StftWindow.named("hann"))
                .with("scaling", scaling, Scaling.DENSITY)
                .with("periodic", periodic, false)
                .toString();
    }
}
