package dev.fanin.lab.scheme;

import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.layer.Merge;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The search for residual blocks: what each sum depends on, and which of its two parts passed more
/// kernels.
final class BlockSearch {

    private final List<Node> nodes;
    private final int inputs;
    private final List<List<Integer>> readers;

    /// For each node what its output depends on, itself included; the network's inputs come first.
    private final List<BitSet> upstream = new ArrayList<>();

    BlockSearch(Network network) {
        this.nodes = network.nodes();
        this.inputs = network.inputs().size();
        this.readers = Kernels.readers(network);
        for (Node node : nodes) {
            BitSet set = new BitSet();
            set.set(inputs + upstream.size());
            node.sources().forEach(source -> set.or(upstream(source)));
            upstream.add(set);
        }
    }

    private BitSet upstream(int source) {
        if (source >= 0) {
            return (BitSet) upstream.get(source).clone();
        }
        BitSet set = new BitSet();
        set.set(~source);
        return set;
    }

    List<ResidualBlock> blocks() {
        List<ResidualBlock> blocks = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (node.layer() instanceof Merge merge
                    && merge.kind() == Merge.Kind.ADD
                    && node.sources().size() == 2) {
                addBlock(
                        i,
                        upstream(node.sources().get(0)),
                        upstream(node.sources().get(1)),
                        blocks);
            }
        }
        return List.copyOf(blocks);
    }

    private void addBlock(int merge, BitSet first, BitSet second, List<ResidualBlock> blocks) {
        BitSet common = (BitSet) first.clone();
        common.and(second);
        first.andNot(common);
        second.andNot(common);
        List<Integer> left = kernels(first);
        List<Integer> right = kernels(second);
        if (!common.isEmpty() && left.size() != right.size()) {
            int shortcut = left.size() < right.size() ? 0 : 1;
            List<Integer> branch = shortcut == 0 ? right : left;
            blocks.add(new ResidualBlock(merge, shortcut, branch, last(branch), isNormalized(merge)));
        }
    }

    private List<Integer> kernels(BitSet places) {
        return places.stream()
                .filter(place -> place >= inputs)
                .map(place -> place - inputs)
                .filter(place -> Role.of(nodes.get(place).layer()) == Role.KERNEL)
                .boxed()
                .toList();
    }

    private List<Integer> last(List<Integer> branch) {
        return branch.stream()
                .filter(node -> branch.stream()
                        .noneMatch(other ->
                                !other.equals(node) && upstream.get(other).get(inputs + node)))
                .toList();
    }

    private boolean isNormalized(int place) {
        return !readers.get(place).isEmpty()
                && readers.get(place).stream()
                        .allMatch(reader -> switch (Role.of(nodes.get(reader).layer())) {
                            case NORMALIZATION -> true;
                            case PASSING -> isNormalized(reader);
                            case KERNEL, ACTIVATION, JOINT -> false;
                        });
    }
}
