package dev.fanin.dialect;

import dev.fanin.init.Chrono;
import dev.fanin.init.Constant;
import dev.fanin.init.ConstantTensor;
import dev.fanin.init.CustomInitializer;
import dev.fanin.init.DeltaOrthogonal;
import dev.fanin.init.Deterministic;
import dev.fanin.init.Dirac;
import dev.fanin.init.IdInit;
import dev.fanin.init.Identity;
import dev.fanin.init.Independent;
import dev.fanin.init.Initializer;
import dev.fanin.init.LooksLinear;
import dev.fanin.init.Orthogonal;
import dev.fanin.init.ScaledOrthogonal;
import dev.fanin.init.Seeded;
import dev.fanin.init.Sparse;
import dev.fanin.init.Stft;
import dev.fanin.init.Target;
import dev.fanin.init.ZeroHadamard;
import dev.fanin.random.Law;
import dev.fanin.tensor.Tensor;

/// What TensorFlow's stateless functions draw from `seed=[seed, 0]`.
///
/// A uniform law is `tf.random.stateless_uniform(shape, seed, minval, maxval)`, a normal one
/// `stateless_normal(shape, seed, mean, stddev)`, one cut at two standard deviations
/// `stateless_truncated_normal`; `orthogonal` is made of normal values as Keras does.
/// [TensorFlowStateless] says what is exact.
///
/// Shapes: (k..., inputs, outputs).
public record TensorFlow() implements ForeignDialect {

    private static final String TENSORFLOW = "TensorFlow";

    @Override
    public String name() {
        return "tensorflow";
    }

    @Override
    public Tensor draw(Initializer initializer, Target target, long seed) {
        Draws draws = new TensorFlowDraws(TensorFlowStateless.seeded(seed, 0));
        return switch (initializer) {
            case Independent independent -> {
                float[] values = new float[target.shape().arraySize()];
                Law law = independent.law(target);
                if (!draws.fill(values, law)) {
                    throw Refusal.of(TENSORFLOW, initializer, "it cuts at two standard deviations only");
                }
                yield Tensor.of(target.shape(), values);
            }
            case Deterministic deterministic -> fixed(deterministic, target);
            case Orthogonal(double gain) -> Tensor.of(target.shape(), draws.orthogonal(target.shape(), gain));
            case Seeded seeded -> draw(seeded.base(), target, seeded.seed().value());
            case ScaledOrthogonal _, DeltaOrthogonal _, Sparse _, LooksLinear _, Chrono _, CustomInitializer _ ->
                throw Refusal.of(TENSORFLOW, initializer);
        };
    }

    private static Tensor fixed(Deterministic deterministic, Target target) {
        return switch (deterministic) {
            case Constant _, ConstantTensor _, Identity _ -> FixedValues.of(deterministic, target);
            case Dirac _, ZeroHadamard _, IdInit _, Stft _ -> throw Refusal.of(TENSORFLOW, deterministic);
        };
    }
}
