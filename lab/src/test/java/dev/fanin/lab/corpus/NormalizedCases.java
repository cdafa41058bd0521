package dev.fanin.lab.corpus;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.init.Initializers;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Chains with a normalization before each activation.
final class NormalizedCases {

    private NormalizedCases() {}

    static List<Case> cases() {
        ActivationFunction relu = Activations.relu();
        return Common.all(
                normalized(Setting.of(Chain.mlp(16, 4, 32, relu, 4).norm(Norm.BATCH), 81)),
                normalized(Setting.of(Chain.mlp(16, 10, 32, relu, 5).norm(Norm.BATCH), 82)),
                normalized(
                        Setting.of(Chain.mlp(16, 8, 32, Activations.tanh(), 4).norm(Norm.LAYER), 83)),
                normalized(Setting.of(
                        Chain.cnn(Shape.of(8, 8, 1), 4, 6, relu, 2, 4).norm(Norm.BATCH), 84)),
                explosion(40, 32, 4, 85),
                explosion(50, 24, 4, 86),
                explosion(60, 32, 1, 87),
                explosion(50, 48, 6, 88));
    }

    private static List<Case> normalized(Setting s) {
        Filling proper = s.scheme().kernels();
        return List.of(
                s.with("x0.01", Fault.SCALE_UNDER_NORM, proper.times(0.01)),
                s.with("x30", Fault.SCALE_UNDER_NORM, proper.times(30)),
                s.with("torch", Fault.SCALE_UNDER_NORM, Filling.all(Common.torch())),
                s.with("glorot", Fault.SCALE_UNDER_NORM, Filling.all(Initializers.glorotUniform())),
                s.with(
                        "normal 0.1",
                        Fault.SCALE_UNDER_NORM,
                        proper.with(place -> !place.isHead(), Initializers.randomNormal(0.1))),
                s.with("biases 10", Fault.SMALL_BIASES, s.scheme().biases(Common.biases(Initializers.constant(10)))),
                s.with("zero head", Fault.ZERO_HEAD, proper.with(Place::isHead, Initializers.zeros())),
                s.with("zeros", Fault.ZERO, Filling.all(Initializers.zeros())),
                s.with("zero layer", Fault.ZERO, proper.with(Common.kernel(1), Initializers.zeros())),
                s.with("constant", Fault.CONSTANT, Filling.all(Initializers.constant(0.1))),
                s.with("head x100", Fault.LOGITS, proper.times(100, Place::isHead)),
                s.with(
                        "one unit a layer",
                        Fault.DUPLICATES,
                        s.scheme(),
                        (network, weights) -> Duplicates.everywhere(network, weights, 1)));
    }

    /// Shortcuts past each pair of layers keep the gradient of the twin.
    private static List<Case> explosion(int depth, int width, int outputs, long seed) {
        Chain form = Chain.mlp(16, depth, width, Activations.relu(), outputs).norm(Norm.BATCH);
        Setting s = Setting.of(form, seed)
                .twin(new Residual(form.input(), depth / 2, width, form.phi(), Norm.BATCH, outputs));
        return List.of(s.with("he", Fault.BATCH_NORM, s.scheme()));
    }
}
