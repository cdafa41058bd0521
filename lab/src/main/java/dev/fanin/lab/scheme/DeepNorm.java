package dev.fanin.lab.scheme;

import dev.fanin.init.Initializers;
import dev.fanin.layer.Label;
import dev.fanin.layer.Rescaling;
import dev.fanin.model.Definition;
import java.util.List;
import java.util.Map;

/// Deep residual networks that normalize after each sum: `norm(alpha x + f(x))`.
///
/// With N layers of two branches each, and so 2 N blocks: `alpha = (2 N)^(1/4)` multiplies the
/// stream, by a `Rescaling` that is not learned, and the kernels of branches are `xavier_normal` of
/// gain `beta = (8 N)^(-1/4)`. All other kernels have gain 1, biases are 0. The paper leaves
/// queries and keys of attention at gain 1.
///
/// Source: Wang et al., "DeepNet: scaling transformers to 1,000 layers", 2022, figure 2.
final class DeepNorm {

    private DeepNorm() {}

    static Definition of(Definition definition) {
        Branches branches = Branches.of(definition, "DeepNorm");
        for (ResidualBlock block : branches.blocks()) {
            if (!block.isNormalized()) {
                throw new IllegalArgumentException("DeepNorm expects a normalization after each sum, got none after '"
                        + branches.network().nodes().get(block.merge()).path()
                        + "'; add one, or take Fixup or ReZero.");
            }
        }
        int blocks = branches.blocks().size();
        double alpha = Math.pow(blocks, 0.25);
        double beta = Math.pow(4.0 * blocks, -0.25);
        Map<String, Integer> lengths = branches.lengths();
        Laws laws = Laws.of(kernel -> Initializers.xavierNormal(lengths.containsKey(kernel.path()) ? beta : 1));
        return branches.shortcutThrough(
                laws.on(definition, branches.kernels()),
                name -> new Rescaling(List.of(alpha), List.of(0.0), new Label(name, true)));
    }
}
