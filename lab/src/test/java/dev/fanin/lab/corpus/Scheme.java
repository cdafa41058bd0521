package dev.fanin.lab.corpus;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Elementwise;
import dev.fanin.activation.Gain;
import dev.fanin.activation.LeakyRelu;
import dev.fanin.activation.Relu;
import dev.fanin.activation.Sigmoid;
import dev.fanin.activation.Tanh;
import dev.fanin.init.Axes;
import dev.fanin.init.Distribution;
import dev.fanin.init.FanMode;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.init.VarianceScaling;
import java.util.List;

/// How every parameter of an architecture begins.
///
/// @param kernels the kernels
/// @param biases the biases, where the architecture has any
/// @param gamma what the last gamma of a residual branch begins at
/// @param rescaling what inputs are multiplied by first, in a layer of its own; 1 for no such layer
record Scheme(Filling kernels, Filling biases, double gamma, double rescaling) {

    /// The kernel of a filter for each channel alone: (height, width, channels, multiplier).
    private static final Axes OF_ONE_CHANNEL = new Axes(List.of(0, 1), List.of(0, 1, 3));

    /// Returns what is right for an activation: He for rectifiers, the edge of chaos for tanh, unit
    /// second moment for others; true fans; heads of variance 1/n; residual branches of a share of
    /// 1/blocks; biases 0.
    ///
    /// Source: He et al. 2015, section 2.2; Schoenholz et al. 2017, section 3; for branches Zhang
    /// et al. 2019 (Fixup), section 3.
    static Scheme proper(ActivationFunction phi) {
        double scale = scale(phi);
        return new Scheme(place -> kernel(place, scale), Filling.all(Initializers.zeros()), 1, 1);
    }

    static double scale(ActivationFunction phi) {
        return switch (phi) {
            case Relu _ -> 2;
            case LeakyRelu leaky -> 2 / (1 + leaky.negativeSlope() * leaky.negativeSlope());
            case Tanh _ -> 1;
            // The slope of sigmoid at 0 is 1/4.
            case Sigmoid _ -> 16;
            case Elementwise elementwise -> Math.pow(Gain.of(elementwise).gain(), 2);
            default -> 1;
        };
    }

    private static Initializer kernel(Place place, double scale) {
        return switch (place.role()) {
            case HIDDEN -> normal(scale);
            case DEPTHWISE -> normal(1).withAxes(OF_ONE_CHANNEL);
            case BRANCH_END -> normal(scale / place.blocks());
            case HEAD -> normal(1);
        };
    }

    static VarianceScaling normal(double scale) {
        return new VarianceScaling(scale, FanMode.FAN_IN, Distribution.UNTRUNCATED_NORMAL);
    }

    Scheme kernels(Filling other) {
        return new Scheme(other, biases, gamma, rescaling);
    }

    Scheme biases(Filling other) {
        return new Scheme(kernels, other, gamma, rescaling);
    }

    Scheme gamma(double value) {
        return new Scheme(kernels, biases, value, rescaling);
    }

    Scheme rescaling(double factor) {
        return new Scheme(kernels, biases, gamma, factor);
    }
}
