package dev.fanin.lab.scheme;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.init.Distribution;
import dev.fanin.init.FanMode;
import dev.fanin.init.Initializer;
import dev.fanin.init.VarianceScaling;
import dev.fanin.model.Definition;
import java.util.List;

/// Every kernel by the activation that follows it: `Var W = gain^2 / fan_in` with the true fan-in.
///
/// The last kernel of a residual branch that no normalization follows has a variance `1 / N` times
/// that, with N blocks whose sum is not normalized, so that the stream's mean square grows to
/// `(1 + 1/N)^N` of what it was, at most e.
///
/// Kernels are drawn from a truncated normal, as `he_normal` and `lecun_normal`, which is what they
/// are called where the layer's own fan-in is the true one.
///
/// Source: He et al., "Delving deep into rectifiers", 2015, section 2.2; Hanin and Rolnick, "How to
/// start training", 2018, section 4, for residual branches; see [Gains] for the gains.
final class Standard {

    private Standard() {}

    static Definition of(Definition definition) {
        List<Kernel> kernels = Kernel.allOf(definition.network());
        long blocks = ResidualBlock.allOf(definition.network()).stream()
                .filter(block -> !block.isNormalized())
                .count();
        return Laws.of(kernel -> Laws.truncated(kernel, squared(kernel) / share(kernel, blocks)))
                .on(definition, kernels);
    }

    /// Returns the gain's square, branches like all others.
    static double squared(Kernel kernel) {
        return Gains.squared(kernel.activation());
    }

    private static double share(Kernel kernel, long blocks) {
        return kernel.endsBranch() && !kernel.isNormalized() ? Math.max(1, blocks) : 1;
    }

    /// Returns what draws a dense kernel before the given activation.
    static Initializer of(ActivationFunction activation) {
        return new VarianceScaling(Gains.squared(activation), FanMode.FAN_IN, Distribution.TRUNCATED_NORMAL);
    }
}
