package dev.fanin.dialect;

import dev.fanin.init.Chrono;
import dev.fanin.init.Constant;
import dev.fanin.init.ConstantTensor;
import dev.fanin.init.CustomInitializer;
import dev.fanin.init.Deterministic;
import dev.fanin.init.Dirac;
import dev.fanin.init.IdInit;
import dev.fanin.init.Identity;
import dev.fanin.init.Independent;
import dev.fanin.init.Initializer;
import dev.fanin.init.LooksLinear;
import dev.fanin.init.Seeded;
import dev.fanin.init.Sparse;
import dev.fanin.init.Stft;
import dev.fanin.init.Target;
import dev.fanin.init.WholeMatrix;
import dev.fanin.init.ZeroHadamard;
import dev.fanin.random.Law;
import dev.fanin.tensor.Tensor;
import java.util.function.DoubleSupplier;
import java.util.function.LongFunction;

/// What both generators of NumPy can do for a weight.
interface NumpySource {

    /// Returns the next value of `uniform(low, high)`.
    double uniform(double low, double high);

    /// Returns the next value of `normal(mean, standardDeviation)`.
    double normal(double mean, double standardDeviation);

    /// Draws a whole parameter in double precision, and rounds it.
    static Tensor draw(Initializer initializer, Target target, long seed, LongFunction<NumpySource> seeded) {
        return switch (initializer) {
            case Independent independent -> draw(independent, target, seeded.apply(seed));
            case Deterministic deterministic -> fixed(deterministic, target);
            case Seeded own -> draw(own.base(), target, own.seed().value(), seeded);
            case WholeMatrix _, Sparse _, LooksLinear _, Chrono _, CustomInitializer _ ->
                throw Refusal.of("NumPy", initializer);
        };
    }

    private static Tensor draw(Independent independent, Target target, NumpySource source) {
        return switch (independent.law(target)) {
            case Law.Uniform(double low, double high) -> fill(target, () -> source.uniform(low, high));
            case Law.Normal(double mean, double deviation) -> fill(target, () -> source.normal(mean, deviation));
            case Law.TruncatedNormal _ ->
                throw Refusal.of("NumPy", independent, "it has no truncated normal distribution");
        };
    }

    private static Tensor fixed(Deterministic deterministic, Target target) {
        return switch (deterministic) {
            case Constant _, ConstantTensor _, Identity _ -> FixedValues.of(deterministic, target);
            case Dirac _, ZeroHadamard _, IdInit _, Stft _ -> throw Refusal.of("NumPy", deterministic);
        };
    }

    private static Tensor fill(Target target, DoubleSupplier next) {
        float[] values = new float[target.shape().arraySize()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) next.getAsDouble();
        }
        return Tensor.of(target.shape(), values);
    }
}
