package dev.fanin.dialect;

import dev.fanin.init.Chrono;
import dev.fanin.init.Constant;
import dev.fanin.init.ConstantTensor;
import dev.fanin.init.CourseXavier;
import dev.fanin.init.CustomInitializer;
import dev.fanin.init.DeltaOrthogonal;
import dev.fanin.init.Deterministic;
import dev.fanin.init.Dirac;
import dev.fanin.init.IdInit;
import dev.fanin.init.Identity;
import dev.fanin.init.Independent;
import dev.fanin.init.Initializer;
import dev.fanin.init.Kaiming;
import dev.fanin.init.LooksLinear;
import dev.fanin.init.Orthogonal;
import dev.fanin.init.RandomNormal;
import dev.fanin.init.RandomUniform;
import dev.fanin.init.ScaledOrthogonal;
import dev.fanin.init.Seeded;
import dev.fanin.init.Sparse;
import dev.fanin.init.Stft;
import dev.fanin.init.Target;
import dev.fanin.init.TruncNormal;
import dev.fanin.init.TruncatedNormal;
import dev.fanin.init.VarianceScaling;
import dev.fanin.init.Xavier;
import dev.fanin.init.ZeroHadamard;
import dev.fanin.random.Span;

/// The weights that Keras 3 would begin with.
///
/// On NumPy and JAX they are those of Keras to the last bit, on PyTorch where its generator is
/// ([TorchGenerator]), on TensorFlow but for normal values, which are a few units in the last place
/// apart. Everywhere `orthogonal` is within 1e-5, as its rounding depends on the build of LAPACK,
/// and `stft` within 1e-4, as Keras rounds its angles.
///
/// Source: `keras/src/initializers/random_initializers.py` and
/// `keras/src/backend/BACKEND/random.py` of Keras 3.15.
public final class KerasInit {

    private static final String KERAS = "Keras";

    private KerasInit() {}

    /// Fills the array as an initializer of Keras that was constructed with this seed.
    ///
    /// Where Keras was given none, the seed is the next of [KerasSeeds]. An initializer with a seed
    /// of its own keeps it.
    ///
    /// @param values a whole parameter in row-major order
    /// @param target the parameter, with the fans of its shape in Keras's eyes
    /// @throws IllegalArgumentException if Keras has no such initializer
    public static void fill(float[] values, Initializer initializer, Target target, KerasBackend backend, long seed) {
        switch (initializer) {
            case Independent independent -> draw(values, independent, target, backend.draws(seed));
            case Deterministic deterministic -> set(values, deterministic, target);
            case Seeded seeded ->
                fill(values, seeded.base(), target, backend, seeded.seed().value());
            case Orthogonal(double gain) ->
                System.arraycopy(backend.draws(seed).orthogonal(target.shape(), gain), 0, values, 0, values.length);
            case ScaledOrthogonal _, DeltaOrthogonal _, Sparse _, LooksLinear _, Chrono _, CustomInitializer _ ->
                throw Refusal.of(KERAS, initializer);
        }
    }

    private static void draw(float[] values, Independent independent, Target target, Draws draws) {
        switch (independent) {
            case VarianceScaling _, RandomNormal _, TruncatedNormal _, RandomUniform _, CourseXavier _ -> {
                if (!draws.fill(values, independent.law(target))) {
                    throw Refusal.of(KERAS, independent, "it cuts at two standard deviations only");
                }
            }
            case Xavier _, Kaiming _, TruncNormal _ -> throw Refusal.of(KERAS, independent);
        }
    }

    private static void set(float[] values, Deterministic deterministic, Target target) {
        switch (deterministic) {
            case Constant _, ConstantTensor _, Identity _, Stft _ ->
                Span.of(0, values).setEach(deterministic.elements(target));
            case Dirac _, ZeroHadamard _, IdInit _ -> throw Refusal.of(KERAS, deterministic);
        }
    }
}
