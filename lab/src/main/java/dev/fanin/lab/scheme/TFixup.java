package dev.fanin.lab.scheme;

import dev.fanin.init.Distribution;
import dev.fanin.init.FanMode;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.init.VarianceScaling;
import dev.fanin.layer.Embedding;
import dev.fanin.model.Definition;
import java.util.Map;

/// Residual networks scaled down by depth: kernels of branches are `glorot_uniform` times a factor,
/// and the table of an embedding of dimension d is N(0, 1/d) times the same.
///
/// With N layers of a transformer the factor is `0.67 N^(-1/4)` in an encoder, whose layers have
/// two branches each, and `(9 N)^(-1/4)` in a decoder, whose layers have three; N is counted from
/// the residual blocks. All other kernels are `glorot_uniform`, biases 0. The paper scales values
/// and outputs of attention and the kernels of the MLP; here all kernels of a branch are scaled.
///
/// Source: Huang et al., "Improving transformer optimization through better initialization", 2020,
/// section 3.2.
final class TFixup {

    private TFixup() {}

    static Definition of(Definition definition, Stack stack) {
        Branches branches = Branches.of(definition, "T-Fixup");
        double factor = stack.factor(branches.blocks().size());
        Map<String, Integer> lengths = branches.lengths();
        Laws laws = Laws.of(kernel -> glorot(lengths.containsKey(kernel.path()) ? factor : 1));
        return Rewrite.replacing(
                laws.on(definition, branches.kernels()),
                (_, layer) -> layer instanceof Embedding table
                        ? table.embeddingsInitializer(Initializers.randomNormal(factor / Math.sqrt(table.outputDim())))
                        : layer);
    }

    private static Initializer glorot(double factor) {
        return new VarianceScaling(factor * factor, FanMode.FAN_AVG, Distribution.UNIFORM);
    }
}
