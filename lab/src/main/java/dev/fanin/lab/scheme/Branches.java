package dev.fanin.lab.scheme;

import dev.fanin.graph.Network;
import dev.fanin.layer.Layer;
import dev.fanin.model.Definition;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The residual branches of a network, for schemes that treat them apart.
///
/// @param network the network
/// @param kernels all its kernels
/// @param blocks its residual blocks, at least one
record Branches(Network network, List<Kernel> kernels, List<ResidualBlock> blocks) {

    /// Finds the branches.
    ///
    /// @param scheme the name of the scheme that needs them
    /// @throws IllegalArgumentException where there are none
    static Branches of(Definition definition, String scheme) {
        Network network = definition.network();
        List<ResidualBlock> blocks = ResidualBlock.allOf(network);
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException(scheme + " expects a network with residual blocks, x + f(x), got "
                    + definition.name() + " without one; take the standard scheme.");
        }
        return new Branches(network, Kernel.allOf(network), blocks);
    }

    /// Returns for the layers of each branch, by path, how many kernels the branch has.
    Map<String, Integer> lengths() {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        for (ResidualBlock block : blocks) {
            Set<String> paths = new HashSet<>();
            block.nodes().forEach(place -> paths.add(network.nodes().get(place).path()));
            int length = (int) kernels.stream()
                    .filter(kernel -> paths.contains(kernel.path()))
                    .count();
            paths.forEach(path -> lengths.merge(path, length, Math::max));
        }
        return lengths;
    }

    /// Returns a network with a layer put at the end of each branch.
    ///
    /// @param layer the layer by its name
    Definition endingIn(Definition definition, Function<String, Layer> layer) {
        return inserting(definition, block -> 1 - block.shortcut(), "_scale", layer);
    }

    /// Returns a network with a layer put into each shortcut.
    Definition shortcutThrough(Definition definition, Function<String, Layer> layer) {
        return inserting(definition, ResidualBlock::shortcut, "_shortcut", layer);
    }

    private Definition inserting(
            Definition definition,
            Function<ResidualBlock, Integer> source,
            String suffix,
            Function<String, Layer> layer) {
        Map<Rewrite.Edge, Layer> insertions = new LinkedHashMap<>();
        for (ResidualBlock block : blocks) {
            var merge = network.nodes().get(block.merge());
            insertions.put(
                    new Rewrite.Edge(merge.path(), source.apply(block)),
                    layer.apply(merge.layer().name() + suffix));
        }
        return Rewrite.inserting(definition, insertions);
    }
}
