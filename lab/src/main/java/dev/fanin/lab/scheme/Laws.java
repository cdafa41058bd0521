package dev.fanin.lab.scheme;

import dev.fanin.init.Distribution;
import dev.fanin.init.FanMode;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.init.VarianceScaling;
import dev.fanin.layer.Layer;
import dev.fanin.model.Definition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a scheme says of each kernel, and of the bias beside it.
///
/// @param kernel how the kernel begins
/// @param bias how the bias of its layer begins, where it has one
record Laws(Function<Kernel, Initializer> kernel, Function<Kernel, Initializer> bias) {

    /// Returns laws with biases of 0.
    static Laws of(Function<Kernel, Initializer> kernel) {
        return new Laws(kernel, _ -> Initializers.zeros());
    }

    /// Returns a network whose kernels and biases follow these laws, with normalizations of gamma 1
    /// and beta 0.
    Definition on(Definition definition, List<Kernel> kernels) {
        Map<String, Layer> layers = new LinkedHashMap<>();
        for (Kernel one : kernels) {
            Layer layer = layers.getOrDefault(one.path(), one.layer());
            Layer changed = Settings.kernel(layer, one.parameter().name(), kernel.apply(one));
            layers.put(one.path(), Settings.bias(changed, bias.apply(one)));
        }
        return Rewrite.replacing(definition, (path, layer) -> layers.getOrDefault(path, Settings.neutral(layer)));
    }

    /// Returns a truncated normal of the given variance times true fan-in, by name if it has one,
    /// or zeros.
    static Initializer truncated(Kernel kernel, double squared) {
        return ofTrueFanIn(kernel, squared, Distribution.TRUNCATED_NORMAL);
    }

    /// Returns a normal of the given variance times true fan-in, or zeros.
    static Initializer normal(Kernel kernel, double squared) {
        return ofTrueFanIn(kernel, squared, Distribution.UNTRUNCATED_NORMAL);
    }

    private static Initializer ofTrueFanIn(Kernel kernel, double squared, Distribution distribution) {
        double scale = Gains.rounded(squared * kernel.fanInCorrection());
        return scale > 0 ? new VarianceScaling(scale, FanMode.FAN_IN, distribution) : Initializers.zeros();
    }
}
