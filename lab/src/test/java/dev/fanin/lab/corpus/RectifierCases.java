package dev.fanin.lab.corpus;

import dev.fanin.activation.Activations;
import dev.fanin.init.Initializers;
import dev.fanin.init.FanMode;
import java.util.List;

/// Dense layers of rectifiers and their smooth relatives.
final class RectifierCases {

    private RectifierCases() {}

    static List<Case> cases() {
        return Common.all(
                deep(Setting.of(Chain.mlp(16, 10, 32, Activations.relu(), 4), 1)),
                shallow(Setting.of(Chain.mlp(16, 3, 32, Activations.relu(), 6), 2)));
    }

    private static List<Case> deep(Setting s) {
        Filling proper = s.scheme().kernels();
        return Common.all(
                List.of(
                        s.with("glorot", Fault.WRONG_GAIN, Filling.all(Initializers.glorotUniform())),
                        s.with("lecun", Fault.WRONG_GAIN, Filling.all(Initializers.lecunNormal())),
                        s.with("torch", Fault.WRONG_GAIN, Filling.all(Common.torch())),
                        s.with("biases -10", Fault.DEAD, s.scheme().biases(Common.biases(Initializers.constant(-10)))),
                        s.with("biases 10", Fault.BIASES, s.scheme().biases(Common.biases(Initializers.constant(10)))),
                        s.with("head x100", Fault.LOGITS, proper.times(100, Place::isHead)),
                        s.with("fan_out", Fault.HARMLESS_FAN, proper.with(
                                place -> !place.isHead(),
                                Initializers.kaimingNormal(0, FanMode.FAN_OUT, dev.fanin.init.Nonlinearity.RELU))),
                        s.with(
                                "unit variance",
                                Fault.UNIT_VARIANCE,
                                s.scheme(),
                                (network, weights) -> Standardized.on(s.task().x(), network, weights))),
                Common.laws(s, 2),
                Common.symmetric(s),
                Common.scaled(s),
                Common.lookAlikes(s));
    }

    private static List<Case> shallow(Setting s) {
        return Common.all(
                List.of(
                        s.with("glorot", Fault.SHALLOW, Filling.all(Initializers.glorotUniform())),
                        s.with("lecun", Fault.SHALLOW, Filling.all(Initializers.lecunNormal())),
                        s.with("torch", Fault.SHALLOW, Filling.all(Common.torch()))),
                Common.symmetric(s),
                Common.scaled(s),
                Common.lookAlikes(s));
    }
}
