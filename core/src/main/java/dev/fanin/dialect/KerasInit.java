package dev.fanin.dialect;

import dev.fanin.init.Constant;
import dev.fanin.init.CustomInitializer;
import dev.fanin.init.Fans;
import dev.fanin.init.Initializer;
import dev.fanin.init.RandomNormal;
import dev.fanin.init.RandomUniform;
import dev.fanin.init.TruncatedNormal;
import dev.fanin.init.VarianceScaling;
import java.util.Arrays;

/// The weights that Keras 3 would begin with.
///
/// On NumPy and JAX they are those of Keras to the last bit, on PyTorch where its generator is
/// ([TorchGenerator]), on TensorFlow but for normal values, which are a few units in the last place
/// apart.
///
/// Source: `keras/src/initializers/random_initializers.py` and
/// `keras/src/backend/BACKEND/random.py` of Keras 3.15.
public final class KerasInit {

    /// The standard deviation of N(0, 1) cut at 2, which variance scaling makes up for.
    private static final double DEVIATION_AFTER_CUT = 0.87962566103423978;

    private KerasInit() {}

    /// Fills the array as an initializer of Keras that was constructed with this seed.
    ///
    /// Where Keras was given none, the seed is the next of [KerasSeeds].
    ///
    /// @param values a whole parameter in row-major order
    /// @param fans the fans of its shape in Keras's eyes
    /// @throws IllegalArgumentException if Keras has no such initializer
    public static void fill(float[] values, Initializer initializer, Fans fans, KerasBackend backend, long seed) {
        Draws draws = backend.draws(seed);
        switch (initializer) {
            case Constant constant -> Arrays.fill(values, (float) constant.value());
            case RandomNormal normal -> draws.normal(values, normal.mean(), normal.stddev());
            case TruncatedNormal normal -> draws.truncatedNormal(values, normal.mean(), normal.stddev());
            case RandomUniform uniform -> draws.uniform(values, uniform.minval(), uniform.maxval());
            case VarianceScaling scaling -> fill(values, scaling, fans, draws);
            case CustomInitializer custom ->
                throw new IllegalArgumentException(
                        "Expected an initializer of Keras, got " + custom + ", which only Fanin can draw.");
        }
    }

    private static void fill(float[] values, VarianceScaling scaling, Fans fans, Draws draws) {
        double variance = scaling.variance(fans);
        switch (scaling.distribution()) {
            case UNIFORM -> {
                double limit = Math.sqrt(3 * variance);
                draws.uniform(values, -limit, limit);
            }
            case UNTRUNCATED_NORMAL -> draws.normal(values, 0, Math.sqrt(variance));
            case TRUNCATED_NORMAL -> draws.truncatedNormal(values, 0, Math.sqrt(variance) / DEVIATION_AFTER_CUT);
        }
    }
}
