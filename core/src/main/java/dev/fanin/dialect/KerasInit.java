package dev.fanin.dialect;

import dev.fanin.init.Chrono;
import dev.fanin.init.CustomInitializer;
import dev.fanin.init.DeltaOrthogonal;
import dev.fanin.init.Deterministic;
import dev.fanin.init.Independent;
import dev.fanin.init.Initializer;
import dev.fanin.init.LooksLinear;
import dev.fanin.init.Orthogonal;
import dev.fanin.init.ScaledOrthogonal;
import dev.fanin.init.Seeded;
import dev.fanin.init.Sparse;
import dev.fanin.init.Target;
import dev.fanin.random.Law;
import dev.fanin.random.Span;

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
    /// Where Keras was given none, the seed is the next of [KerasSeeds]. An initializer with a seed
    /// of its own keeps it.
    ///
    /// @param values a whole parameter in row-major order
    /// @param target the parameter, with the fans of its shape in Keras's eyes
    /// @throws IllegalArgumentException if Keras has no such initializer, or draws it by linear algebra
    public static void fill(float[] values, Initializer initializer, Target target, KerasBackend backend, long seed) {
        switch (initializer) {
            case Deterministic deterministic -> Span.of(0, values).setEach(deterministic.elements(target));
            case Independent independent -> draw(values, independent.law(target), backend.draws(seed));
            case Seeded seeded ->
                fill(values, seeded.base(), target, backend, seeded.seed().value());
            case Orthogonal _ ->
                throw new IllegalArgumentException(
                        "Expected an initializer whose bits do not depend on Keras's linear algebra, got " + initializer
                                + ".");
            case ScaledOrthogonal _, DeltaOrthogonal _, Sparse _, LooksLinear _, Chrono _, CustomInitializer _ ->
                throw new IllegalArgumentException(
                        "Expected an initializer of Keras, got " + initializer + ", which only Fanin can draw.");
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
