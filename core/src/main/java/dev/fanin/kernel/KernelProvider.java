package dev.fanin.kernel;

/// A set of kernels: the plain ones, or those of a module that is found when it is there.
///
/// All providers give the same bits; they differ in speed only. A module offers its own as a
/// service of this type.
public interface KernelProvider {

    /// Returns the name of the set, such as `plain`.
    String name();

    /// Returns new kernels for layers. They own scratch space, so each thread needs its own.
    Kernels kernels();

    /// Returns new kernels for matrices. They own scratch space, so each thread needs its own.
    MatrixKernels matrix();

    /// Returns new kernels for random fills. They own scratch space, so each thread needs its own.
    TileKernels tiles();

    /// Returns new kernels for a convolution of one shape. They own scratch space, so each thread
    /// needs its own.
    default ConvolutionKernels convolution(ConvolutionShape shape) {
        return GemmConvolution.of(shape, kernels(), GemmConvolution.PANEL);
    }

    /// Returns the kernels in plain Java, which are always there.
    static KernelProvider plain() {
        return PlainProvider.INSTANCE;
    }

    /// Returns the fastest kernels there are, chosen once.
    static KernelProvider fastest() {
        return FastestProvider.CHOSEN;
    }
}
