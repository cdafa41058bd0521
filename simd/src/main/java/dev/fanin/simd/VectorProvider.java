package dev.fanin.simd;

import dev.fanin.kernel.KernelProvider;
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
    public MatrixKernels matrix() {
        return new VectorMatrixKernels();
    }

    @Override
    public TileKernels tiles() {
        return new VectorTileKernels();
    }
}
