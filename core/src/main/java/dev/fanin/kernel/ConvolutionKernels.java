package dev.fanin.kernel;

/// The three products of one convolution, planned for its [ConvolutionShape].
///
/// For sample s, output position o, group g and output channel c of that group: `y[s, o, c] = sum
/// over taps t and channels i of g: x[s, o * strides + t * dilation - padBefore, i] * w[t, i, c]`,
/// where positions outside the input count as 0.
///
/// Shapes: x (samples, input..., inChannels) and y (samples, output..., outChannels), the channels
/// last; w (window..., inChannels / groups, outChannels). An array may hold more samples than are
/// computed; those outside of [from, to) are neither read nor written. Arrays must not share
/// elements.
///
/// One object belongs to one thread: it owns scratch space, made once, so that a call allocates
/// nothing. A sample of y or dx has the same bits however samples are shared out among calls, if
/// the product below keeps them ([Kernels#gemm]); dw is added up sample after sample.
///
/// Throws `IndexOutOfBoundsException` for arrays that end too early.
public interface ConvolutionKernels {

    /// Computes the outputs of the samples [from, to). No bias is added.
    ///
    /// @param x the inputs
    /// @param w the kernel
    /// @param y the outputs, written
    /// @param from the first sample
    /// @param to the sample after the last
    void forward(float[] x, float[] w, float[] y, int from, int to);

    /// Computes the gradient with respect to the inputs of the samples [from, to).
    ///
    /// @param dy the gradient with respect to the outputs
    /// @param w the kernel
    /// @param dx the gradient with respect to the inputs, written
    /// @param from the first sample
    /// @param to the sample after the last
    void backwardInput(float[] dy, float[] w, float[] dx, int from, int to);

    /// Adds what the samples [from, to) give to the gradient with respect to the kernel.
    ///
    /// @param x the inputs
    /// @param dy the gradient with respect to the outputs
    /// @param dw the gradient with respect to the kernel, added to
    /// @param from the first sample
    /// @param to the sample after the last
    void backwardKernel(float[] x, float[] dy, float[] dw, int from, int to);
}
