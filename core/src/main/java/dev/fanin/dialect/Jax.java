package dev.fanin.dialect;

import dev.fanin.init.Chrono;
import dev.fanin.init.Constant;
import dev.fanin.init.ConstantTensor;
import dev.fanin.init.CourseXavier;
import dev.fanin.init.CustomInitializer;
import dev.fanin.init.DeltaOrthogonal;
import dev.fanin.init.Deterministic;
import dev.fanin.init.Dirac;
import dev.fanin.init.Distribution;
import dev.fanin.init.FanMode;
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
import dev.fanin.tensor.Tensor;

/// What the initializers of `jax.nn.initializers` draw from `jax.random.key(seed)`.
///
/// `random_uniform` is `jax.random.uniform(key, shape, minval=..., maxval=...)`; `identity` is
/// `jnp.eye`, times its gain. [JaxKey] says what is exact.
///
/// Shapes: (k..., inputs, outputs).
///
/// @param counting the setting `jax_threefry_partitionable`
public record Jax(JaxCounting counting) implements ForeignDialect {

    private static final String JAX = "JAX";

    /// The dialect of JAX's default settings.
    public Jax() {
        this(JaxCounting.PARTITIONABLE);
    }

    @Override
    public String name() {
        return switch (counting) {
            case PARTITIONABLE -> "jax";
            case ORIGINAL -> "jax_original";
        };
    }

    @Override
    public Tensor draw(Initializer initializer, Target target, long seed) {
        JaxKey key = JaxKey.of(seed).withCounting(counting);
        return switch (initializer) {
            case Independent independent -> draw(independent, target, key);
            case Deterministic deterministic -> fixed(deterministic, target);
            case Orthogonal(double gain) -> JaxInit.orthogonal(target.shape(), key, (float) gain);
            case DeltaOrthogonal(double scale) -> JaxInit.deltaOrthogonal(target.shape(), key, (float) scale);
            case Seeded seeded -> draw(seeded.base(), target, seeded.seed().value());
            case ScaledOrthogonal _, Sparse _, LooksLinear _, Chrono _, CustomInitializer _ ->
                throw Refusal.of(JAX, initializer);
        };
    }

    private static Tensor draw(Independent independent, Target target, JaxKey key) {
        float[] values = new float[target.shape().arraySize()];
        switch (independent) {
            case VarianceScaling scaling -> scale(values, scaling, target, key);
            case CourseXavier _ ->
                scale(values, new VarianceScaling(1, FanMode.FAN_IN, Distribution.UNTRUNCATED_NORMAL), target, key);
            case RandomUniform(double minval, double maxval) -> key.uniform(values, (float) minval, (float) maxval);
            case RandomNormal(double mean, double stddev) -> {
                requireNoMean(independent, mean);
                JaxInit.normal(values, key, (float) stddev);
            }
            case TruncatedNormal(double mean, double stddev) -> {
                requireNoMean(independent, mean);
                JaxInit.truncatedNormal(values, key, (float) stddev, -2, 2);
            }
            case TruncNormal(double mean, double std, double a, double b) -> {
                requireNoMean(independent, mean);
                if (std == 0) {
                    throw Refusal.of(JAX, independent, "its bounds are in standard deviations, of which none is 0");
                }
                JaxInit.truncatedNormal(values, key, (float) std, (float) (a / std), (float) (b / std));
            }
            case Xavier _, Kaiming _ -> throw Refusal.of(JAX, independent);
        }
        return Tensor.of(target.shape(), values);
    }

    private static void scale(float[] values, VarianceScaling scaling, Target target, JaxKey key) {
        if (scaling.axes() != null) {
            throw Refusal.of(JAX, scaling, "it reads other fans from the axes it is given");
        }
        if (target.shape().rank() < 2) {
            throw new IllegalArgumentException("JAX has no fans for shape " + target.shape()
                    + ", only for two axes and more; take random_normal or random_uniform for it.");
        }
        JaxInit.varianceScaling(values, key, target.fans(), scaling.scale(), scaling.mode(), scaling.distribution());
    }

    private static void requireNoMean(Initializer initializer, double mean) {
        if (mean != 0) {
            throw Refusal.of(JAX, initializer, "its normal distributions have the mean 0");
        }
    }

    private static Tensor fixed(Deterministic deterministic, Target target) {
        return switch (deterministic) {
            case Constant _, ConstantTensor _, Identity _ -> FixedValues.of(deterministic, target);
            case Dirac _, ZeroHadamard _, IdInit _, Stft _ -> throw Refusal.of(JAX, deterministic);
        };
    }
}
