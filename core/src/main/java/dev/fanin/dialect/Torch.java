package dev.fanin.dialect;

import dev.fanin.init.Chrono;
import dev.fanin.init.Constant;
import dev.fanin.init.ConstantTensor;
import dev.fanin.init.CourseXavier;
import dev.fanin.init.CustomInitializer;
import dev.fanin.init.DeltaOrthogonal;
import dev.fanin.init.Deterministic;
import dev.fanin.init.Dirac;
import dev.fanin.init.Fans;
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
import dev.fanin.random.Law;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;

/// What PyTorch's CPU draws right after `torch.manual_seed(seed)`.
///
/// Names of `torch.nn.init` are drawn as that draws; Keras's laws by PyTorch's `uniform_`,
/// `normal_` and `trunc_normal_` with their numbers. [TorchGenerator] says what is exact.
///
/// Shapes: PyTorch's, (out, in / groups, k...); for `orthogonal` rows are the first axis.
///
/// Source: PyTorch 1.13, `torch/nn/init.py`. No deviation but rounding in `orthogonal`.
public record Torch() implements ForeignDialect {

    private static final String PYTORCH = "PyTorch";

    @Override
    public String name() {
        return "torch";
    }

    /// Returns the fans that PyTorch reads from a shape; for less than two axes, where it has none,
    /// those of Keras.
    @Override
    public Fans fans(Shape shape) {
        return shape.rank() < 2 ? Fans.ofShape(shape) : Fans.ofTorchShape(shape);
    }

    @Override
    public Shape inFaninOrder(Shape shape) {
        if (shape.rank() < 2) {
            return shape;
        }
        int[] axes = shape.toArray();
        int[] moved = new int[axes.length];
        System.arraycopy(axes, 2, moved, 0, axes.length - 2);
        moved[axes.length - 2] = axes[1];
        moved[axes.length - 1] = axes[0];
        return Shape.of(moved);
    }

    @Override
    public Tensor draw(Initializer initializer, Target target, long seed) {
        Shape shape = target.shape();
        return switch (initializer) {
            case Independent independent -> draw(independent, target, TorchGenerator.seeded(seed));
            case Deterministic deterministic -> fixed(deterministic, target);
            case Orthogonal(double gain) -> TorchInit.orthogonal(shape, gain, TorchGenerator.seeded(seed));
            case Sparse(double sparsity, double std) ->
                TorchInit.sparse(shape, sparsity, std, TorchGenerator.seeded(seed));
            case Seeded seeded -> draw(seeded.base(), target, seeded.seed().value());
            case ScaledOrthogonal _, DeltaOrthogonal _, LooksLinear _, Chrono _, CustomInitializer _ ->
                throw Refusal.of(PYTORCH, initializer);
        };
    }

    private static Tensor draw(Independent independent, Target target, TorchGenerator generator) {
        switch (independent) {
            // Where PyTorch reads fans itself, it needs two axes.
            case Xavier _, Kaiming _ -> Fans.ofTorchShape(target.shape());
            case VarianceScaling scaling -> {
                if (scaling.axes() != null) {
                    throw Refusal.of(PYTORCH, scaling, "its fans have no axes to choose");
                }
            }
            case RandomNormal _, RandomUniform _, TruncatedNormal _, TruncNormal _, CourseXavier _ -> {}
        }
        float[] values = new float[target.shape().arraySize()];
        switch (independent.law(target)) {
            case Law.Uniform(double low, double high) -> generator.uniform(values, low, high);
            case Law.Normal(double mean, double deviation) -> generator.normal(values, mean, deviation);
            case Law.TruncatedNormal(double center, double deviation, double low, double high) ->
                generator.truncatedNormal(values, center, deviation, low, high);
        }
        return Tensor.of(target.shape(), values);
    }

    private static Tensor fixed(Deterministic deterministic, Target target) {
        return switch (deterministic) {
            case Constant _, ConstantTensor _ -> FixedValues.of(deterministic, target);
            case Identity(double gain) when gain == 1 -> TorchInit.eye(target.shape());
            case Identity _ -> throw Refusal.of(PYTORCH, deterministic, "its eye_ has no gain");
            case Dirac(int groups) -> TorchInit.dirac(target.shape(), groups);
            case ZeroHadamard _, IdInit _, Stft _ -> throw Refusal.of(PYTORCH, deterministic);
        };
    }
}
