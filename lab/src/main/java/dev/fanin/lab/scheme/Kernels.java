package dev.fanin.lab.scheme;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.layer.PReLU;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The walk from each kernel on to what follows it.
final class Kernels {

    private final Network network;
    private final List<List<Integer>> readers;
    private final Set<Integer> branchEnds;

    Kernels(Network network) {
        this.network = network;
        this.readers = readers(network);
        this.branchEnds = new HashSet<>();
        for (ResidualBlock block : ResidualBlock.allOf(network)) {
            branchEnds.addAll(block.lastKernelNodes());
        }
    }

    /// Returns for each node those that read its output, each once.
    static List<List<Integer>> readers(Network network) {
        int count = network.nodes().size();
        return IntStream.range(0, count)
                .mapToObj(node -> IntStream.range(node + 1, count)
                        .filter(reader -> network.nodes().get(reader).sources().contains(node))
                        .boxed()
                        .toList())
                .toList();
    }

    List<Kernel> all() {
        List<Kernel> kernels = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < network.nodes().size(); i++) {
            Node node = network.nodes().get(i);
            List<KernelFans> parts = KernelFans.of(node);
            if (!parts.isEmpty() && seen.add(node.path())) {
                for (int part = 0; part < parts.size(); part++) {
                    kernels.add(kernel(i, node, parts.get(part), part == parts.size() - 1));
                }
            }
        }
        return List.copyOf(kernels);
    }

    /// Of the two kernels of a separable convolution, the first is followed by the second.
    private Kernel kernel(int place, Node node, KernelFans part, boolean isOuter) {
        return new Kernel(
                place,
                node.layer(),
                node.path(),
                part.parameter(),
                part.fans(),
                isOuter ? activation(place) : Activations.linear(),
                isOuter && isNormalized(place),
                isOuter && branchEnds.contains(place),
                isOuter && isLast(place));
    }

    private ActivationFunction activation(int place) {
        ActivationFunction own = ownActivation(network.nodes().get(place));
        if (!own.isLinear() || network.outputs().contains(place)) {
            return own;
        }
        List<ActivationFunction> following = readers.get(place).stream()
                .map(reader -> switch (Role.of(network.nodes().get(reader).layer())) {
                    case ACTIVATION, NORMALIZATION, PASSING -> activation(reader);
                    case KERNEL, JOINT -> Activations.linear();
                })
                .distinct()
                .toList();
        return following.size() == 1 ? following.getFirst() : Activations.linear();
    }

    /// Learned slopes count by the mean they begin with.
    private static ActivationFunction ownActivation(Node node) {
        if (node.layer() instanceof PReLU) {
            double slope = node.parameters().getFirst().mean();
            return slope > 0 ? Activations.leakyRelu(slope) : Activations.relu();
        }
        return node.layer().activation();
    }

    private boolean isNormalized(int place) {
        if (!network.nodes().get(place).layer().activation().isLinear()) {
            return false;
        }
        List<Integer> all = readers.get(place);
        return !all.isEmpty()
                && !network.outputs().contains(place)
                && all.stream().allMatch(reader -> switch (Role.of(
                        network.nodes().get(reader).layer())) {
                    case NORMALIZATION -> true;
                    case PASSING -> isNormalized(reader);
                    case KERNEL, ACTIVATION, JOINT -> false;
                });
    }

    private boolean isLast(int place) {
        return network.outputs().contains(place)
                || readers.get(place).stream().anyMatch(reader -> switch (Role.of(
                        network.nodes().get(reader).layer())) {
                    case ACTIVATION, NORMALIZATION, PASSING -> isLast(reader);
                    case KERNEL, JOINT -> false;
                });
    }
}
