package dev.fanin.layer;

/// The computation of a layer, forward and backward, between buffers that are planned once.
///
/// An operation has no state: everything it reads and writes is in the [Pass].
public interface Operation {

    /// Writes the output from the input and the parameters.
    void forward(Pass pass);

    /// Adds to the parameters' gradients, and writes the input's gradient if it is wanted, from the
    /// output's gradient.
    void backward(Pass pass);

    /// Returns how many floats of scratch space the operation needs for batches up to the given
    /// size.
    ///
    /// @param inputGradient whether the gradient of the input will be wanted, which it is not for
    ///     the first layer of a network
    default int scratchSize(int capacity, boolean inputGradient) {
        return 0;
    }

    /// Returns whether the output is the input itself, so that no buffer and no work is needed
    /// going forward.
    default boolean isIdentity() {
        return false;
    }

    /// Returns the operation that passes everything on unchanged.
    static Operation identity() {
        return Identity.INSTANCE;
    }
}
