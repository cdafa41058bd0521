package dev.fanin.lab.corpus;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.init.Distribution;
import dev.fanin.init.FanMode;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.init.VarianceScaling;
import java.util.List;

/// Dense layers of rectifiers and their smooth relatives.
final class RectifierCases {

    private RectifierCases() {}

    static List<Case> cases() {
        ActivationFunction relu = Activations.relu();
        ActivationFunction leaky = Activations.leakyRelu(0.2);
        return Common.all(
                deep(Setting.of(Chain.mlp(16, 10, 32, relu, 4), 1)),
                tall(Setting.of(Chain.mlp(16, 24, 64, relu, 4), 2)),
                deep(Setting.of(Chain.mlp(20, 15, 48, leaky, 8), 3)),
                deep(Setting.of(Chain.mlp(12, 8, 24, relu, 1), 4)),
                gains(Setting.of(Chain.mlp(16, 18, 40, relu, 6), 5)),
                gains(Setting.of(Chain.mlp(16, 12, 48, relu, 1), 6)),
                smooth(Setting.of(Chain.mlp(16, 12, 40, Activations.elu(), 5), 7)),
                smooth(Setting.of(Chain.mlp(24, 10, 32, Activations.gelu(), 10), 8)),
                shallow(Setting.of(Chain.mlp(16, 3, 32, relu, 6), 9)),
                shallow(Setting.of(Chain.mlp(10, 4, 16, leaky, 5), 10)));
    }

    private static List<Case> deep(Setting s) {
        return Common.all(gains(s), Common.symmetric(s), Common.scaled(s), Common.lookAlikes(s), Common.laws(s));
    }

    private static List<Case> tall(Setting s) {
        return Common.all(gains(s), Common.scaled(s).subList(0, 3), Common.laws(s));
    }

    private static List<Case> gains(Setting s) {
        Filling proper = s.scheme().kernels();
        Initializer fanOut = new VarianceScaling(2, FanMode.FAN_OUT, Distribution.UNTRUNCATED_NORMAL);
        return List.of(
                s.with("glorot", Fault.WRONG_GAIN, Filling.all(Initializers.glorotUniform())),
                s.with("lecun", Fault.WRONG_GAIN, Filling.all(Initializers.lecunNormal())),
                s.with("torch", Fault.WRONG_GAIN, Filling.all(Common.torch())),
                s.with("biases -10", Fault.DEAD, s.scheme().biases(Common.biases(Initializers.constant(-10)))),
                s.with("biases 10", Fault.BIASES, s.scheme().biases(Common.biases(Initializers.constant(10)))),
                s.with("head x100", Fault.LOGITS, proper.times(100, Place::isHead)),
                s.with("hidden fan_out", Fault.HARMLESS_FAN, proper.with(place -> !place.isHead(), fanOut)),
                s.with(
                        "unit variance",
                        Fault.UNIT_VARIANCE,
                        s.scheme(),
                        (network, weights) -> Standardized.on(s.task().x(), network, weights)));
    }

    private static List<Case> smooth(Setting s) {
        return Common.all(
                List.of(
                        s.with("torch", Fault.WRONG_GAIN, Filling.all(Common.torch())),
                        s.with("biases -10", Fault.DEAD, s.scheme().biases(Common.biases(Initializers.constant(-10)))),
                        s.with("head x100", Fault.LOGITS, s.scheme().kernels().times(100, Place::isHead))),
                Common.scaled(s),
                Common.lookAlikes(s),
                Common.laws(s));
    }

    private static List<Case> shallow(Setting s) {
        return Common.all(
                List.of(
                        s.with("glorot", Fault.SHALLOW, Filling.all(Initializers.glorotUniform())),
                        s.with("lecun", Fault.SHALLOW, Filling.all(Initializers.lecunNormal())),
                        s.with("torch", Fault.SHALLOW, Filling.all(Common.torch())),
                        s.with("biases -10", Fault.DEAD, s.scheme().biases(Common.biases(Initializers.constant(-10)))),
                        s.with("head x1000", Fault.LOGITS, s.scheme().kernels().times(1000, Place::isHead))),
                Common.symmetric(s),
                Common.scaled(s),
                Common.lookAlikes(s));
    }
}
