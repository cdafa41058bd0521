package dev.fanin.lab.corpus;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.init.Axes;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.lab.corpus.Chain.Kind;
import dev.fanin.lab.corpus.Place.Role;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Convolutions over small images.
final class ConvolutionCases {

    private static final Shape GRAY = Shape.of(8, 8, 1);
    private static final Shape COLOUR = Shape.of(12, 12, 3);

    private ConvolutionCases() {}

    static List<Case> cases() {
        ActivationFunction relu = Activations.relu();
        return Common.all(
                rectifiers(Setting.of(Chain.cnn(GRAY, 7, 6, relu, 3, 4), 41)),
                few(Setting.of(Chain.cnn(COLOUR, 3, 8, relu, 1, 4), 42)),
                bounded(Setting.of(Chain.cnn(GRAY, 6, 6, Activations.tanh(), 2, 4), 43)),
                channels(Setting.of(Chain.cnn(GRAY, 6, 12, relu, 2, 4).kind(Kind.DEPTHWISE), 44)),
                channels(Setting.of(Chain.cnn(GRAY, 6, 12, relu, 3, 5).kind(Kind.SEPARABLE), 45)));
    }

    private static List<Case> rectifiers(Setting s) {
        return Common.all(
                List.of(
                        delta(s, Math.sqrt(2)),
                        s.with("torch", Fault.WRONG_GAIN, Filling.all(Common.torch())),
                        s.with("glorot", Fault.WRONG_GAIN, Filling.all(Initializers.glorotUniform())),
                        s.with("swapped axes", Fault.WRONG_FAN, swapped(s)),
                        s.with("biases -10", Fault.DEAD, s.scheme().biases(Common.biases(Initializers.constant(-10)))),
                        s.with("biases 10", Fault.BIASES, s.scheme().biases(Common.biases(Initializers.constant(10)))),
                        s.with("head x100", Fault.LOGITS, s.scheme().kernels().times(100, Place::isHead))),
                Common.symmetric(s),
                Common.scaled(s),
                Common.lookAlikes(s),
                Common.laws(s).subList(0, 2));
    }

    private static List<Case> few(Setting s) {
        return Common.all(
                List.of(
                        delta(s, Math.sqrt(2)),
                        s.with("torch", Fault.SHALLOW, Filling.all(Common.torch())),
                        s.with("glorot", Fault.SHALLOW, Filling.all(Initializers.glorotUniform())),
                        s.with("biases -10", Fault.DEAD, s.scheme().biases(Common.biases(Initializers.constant(-10))))),
                Common.symmetric(s).subList(0, 1),
                Common.scaled(s).subList(1, 4),
                Common.lookAlikes(s).subList(0, 4));
    }

    private static List<Case> bounded(Setting s) {
        return Common.all(
                List.of(
                        delta(s, 1),
                        s.with("torch", Fault.WRONG_GAIN, Filling.all(Common.torch())),
                        s.with("normal 1", Fault.SATURATED, Filling.all(Initializers.randomNormal(1))),
                        s.with("biases 10", Fault.BIASES, s.scheme().biases(Common.biases(Initializers.constant(10))))),
                Common.symmetric(s).subList(2, 5),
                Common.lookAlikes(s).subList(0, 4));
    }

    private static Case delta(Setting s, double gain) {
        return s.with(
                "delta-orthogonal",
                Fault.DELTA,
                s.scheme().kernels().with(place -> !place.isHead(), Initializers.deltaOrthogonal(gain)));
    }

    /// The kernel (height, width, inputs, outputs) read as PyTorch's (outputs, inputs, height,
    /// width).
    private static Filling swapped(Setting s) {
        Initializer other = Scheme.normal(2).withAxes(new Axes(List.of(1, 2, 3), List.of(0, 2, 3)));
        return s.scheme().kernels().with(place -> place.role() == Role.HIDDEN, other);
    }

    /// Filters for each channel alone: Keras counts all channels as their inputs.
    private static List<Case> channels(Setting s) {
        Filling proper = s.scheme().kernels();
        return List.of(
                s.with(
                        "keras he fans",
                        Fault.WRONG_FAN,
                        proper.with(place -> place.role() == Role.DEPTHWISE, Scheme.normal(1))),
                s.with("keras default", Fault.WRONG_FAN, Filling.all(Initializers.glorotUniform())),
                s.with("x0.4", Fault.VANISHING, proper.times(0.4)),
                s.with("x2.5", Fault.EXPLODING, proper.times(2.5)),
                s.with("zero head", Fault.ZERO_HEAD, proper.with(Place::isHead, Initializers.zeros())),
                s.with("first x0.01", Fault.ONE_SMALL, proper.times(0.01, Common.kernel(0))),
                s.with(
                        "uniform",
                        Fault.SAME_SCALE,
                        proper.with(place -> place.role() == Role.HIDDEN, Initializers.heUniform())));
    }
}
