package dev.fanin.dialect;

import dev.fanin.init.Distribution;
import dev.fanin.init.FanMode;
import dev.fanin.init.Fans;

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
    /// The variance is `scale / n`, where n is the fan that `mode` names. What JAX calls `normal` is
    /// [Distribution#UNTRUNCATED_NORMAL].
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

    private static void multiply(float[] values, float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private static float root(float x) {
        return (float) Math.sqrt(x);
    }
}
