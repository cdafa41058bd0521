package dev.fanin.simd;

import static dev.fanin.simd.VectorKernels.LANES;
import static dev.fanin.simd.VectorKernels.SPECIES;
import static dev.fanin.simd.VectorKernels.WIDTH;

import jdk.incubator.vector.FloatVector;

/// Two rows of two vectors, to which products are added in registers.
final class FusedTile2 {

    private FusedTile2() {}

    /// Adds to the tile of C at `cAt` the product of 2 rows of A and a panel of B.
    static void add(int k, float[] a, int aAt, int lda, float[] b, float[] c, int cAt, int ldc) {
        int a1 = aAt + lda;
        FloatVector s0 = FloatVector.fromArray(SPECIES, c, cAt);
        FloatVector t0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
        FloatVector s1 = FloatVector.fromArray(SPECIES, c, cAt + ldc);
        FloatVector t1 = FloatVector.fromArray(SPECIES, c, cAt + ldc + LANES);
        for (int p = 0; p < k; p++) {
            FloatVector x = FloatVector.fromArray(SPECIES, b, p * WIDTH);
            FloatVector y = FloatVector.fromArray(SPECIES, b, p * WIDTH + LANES);
            FloatVector f0 = FloatVector.broadcast(SPECIES, a[aAt + p]);
            s0 = f0.fma(x, s0);
            t0 = f0.fma(y, t0);
            FloatVector f1 = FloatVector.broadcast(SPECIES, a[a1 + p]);
            s1 = f1.fma(x, s1);
            t1 = f1.fma(y, t1);
        }
        s0.intoArray(c, cAt);
        t0.intoArray(c, cAt + LANES);
        s1.intoArray(c, cAt + ldc);
        t1.intoArray(c, cAt + ldc + LANES);
    }
}
