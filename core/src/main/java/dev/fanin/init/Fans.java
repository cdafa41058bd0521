package dev.fanin.init;

import dev.fanin.tensor.Shape;

/// How many weights feed one node and how many nodes one input feeds: the n of `1/n`.
///
/// A layer states its fans; no initializer guesses them from a shape. A fan may be a fraction where
/// nodes differ, as under a strided transposed convolution: it is then the mean.
///
/// @param in fan-in, positive
/// @param out fan-out, positive
public record Fans(double in, double out) {

    public Fans {
        if (!(in > 0 && out > 0) || Double.isInfinite(in) || Double.isInfinite(out)) {
            throw new IllegalArgumentException(
                    "Fans must be positive and finite, got fan-in " + text(in) + ", fan-out " + text(out) + ".");
        }
    }

    /// Returns the fans that Keras reads from the shape of a kernel, whose last axes are inputs and
    /// outputs.
    ///
    /// With k the product of all axes but the last two: `fan_in = k * inputs`, `fan_out = k *
    /// outputs`. One axis is both fans, and a scalar has the fans 1. True for dense layers and
    /// plain convolutions only: layers of other kinds state their own.
    public static Fans ofShape(Shape shape) {
        if (shape.rank() < 2) {
            return new Fans(shape.size(), shape.size());
        }
        double field = shape.dropLast().dropLast().size();
        return new Fans(field * shape.axis(-2), field * shape.axis(-1));
    }

    /// Returns the fans that PyTorch reads from the shape of a weight, whose first axes are outputs
    /// and inputs.
    ///
    /// With k the product of all axes but the first two: `fan_in = k * inputs`, `fan_out = k *
    /// outputs`. Throws for less than two axes, as PyTorch does. True for linear maps and plain
    /// convolutions only.
    public static Fans ofTorchShape(Shape shape) {
        if (shape.rank() < 2) {
            throw new IllegalArgumentException("PyTorch has no fans for shape " + shape
                    + ", only for two axes and more; take those of the kernel beside it.");
        }
        double field = shape.dropFirst().dropFirst().size();
        return new Fans(field * shape.axis(1), field * shape.axis(0));
    }

    /// Returns a fan as text: whole numbers without a point.
    public static String text(double fan) {
        return fan == Math.rint(fan) && Math.abs(fan) < 1e15 ? Long.toString((long) fan) : Double.toString(fan);
    }

    @Override
    public String toString() {
        return "fan-in " + text(in) + ", fan-out " + text(out);
    }
}
