package dev.fanin.operation;

/// The computation of a layer, forward and backward, over buffers that are planned once.
///
/// The samples of a batch are shared out among threads: each gets a range of them, and a [Pass] of
/// its own with scratch space and inner loops of its own. What needs all samples at once is done
/// before, by one thread.
///
/// An operation belongs to one execution and may keep what it plans once. Values that change from
/// step to step belong into the pass.
public interface Operation {

    /// Writes the output of the samples from (inclusive) to (exclusive).
    void forward(Pass pass, int from, int to);

    /// Returns whether a batch of so many samples is shared out by columns of the output going
    /// forward, and not by samples: few samples do not keep all threads busy, and each would read
    /// all parameters.
    default boolean cutsColumns(int samples) {
        return false;
    }

    /// Writes the columns from (inclusive) to (exclusive) of the output of all samples.
    default void forwardColumns(Pass pass, int from, int to) {
        throw new UnsupportedOperationException("This operation is shared out by samples.");
    }

    /// Returns whether nothing is prepared before going forward, and a sample of the output depends
    /// on the same sample of the inputs alone: then a thread may go on to the next layer with its
    /// samples, while others are still at this one.
    default boolean isBySample() {
        return false;
    }

    /// Writes the gradients of the inputs that are wanted, for the samples from (inclusive) to
    /// (exclusive).
    void backward(Pass pass, int from, int to);

    /// Adds one part of the gradients of the parameters, over all samples.
    ///
    /// @param part the number of the part, from 0 to [#gradientParts] - 1
    default void parameterGradients(Pass pass, int part) {}

    /// Returns into how many parts the gradients of the parameters are cut, which must not depend
    /// on the number of threads.
    default int gradientParts(int samples) {
        return 1;
    }

    /// Returns whether the gradients of the parameters replace what is there unless
    /// [Pass#adding] says otherwise; if not, they are always added, to zeros at first.
    default boolean replacesGradients() {
        return false;
    }

    /// Prepares going forward with all samples of the batch at hand, on one thread.
    default void beforeForward(Pass pass) {}

    /// Returns whether [#beforeBackward] must be called.
    default boolean preparesBackward() {
        return false;
    }

    /// Prepares going backward with all samples of the batch at hand, on one thread.
    default void beforeBackward(Pass pass) {}

    /// Ends the gradients of the parameters, on one thread, after all their parts.
    default void afterGradients(Pass pass) {}

    /// Returns how many floats of scratch space the threads share, kept between forward and
    /// backward.
    ///
    /// @param capacity the largest number of samples in a batch
    default int scratchSize(int capacity) {
        return 0;
    }

    /// Returns how many floats of scratch space each thread has for itself during one call.
    default int workspaceSize() {
        return 0;
    }

    /// Returns about how many additions and multiplications one sample takes, by which the work is
    /// shared out among threads or not.
    default long work() {
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
