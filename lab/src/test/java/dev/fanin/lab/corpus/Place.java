package dev.fanin.lab.corpus;

/// Where in a network a kernel is.
///
/// @param role what its layer is for
/// @param index its place among all kernels, from 0
/// @param count how many kernels there are, the head's included
/// @param blocks how many residual blocks there are, 0 for a chain
record Place(Role role, int index, int count, int blocks) {

    /// What the layer of a kernel is for.
    enum Role {
        /// It feeds an activation.
        HIDDEN,
        /// It is a filter for each channel alone, and feeds a convolution over channels.
        DEPTHWISE,
        /// It is the last of a residual branch, and feeds the sum.
        BRANCH_END,
        /// It makes logits or outputs.
        HEAD
    }

    boolean isHead() {
        return role == Role.HEAD;
    }
}
