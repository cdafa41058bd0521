package dev.fanin.init;

import dev.fanin.init.ConvolutionShape.Middle;
import dev.fanin.random.RandomStream;
import dev.fanin.tensor.Shape;

/// Draws a convolution kernel that is 0 but for the middle tap, and an orthogonal matrix there: a
/// convolution that keeps the length of every signal.
///
/// The rows of the matrix (inputs, outputs) are orthonormal, times a scale. Over all k taps a
/// weight has mean 0 and variance `scale^2 / (k * outputs)`.
///
/// Shapes: (k..., inputs, outputs) of three to five axes with at most as many inputs as outputs.
/// The middle of an axis of k taps is tap `(k - 1) / 2`, rounded down.
///
/// Also called: `delta_orthogonal` in JAX.
///
/// Source: Xiao et al., "Dynamical isometry and a mean field theory of CNNs", 2018, algorithm 1;
/// JAX, which draws a square matrix and keeps its first rows: the same distribution.
///
/// @param scale the factor, which float32 can hold
public record DeltaOrthogonal(double scale) implements WholeMatrix {

    private static final int LEAST_RANK = 3;
    private static final int LARGEST_RANK = 5;

    public DeltaOrthogonal {
        Float32.check("scale", scale);
    }

    @Override
    public float[] draw(Target target, RandomStream stream) {
        ConvolutionShape kernel = check(target.shape());
        float[] all = new float[target.shape().arraySize()];
        float[] matrix = HaarMatrix.draw(kernel.inputs(), kernel.outputs(), scale, stream);
        System.arraycopy(matrix, 0, all, Math.toIntExact(kernel.centre() * kernel.tapSize()), matrix.length);
        return all;
    }

    private static ConvolutionShape check(Shape shape) {
        if (shape.rank() < LEAST_RANK || shape.rank() > LARGEST_RANK) {
            throw new IllegalArgumentException(
                    "delta_orthogonal needs a shape of three to five axes, (k..., inputs, outputs), got " + shape
                            + " of " + shape.rank() + "; for a matrix take orthogonal.");
        }
        if (shape.axis(-2) > shape.axis(-1)) {
            throw new IllegalArgumentException("delta_orthogonal needs at most as many inputs as outputs, got "
                    + shape.axis(-2) + " inputs and " + shape.axis(-1) + " outputs in shape " + shape
                    + "; take orthogonal.");
        }
        return ConvolutionShape.of(shape, Middle.LOWER);
    }

    @Override
    public double variance(Target target) {
        ConvolutionShape kernel = check(target.shape());
        return scale * scale / kernel.taps() / kernel.outputs();
    }

    @Override
    public String toString() {
        return CallText.of("delta_orthogonal").with("scale", scale, 1.0).toString();
    }
}
