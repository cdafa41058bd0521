package dev.fanin.lab.scheme;

import dev.fanin.activation.ActivationFunction;
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

/// Every kernel by the activation that follows it: `Var W = gain^2 / fan_in` with the true fan-in.
///
/// The last kernel of a residual branch that no normalization follows has a variance `1 / N` times
/// that, with N such blocks, so that the stream grows to at most e times its mean square:
/// `(1 + 1/N)^N`. Biases begin at 0, normalizations with gamma 1 and beta 0.
///
/// Kernels are drawn from a truncated normal, as `he_normal` and `lecun_normal`, which is what they
/// are called where the layer's own fan-in is the true one.
///
/// Source: He et al., "Delving deep into rectifiers", 2015, section 2.2; Hanin and Rolnick, "How to
/// start training", 2018, section 4, for residual branches; see [Schemes#gain] for the gains.
final class Standard {

    private Standard() {}

    static Definition of(Definition definition) {
        List<Kernel> kernels = Kernel.allOf(definition.network());
        long blocks = ResidualBlock.allOf(definition.network()).stream()
                .filter(block -> !block.isNormalized())
                .count();
        Map<String, Layer> layers = new LinkedHashMap<>();
        for (Kernel kernel : kernels) {
            boolean shrinks = kernel.endsBranch() && !kernel.isNormalized() && blocks > 1;
            double squared = Gains.squared(kernel.activation()) / (shrinks ? blocks : 1);
            Layer layer = layers.getOrDefault(kernel.path(), Settings.bias(kernel.layer(), Initializers.zeros()));
            layers.put(
                    kernel.path(),
                    Settings.kernel(layer, kernel.parameter().name(), ofTrueFanIn(kernel, squared)));
        }
        return Rewrite.replacing(
                definition, (path, layer) -> layers.getOrDefault(path, Settings.neutral(layer)));
    }

    /// Returns what draws a kernel with the given variance times true fan-in, by name if it has one.
    static VarianceScaling ofTrueFanIn(Kernel kernel, double squared) {
        return new VarianceScaling(
                Gains.rounded(squared * kernel.fanInCorrection()), FanMode.FAN_IN, Distribution.TRUNCATED_NORMAL);
    }

    /// Returns what draws a dense kernel before the given activation.
    static Initializer of(ActivationFunction activation) {
        return new VarianceScaling(Gains.squared(activation), FanMode.FAN_IN, Distribution.TRUNCATED_NORMAL);
    }
}
