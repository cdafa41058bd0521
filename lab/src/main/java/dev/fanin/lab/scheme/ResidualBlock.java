package dev.fanin.lab.scheme;

import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.layer.Merge;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A place where a branch is added to the stream it came from: `x + f(x)`, or `p(x) + f(x)` where
/// the shortcut is projected.
///
/// It is an `Add` of two signals with a common origin, one of which has passed more kernels since
/// than the other: that one is the branch.
///
/// @param merge the place of the `Add` among the network's nodes
/// @param shortcut which of its two inputs is the stream, 0 or 1
/// @param nodes the places of the branch's layers with kernels, in order
/// @param lastKernelNodes those of them from which the merge is reached without another kernel
/// @param isNormalized whether all that reads the sum first is normalization
public record ResidualBlock(
        int merge, int shortcut, List<Integer> nodes, List<Integer> lastKernelNodes, boolean isNormalized) {

    public ResidualBlock {
        nodes = List.copyOf(nodes);
        lastKernelNodes = List.copyOf(lastKernelNodes);
    }

    /// Returns the residual blocks of a network, in its order.
    public static List<ResidualBlock> allOf(Network network) {
        List<Node> nodes = network.nodes();
        List<BitSet> upstream = upstream(network);
        List<List<Integer>> readers = Kernels.readers(network);
        List<ResidualBlock> blocks = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            boolean adds = nodes.get(i).layer() instanceof Merge merge && merge.kind() == Merge.Kind.ADD;
            if (adds && nodes.get(i).sources().size() == 2) {
                List<Integer> sources = nodes.get(i).sources();
                int inputs = network.inputs().size();
                BitSet first = upstream(upstream, inputs, sources.get(0));
                BitSet second = upstream(upstream, inputs, sources.get(1));
                BitSet common = (BitSet) first.clone();
                common.and(second);
                first.andNot(common);
                second.andNot(common);
                List<Integer> left = kernels(network, first);
                List<Integer> right = kernels(network, second);
                if (!common.isEmpty() && left.size() != right.size()) {
                    int shortcut = left.size() < right.size() ? 0 : 1;
                    List<Integer> branch = shortcut == 0 ? right : left;
                    blocks.add(new ResidualBlock(
                            i, shortcut, branch, last(branch, upstream, inputs), isNormalized(network, readers, i)));
                }
            }
        }
        return List.copyOf(blocks);
    }

    /// Returns for each node what its output depends on, itself included; inputs come first.
    private static List<BitSet> upstream(Network network) {
        int inputs = network.inputs().size();
        List<BitSet> all = new ArrayList<>();
        for (Node node : network.nodes()) {
            BitSet set = new BitSet();
            set.set(inputs + all.size());
            node.sources().forEach(source -> set.or(upstream(all, inputs, source)));
            all.add(set);
        }
        return all;
    }

    private static BitSet upstream(List<BitSet> all, int inputs, int source) {
        BitSet set = new BitSet();
        if (source < 0) {
            set.set(~source);
        } else {
            set.or(all.get(source));
        }
        return set;
    }

    private static List<Integer> kernels(Network network, BitSet places) {
        int inputs = network.inputs().size();
        return places.stream()
                .filter(place -> place >= inputs)
                .map(place -> place - inputs)
                .filter(place -> Role.of(network.nodes().get(place).layer()) == Role.KERNEL)
                .boxed()
                .toList();
    }

    private static List<Integer> last(List<Integer> branch, List<BitSet> upstream, int inputs) {
        return branch.stream()
                .filter(node -> branch.stream()
                        .noneMatch(other ->
                                !other.equals(node) && upstream.get(other).get(inputs + node)))
                .toList();
    }

    private static boolean isNormalized(Network network, List<List<Integer>> readers, int place) {
        return !readers.get(place).isEmpty()
                && readers.get(place).stream().allMatch(reader -> switch (Role.of(
                        network.nodes().get(reader).layer())) {
                    case NORMALIZATION -> true;
                    case PASSING -> isNormalized(network, readers, reader);
                    case KERNEL, ACTIVATION, JOINT -> false;
                });
    }
}
