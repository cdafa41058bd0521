package dev.fanin.dialect;

import dev.fanin.init.Constant;
import dev.fanin.init.CustomInitializer;
import dev.fanin.init.Independent;
import dev.fanin.init.Initializer;
import dev.fanin.init.Target;
import dev.fanin.random.Law;
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

    private KerasInit() {}

    /// Fills the array as an initializer of Keras that was constructed with this seed.
    ///
    /// Where Keras was given none, the seed is the next of [KerasSeeds].
    ///
    /// @param values a whole parameter in row-major order
    /// @param target the parameter, with the fans of its shape in Keras's eyes
    /// @throws IllegalArgumentException if Keras has no such initializer
    public static void fill(float[] values, Initializer initializer, Target target, KerasBackend backend, long seed) {
        switch (initializer) {
            case Constant constant -> Arrays.fill(values, (float) constant.value());
            case Independent independent -> draw(values, independent.law(target), backend.draws(seed));
            case CustomInitializer custom ->
                throw new IllegalArgumentException(
                        "Expected an initializer of Keras, got " + custom + ", which only Fanin can draw.");
        }
    }

    private static void draw(float[] values, Law law, Draws draws) {
        switch (law) {
            case Law.Uniform(double low, double high) -> draws.uniform(values, low, high);
            case Law.Normal(double mean, double deviation) -> draws.normal(values, mean, deviation);
            case Law.TruncatedNormal cut
            when cut.isCutAtTwo() -> draws.truncatedNormal(values, cut.center(), cut.deviation());
            case Law.TruncatedNormal _ ->
                throw new IllegalArgumentException("Keras cuts a normal distribution at two standard deviations only.");
        }
    }
}
