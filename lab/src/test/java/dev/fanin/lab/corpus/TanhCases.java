package dev.fanin.lab.corpus;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.init.Initializers;
import java.util.List;

/// Dense layers whose activation has bounds.
final class TanhCases {

    private TanhCases() {}

    static List<Case> cases() {
        ActivationFunction tanh = Activations.tanh();
        return Common.all(
                deep(Setting.of(Chain.mlp(16, 12, 32, tanh, 4), 21)),
                chaotic(Setting.of(Chain.mlp(16, 40, 48, tanh, 4), 22)),
                chaotic(Setting.of(Chain.mlp(16, 30, 64, tanh, 5), 23)),
                chaotic(Setting.of(Chain.mlp(16, 24, 48, tanh, 1), 24)),
                shallow(Setting.of(Chain.mlp(16, 3, 32, tanh, 4), 25)),
                sigmoid(6, 32, 4, 26),
                sigmoid(8, 48, 5, 27),
                sigmoid(12, 32, 1, 28),
                sigmoid(16, 32, 4, 29),
                sigmoid(20, 40, 5, 30));
    }

    private static List<Case> deep(Setting s) {
        return Common.all(
                List.of(
                        s.with("torch", Fault.WRONG_GAIN, Filling.all(Common.torch())),
                        s.with("glorot", Fault.SAME_SCALE, Filling.all(Initializers.glorotUniform())),
                        s.with("normal 1", Fault.SATURATED, Filling.all(Initializers.randomNormal(1))),
                        s.with("biases 10", Fault.BIASES, s.scheme().biases(Common.biases(Initializers.constant(10)))),
                        s.with(
                                "random biases 10",
                                Fault.BIASES,
                                s.scheme().biases(Common.biases(Initializers.randomNormal(10))))),
                Common.symmetric(s),
                Common.scaled(s),
                Common.lookAlikes(s),
                Common.laws(s));
    }

    private static List<Case> chaotic(Setting s) {
        Filling proper = s.scheme().kernels();
        return List.of(
                s.with("gain 5/3", Fault.CHAOTIC, proper.times(5.0 / 3)),
                s.with("gain 2", Fault.CHAOTIC, proper.times(2)),
                s.with("gain 3", Fault.CHAOTIC, proper.times(3)),
                s.with("gain 1.05", Fault.SAME_SCALE, proper.times(1.05)),
                s.with("normal 1", Fault.SATURATED, Filling.all(Initializers.randomNormal(1))),
                s.with("normal 3", Fault.SATURATED, Filling.all(Initializers.randomNormal(3))));
    }

    private static List<Case> shallow(Setting s) {
        return Common.all(
                List.of(
                        s.with("normal 1", Fault.FORGIVEN, Filling.all(Initializers.randomNormal(1))),
                        s.with("normal 0.5", Fault.FORGIVEN, Filling.all(Initializers.randomNormal(0.5))),
                        s.with("one x100", Fault.FORGIVEN, s.scheme().kernels().times(100, Common.kernel(1))),
                        s.with("gain 5/3", Fault.SHALLOW, s.scheme().kernels().times(5.0 / 3)),
                        s.with("torch", Fault.SHALLOW, Filling.all(Common.torch())),
                        s.with(
                                "random biases 3",
                                Fault.FORGIVEN,
                                s.scheme().biases(Common.biases(Initializers.randomNormal(3)))),
                        s.with("biases 10", Fault.BIASES, s.scheme().biases(Common.biases(Initializers.constant(10)))),
                        s.with("normal 10", Fault.SATURATED, Filling.all(Initializers.randomNormal(10)))),
                Common.symmetric(s),
                Common.lookAlikes(s));
    }

    /// No gain helps, so the twin has tanh in place of sigmoid.
    private static List<Case> sigmoid(int depth, int width, int outputs, long seed) {
        Chain form = Chain.mlp(16, depth, width, Activations.sigmoid(), outputs);
        Setting s = Setting.of(form, seed).twin(form.phi(Activations.tanh()));
        return List.of(
                s.with("glorot", Fault.SIGMOID, Filling.all(Initializers.glorotUniform())),
                s.with("lecun", Fault.SIGMOID, Filling.all(Initializers.lecunNormal())),
                s.with("gain 4", Fault.SIGMOID, s.scheme()));
    }
}
