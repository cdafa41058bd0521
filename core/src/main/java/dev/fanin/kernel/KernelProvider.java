package dev.fanin.kernel;

import java.util.List;

/// A set of kernels: the plain ones, or those of a module that is found when it is there.
///
/// A module offers its own as a service of this type. What a kernel promises about its bits holds
/// in every set, unless the set's description says otherwise.
public interface KernelProvider {

    /// Returns the name of the set, such as `plain`.
    String name();

    /// Returns what the set is made of, in half a line for people.
    String description();

    /// Returns how much this set is preferred: that of the highest rank is taken. Plain Java has 0.
    int rank();

    /// Returns new kernels for the products of a network. They own scratch space, so each thread
    /// needs its own.
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

    /// Returns the kernels of the highest rank among those that can be loaded, chosen once.
    static KernelProvider fastest() {
        return FastestProvider.CHOSEN.provider();
    }

    /// Returns why sets that are there could not be loaded, a line for each; as a rule because Java
    /// was started without a module that they need.
    static List<String> unavailable() {
        return FastestProvider.CHOSEN.unavailable();
    }
}
