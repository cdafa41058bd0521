package dev.fanin.lab.scheme;

import dev.fanin.graph.Network;
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
        return new BlockSearch(network).blocks();
    }
}
