package dev.fanin.simd;

import dev.fanin.kernel.FusedMultiplyAdd;
import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.Kernels;
import dev.fanin.kernel.MatrixKernels;
import dev.fanin.kernel.TileKernels;

/// The kernels with the Vector API, named by the width of the vectors in bits, such as `simd-256`.
public final class VectorProvider implements KernelProvider {

    /// For the service loader; use [KernelProvider#fastest()].
    public VectorProvider() {
        // The classes of the Vector API are wanted now, so that a JVM without them is found out while loading.
        if (VectorMatrixKernels.SPECIES.length() == 0) {
            throw new IllegalStateException();
        }
    }

    @Override
    public String name() {
        return "simd-" + VectorMatrixKernels.SPECIES.vectorBitSize();
    }

    @Override
    public String description() {
        return "Vector API, vectors of " + VectorKernels.SPECIES.vectorBitSize() + " bits";
    }

    @Override
    public int rank() {
        return 10;
    }

    /// Without the instruction for it, `fma` on vectors is slower than plain loops.
    @Override
    public Kernels kernels() {
        return FusedMultiplyAdd.isInHardware()
                ? new VectorKernels()
                : KernelProvider.plain().kernels();
    }

    @Override
    public MatrixKernels matrix() {
        return new VectorMatrixKernels();
    }

    @Override
    public TileKernels tiles() {
        return new VectorTileKernels();
    }
}
