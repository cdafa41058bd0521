package dev.fanin.lab.scheme;

import dev.fanin.model.Definition;
import java.util.Map;

/// Residual networks without normalization: branches begin at 0, and are scaled so that one step
/// changes the function by about the same however deep the network is.
///
/// With L blocks and m kernels in a branch: the last kernel of each branch and that of the network
/// begin at 0; the others of a branch have He's variance times `L^(-1 / (m - 1))`, which is the
/// standard deviation times `L^(-1 / (2 m - 2))`; each branch ends in a scale that is learned and
/// begins at 1. All other kernels are those of the standard scheme, and biases begin at 0; the
/// paper's scalar biases are the layers' own here.
///
/// Source: Zhang, Dauphin and Ma, "Fixup initialization: residual learning without normalization",
/// 2019, section 3.
final class Fixup {

    private Fixup() {}

    static Definition of(Definition definition) {
        Branches branches = Branches.of(definition, "Fixup");
        int blocks = branches.blocks().size();
        Map<String, Integer> lengths = branches.lengths();
        Laws laws = Laws.of(kernel -> {
            int length = lengths.getOrDefault(kernel.path(), 0);
            double factor = length > 1 ? Math.pow(blocks, -1.0 / (length - 1)) : 1;
            return Laws.truncated(
                    kernel, kernel.endsBranch() || kernel.isLast() ? 0 : factor * Standard.squared(kernel));
        });
        return branches.endingIn(
                laws.on(definition, branches.kernels()), name -> Scale.of(1).named(name));
    }
}
