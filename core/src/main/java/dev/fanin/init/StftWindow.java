package dev.fanin.init;

import java.util.Arrays;
import java.util.List;

/// The window of a short-time Fourier transform: a SciPy name, values of one's own, or none.
///
/// @param name `none`, `values`, or the name of a window
/// @param values the values where the name is `values`, else empty
public record StftWindow(String name, List<Double> values) {

    private static final String NONE = "none";
    private static final String VALUES = "values";

    public StftWindow {
        values = List.copyOf(values);
        if (name.equals(VALUES) == values.isEmpty()) {
            throw new IllegalArgumentException("A window has a name or values, got " + name + " and " + values + ".");
        }
        for (double value : values) {
            Float32.check("window", value);
        }
        if (!name.equals(NONE) && values.isEmpty()) {
            Choices.of("window", name, WindowFunction.values());
        }
    }

    /// Returns the absence of a window.
    public static StftWindow none() {
        return new StftWindow(NONE, List.of());
    }

    /// Returns a window by its name in SciPy: boxcar, triang, bartlett, hann, hamming, blackman,
    /// nuttall, blackmanharris, flattop, cosine, bohman, barthann, parzen or tukey.
    public static StftWindow named(String name) {
        return new StftWindow(name, List.of());
    }

    /// Returns a window of the given values.
    public static StftWindow of(double... values) {
        return new StftWindow(VALUES, Arrays.stream(values).boxed().toList());
    }

    /// Returns whether there is no window.
    public boolean isNone() {
        return name.equals(NONE);
    }

    /// Returns the samples for a frame of so many.
    double[] samples(int length, boolean periodic) {
        if (values.isEmpty()) {
            return Choices.of("window", name, WindowFunction.values()).values(length, periodic);
        }
        if (values.size() != length) {
            throw new IllegalArgumentException("stft has a window of " + values.size() + " values for frames of "
                    + length + "; the two must be equal.");
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// Returns the name, or the values as `[1.0,2.0]`.
    @Override
    public String toString() {
        return values.isEmpty() ? name : values.toString().replace(" ", "");
    }
}
