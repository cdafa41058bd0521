package dev.fanin.init;

import dev.fanin.random.RandomStream;
import dev.fanin.tensor.Shape;

/// Draws an orthogonal matrix as [Orthogonal] does and rescales it, so that a weight has the
/// variance of a kernel drawn one by one: `gain^2 / fan_in`.
///
/// Unscaled, a kernel whose outputs outnumber its fan-in, or whose fan-in is not its number of
/// rows, keeps the signal only up to a factor. The factor here is `gain * sqrt(max(rows, columns) /
/// fan_in)`, and 1 for the gain 1 where rows are the fan-in and at least as many as the columns.
///
/// Shapes: two axes or more; rows are all axes but the last.
///
/// @param gain the factor on the standard deviation, at least 0
public record ScaledOrthogonal(double gain) implements WholeMatrix {

    public ScaledOrthogonal {
        Float32.check("gain", gain);
        if (gain < 0) {
            throw new IllegalArgumentException("gain must be at least 0, got " + gain + ".");
        }
    }

    @Override
    public float[] draw(Target target, RandomStream stream) {
        Shape shape = Orthogonal.check("scaled_orthogonal", target.shape());
        int rows = Orthogonal.rows(shape);
        int columns = shape.axis(-1);
        double factor = gain * Math.sqrt(Math.max(rows, columns) / target.fans().in());
        return HaarMatrix.draw(rows, columns, factor, stream);
    }

    @Override
    public double variance(Target target) {
        Orthogonal.check("scaled_orthogonal", target.shape());
        return gain * gain / target.fans().in();
    }

    @Override
    public String toString() {
        return CallText.of("scaled_orthogonal").with("gain", gain, 1.0).toString();
    }
}
