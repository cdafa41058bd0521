package dev.fanin.lab.corpus;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.init.Axes;
import dev.fanin.init.Distribution;
import dev.fanin.init.FanMode;
import dev.fanin.init.Initializers;
import dev.fanin.init.VarianceScaling;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Faults of data, of width and of range.
final class SpecialCases {

    private SpecialCases() {}

    static List<Case> cases() {
        ActivationFunction relu = Activations.relu();
        ActivationFunction tanh = Activations.tanh();
        return Common.all(
                inputs(Setting.of(Chain.mlp(16, 4, 32, relu, 4), 101), 255),
                inputs(Setting.of(Chain.mlp(16, 8, 32, relu, 1), 102), 255),
                inputs(Setting.of(Chain.mlp(16, 6, 32, tanh, 4), 103), 1000),
                inputs(Setting.of(Chain.cnn(Shape.of(8, 8, 1), 3, 8, relu, 1, 4), 104), 255),
                inputs(Setting.of(Chain.mlp(16, 4, 32, relu, 4), 105), 1e-4),
                inputs(Setting.of(Chain.mlp(16, 5, 24, tanh, 5), 106), 1e-4),
                inputs(Setting.of(new Residual(Shape.of(16), 6, 32, relu, Norm.NONE, 4), 107), 255),
                narrow(12, 3, 111),
                narrow(16, 3, 112),
                narrow(10, 2, 113),
                narrow(12, 2, 114),
                narrow(14, 3, 116),
                overflow(Setting.of(Chain.mlp(16, 24, 64, relu, 4), 121)),
                overflow(Setting.of(Chain.mlp(16, 20, 48, relu, 1), 122)),
                funnel(Setting.of(Chain.mlp(64, 1, 1, relu, 4).widths(64, 64, 48, 32, 24, 16, 12, 8), 131)),
                funnel(Setting.of(Chain.mlp(64, 1, 1, relu, 1).widths(64, 64, 64, 64, 64, 64), 132)),
                funnel(Setting.of(Chain.mlp(32, 1, 1, relu, 5).widths(24, 64, 24, 64, 24), 133)));
    }

    private static List<Case> inputs(Setting unit, double factor) {
        Setting s = unit.inputsTimes(factor);
        Scheme rescaled = s.scheme().rescaling(1 / factor);
        return List.of(
                s.with("raw", Fault.INPUT, s.scheme()),
                s.with(
                        "raw uniform",
                        Fault.INPUT,
                        s.scheme().kernels().with(place -> place.index() == 0, Initializers.heUniform())),
                s.with(
                        "rescaled",
                        Fault.RESCALED,
                        rescaled.kernels(
                                rescaled.kernels().with(place -> place.index() == 1, Initializers.heUniform()))));
    }

    /// Layers so narrow that rectifiers are likely to be dead before the first step; the twin
    /// leaks.
    private static List<Case> narrow(int depth, int width, long seed) {
        Chain form = Chain.mlp(8, depth, width, Activations.relu(), 2);
        Setting s = Setting.of(form, seed).twin(form.phi(Activations.leakyRelu(0.3)));
        return List.of(s.with("he", Fault.BORN_DEAD, s.scheme()));
    }

    private static List<Case> overflow(Setting s) {
        return List.of(
                s.with("normal 1", Fault.TOO_LARGE, Filling.all(Initializers.randomNormal(1))),
                s.with("normal 5", Fault.OVERFLOW, Filling.all(Initializers.randomNormal(5))),
                s.with("normal 20", Fault.OVERFLOW, Filling.all(Initializers.randomNormal(20))));
    }

    private static List<Case> funnel(Setting s) {
        Filling proper = s.scheme().kernels();
        return List.of(
                s.with("fan_out", Fault.WRONG_FAN, Filling.all(fan(FanMode.FAN_OUT))),
                s.with(
                        "hidden fan_out",
                        Fault.HARMLESS_FAN,
                        proper.with(place -> !place.isHead(), fan(FanMode.FAN_OUT))),
                s.with("fan_avg", Fault.HARMLESS_FAN, proper.with(place -> !place.isHead(), fan(FanMode.FAN_AVG))),
                s.with(
                        "both axes",
                        Fault.WRONG_FAN,
                        Filling.all(fan(FanMode.FAN_IN).withAxes(new Axes(List.of(0, 1), List.of(0, 1))))));
    }

    private static VarianceScaling fan(FanMode mode) {
        return new VarianceScaling(2, mode, Distribution.UNTRUNCATED_NORMAL);
    }
}
