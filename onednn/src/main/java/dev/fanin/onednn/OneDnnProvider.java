package dev.fanin.onednn;

import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.Kernels;
import dev.fanin.kernel.MatrixKernels;
import dev.fanin.kernel.TileKernels;

/// The products of a network by oneDNN, and all else by the best kernels below it.
///
/// The library is loaded for the first product that is worth it, which takes half a second. If that
/// is impossible, the kernels below it compute it, and [#description()] says why.
public final class OneDnnProvider implements KernelProvider {

    private static final int RANK = 20;

    /// For the service loader; use [KernelProvider#fastest()].
    public OneDnnProvider() {}

    @Override
    public String name() {
        return "onednn";
    }

    /// Returns the version and the instructions used, or why oneDNN is not used.
    @Override
    public String description() {
        String failure = Sgemm.failure();
        return failure == null
                ? "oneDNN " + Sgemm.version()
                : Below.provider().description() + " (not oneDNN: " + failure + ")";
    }

    @Override
    public int rank() {
        return RANK;
    }

    @Override
    public Kernels kernels() {
        Kernels below = Below.provider().kernels();
        boolean vectors = Below.provider().rank() > KernelProvider.plain().rank();
        return vectors
                ? new OneDnnKernels(below, OneDnnKernels.SMALL_FOR_VECTORS, OneDnnKernels.FEW_FOR_VECTORS)
                : new OneDnnKernels(below, OneDnnKernels.SMALL_FOR_LOOPS, 0);
    }

    @Override
    public MatrixKernels matrix() {
        return Below.provider().matrix();
    }

    @Override
    public TileKernels tiles() {
        return Below.provider().tiles();
    }
}
