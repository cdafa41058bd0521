package dev.fanin.init;

import dev.fanin.random.RandomStream;
import dev.fanin.random.Span;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.Arrays;

/// Draws a quarter of a kernel and mirrors it with changed signs, so that a network of relu begins
/// as a linear one.
///
/// With V drawn by the base, a kernel between two layers of relu is `[[V, -V], [-V, V]]`: as
/// `relu(z) - relu(-z) = z`, what reaches the next nodes is V z. The first kernel mirrors its
/// outputs only, `[V, -V]`, the last its inputs only, `[V; -V]`. The base sees a kernel of half the
/// length, and half the fan, on every mirrored side. A weight has as mean square that of V, and
/// mean 0.
///
/// Shapes: (k..., inputs, outputs); mirrored axes must be of even length. Both layers around a relu
/// must mirror the axis they share, and biases must be 0.
///
/// Also called: LL initialization; mirrored blocks; the weights of concatenated relu.
///
/// Source: Balduzzi et al., "The shattered gradients problem", 2017, section 4; Shang et al.,
/// "Understanding and improving convolutional neural networks via concatenated rectified linear
/// units", 2016.
///
/// @param base draws V, most often orthogonal
/// @param mirror which sides are mirrored
public record LooksLinear(Initializer base, Mirror mirror) implements Initializer {

    /// Which sides of a kernel are mirrored.
    public enum Mirror {
        /// Between two layers of relu.
        BOTH("both"),
        /// In the first layer.
        OUTPUTS("outputs"),
        /// In the last layer, the one without relu.
        INPUTS("inputs");

        private final String text;

        Mirror(String text) {
            this.text = text;
        }

        /// Returns the name in texts, for example `both`.
        @Override
        public String toString() {
            return text;
        }
    }

    /// The number of mirror images of a side that is mirrored.
    private static final int IMAGES = 2;

    @Override
    public void fill(Target target, RandomStream stream, Span span) {
        Target part = part(target);
        int outputs = part.shape().axis(-1);
        if (base instanceof Independent) {
            float[] row = new float[outputs];
            fold(target, span, number -> {
                base.fill(part, stream, Span.of(number * outputs, row));
                return row;
            });
        } else {
            fold(target, span, rows(base.initialize(part, stream)));
        }
    }

    @Override
    public Tensor initialize(Target target, RandomStream stream) {
        if (base instanceof Independent) {
            return Initializer.super.initialize(target, stream);
        }
        Tensor tensor = Tensor.zeros(target.shape());
        fold(target, Span.of(0, tensor.array()), rows(base.initialize(part(target), stream)));
        return tensor;
    }

    /// The rows of V.
    private interface Rows {
        float[] row(long number);
    }

    private static Rows rows(Tensor tensor) {
        int length = tensor.shape().rowSize();
        return number -> {
            int from = Math.toIntExact(number * length);
            return Arrays.copyOfRange(tensor.array(), from, from + length);
        };
    }

    private void fold(Target target, Span span, Rows rows) {
        int outputs = target.shape().axis(-1);
        int inputs = target.shape().axis(-2);
        int inputsOfPart = inputs / images(Mirror.INPUTS);
        int outputsOfPart = outputs / images(Mirror.OUTPUTS);
        for (int done = 0; done < span.count(); ) {
            long index = span.from() + done;
            long row = index / outputs;
            int input = (int) (row % inputs);
            float[] values = rows.row(row / inputs * inputsOfPart + input % inputsOfPart);
            for (int output = (int) (index % outputs); output < outputs && done < span.count(); output++, done++) {
                boolean same = (input < inputsOfPart) == (output < outputsOfPart);
                float value = values[output % outputsOfPart];
                span.values()[span.at() + done] = same ? value : -value;
            }
        }
    }

    private int images(Mirror side) {
        return mirror == Mirror.BOTH || mirror == side ? IMAGES : 1;
    }

    /// Returns what the base is asked to draw.
    private Target part(Target target) {
        Shape shape = target.shape();
        if (shape.rank() < 2) {
            throw new IllegalArgumentException(
                    "looks_linear needs a shape of at least two axes, (k..., inputs, outputs), got " + shape + ".");
        }
        int inputs = images(Mirror.INPUTS);
        int outputs = images(Mirror.OUTPUTS);
        if (shape.axis(-2) % inputs != 0 || shape.axis(-1) % outputs != 0) {
            throw new IllegalArgumentException("looks_linear with mirror=" + mirror
                    + " needs an even length of each mirrored side, got " + shape.axis(-2) + " inputs and "
                    + shape.axis(-1) + " outputs.");
        }
        int[] axes = shape.toArray();
        axes[axes.length - 2] /= inputs;
        axes[axes.length - 1] /= outputs;
        Fans fans = target.fans();
        return new Target(Shape.of(axes), new Fans(fans.in() / inputs, fans.out() / outputs));
    }

    @Override
    public double mean(Target target) {
        return 0;
    }

    @Override
    public double variance(Target target) {
        Target part = part(target);
        double mean = base.mean(part);
        return base.variance(part) + mean * mean;
    }

    @Override
    public String toString() {
        return CallText.of("looks_linear")
                .with("base", base, new Orthogonal(1))
                .with("mirror", mirror, Mirror.BOTH)
                .toString();
    }
}
