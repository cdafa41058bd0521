package dev.fanin.dialect;

import dev.fanin.init.Distribution;
import dev.fanin.init.FanMode;
import dev.fanin.init.Fans;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;

/// The initializers of `jax.nn.initializers`, which draw a standard distribution and multiply.
///
/// Glorot, He and LeCun are [#varianceScaling] with scale 1, 2 and 1 and the mean fan, fan-in and
/// fan-in. All arithmetic is float32.
///
/// Also called: Flax's default for dense and convolution kernels is LeCun normal.
///
/// Source: `jax/_src/nn/initializers.py`. Deviation: complex types are not drawn.
public final class JaxInit {

    /// The standard deviation of N(0, 1) cut at 2, which JAX makes up for.
    private static final float DEVIATION_AFTER_CUT = 0.87962566103423978f;

    private JaxInit() {}

    /// Fills the array as `variance_scaling(scale, mode, distribution)`.
    ///
    /// The variance is `scale / n`, where n is the fan that `mode` names. What JAX calls `normal`
    /// is [Distribution#UNTRUNCATED_NORMAL].
    ///
    /// @param scale the numerator, positive
    public static void varianceScaling(
            float[] values, JaxKey key, Fans fans, double scale, FanMode mode, Distribution distribution) {
        float variance = (float) (scale / mode.of(fans));
        switch (distribution) {
            case UNIFORM -> {
                key.uniform(values, -1, 1);
                multiply(values, root(3 * variance));
            }
            case UNTRUNCATED_NORMAL -> normal(values, key, root(variance));
            case TRUNCATED_NORMAL -> truncatedNormal(values, key, root(variance) / DEVIATION_AFTER_CUT, -2, 2);
        }
    }

    /// Fills the array as `uniform(scale)`: the range is [0, scale), not centred at zero.
    public static void uniform(float[] values, JaxKey key, float scale) {
        key.uniform(values, 0, 1);
        multiply(values, scale);
    }

    /// Fills the array as `normal(stddev)`.
    public static void normal(float[] values, JaxKey key, float standardDeviation) {
        key.normal(values);
        multiply(values, standardDeviation);
    }

    /// Fills the array as `truncated_normal(stddev, lower, upper)`, with bounds in standard
    /// deviations and nothing made up for the cut.
    public static void truncatedNormal(float[] values, JaxKey key, float standardDeviation, float lower, float upper) {
        key.truncatedNormal(values, lower, upper);
        multiply(values, standardDeviation);
    }

    /// Draws as `orthogonal(scale)`: a matrix whose rows are all axes but the last.
    ///
    /// Within 1e-5 of JAX: the normal values are JAX's, the rounding of the factorization is not.
    ///
    /// @param shape of two axes or more
    public static Tensor orthogonal(Shape shape, JaxKey key, float scale) {
        Orthonormal.check(shape);
        return Tensor.of(shape, orthogonal(shape.dropLast().arraySize(), shape.axis(-1), key, scale));
    }

    /// Draws as `delta_orthogonal(scale)`: an orthogonal matrix at the middle tap `(k - 1) / 2` of
    /// a convolution, rounded down, and 0 elsewhere.
    ///
    /// @param shape (k..., inputs, outputs) of three to five axes, no more inputs than outputs
    public static Tensor deltaOrthogonal(Shape shape, JaxKey key, float scale) {
        if (shape.rank() < 3 || shape.rank() > 5 || shape.axis(-2) > shape.axis(-1)) {
            throw new IllegalArgumentException("Expected 3 to 5 axes and at most as many inputs as outputs for"
                    + " delta_orthogonal, got shape " + shape + ".");
        }
        int centre = 0;
        for (int axis = 0; axis < shape.rank() - 2; axis++) {
            centre = centre * shape.axis(axis) + (shape.axis(axis) - 1) / 2;
        }
        float[] matrix = orthogonal(shape.axis(-2), shape.axis(-1), key, scale);
        float[] values = new float[shape.arraySize()];
        System.arraycopy(matrix, 0, values, centre * matrix.length, matrix.length);
        return Tensor.of(shape, values);
    }

    private static float[] orthogonal(int rows, int columns, JaxKey key, float scale) {
        float[] normal = new float[rows * columns];
        key.normal(normal);
        return Orthonormal.of(normal, rows, columns, scale);
    }

    private static void multiply(float[] values, float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private static float root(float x) {
        return (float) Math.sqrt(x);
    }
}
