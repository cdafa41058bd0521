package dev.fanin.simd;

import static dev.fanin.simd.VectorKernels.LANES;
import static dev.fanin.simd.VectorKernels.SPECIES;
import static dev.fanin.simd.VectorKernels.WIDTH;

import jdk.incubator.vector.FloatVector;

/// Four rows of two vectors, to which products are added in registers.
final class FusedTile4 {

    private FusedTile4() {}

    /// Adds to the tile of C at `cAt` the product of 4 rows of A and a panel of B.
    static void add(int k, float[] a, int aAt, int lda, float[] b, float[] c, int cAt, int ldc) {
        int a1 = aAt + lda;
        int a2 = aAt + 2 * lda;
        int a3 = aAt + 3 * lda;
        FloatVector s0 = FloatVector.fromArray(SPECIES, c, cAt);
        FloatVector t0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
        FloatVector s1 = FloatVector.fromArray(SPECIES, c, cAt + ldc);
        FloatVector t1 = FloatVector.fromArray(SPECIES, c, cAt + ldc + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, c, cAt + 2 * ldc);
        FloatVector t2 = FloatVector.fromArray(SPECIES, c, cAt + 2 * ldc + LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, c, cAt + 3 * ldc);
        FloatVector t3 = FloatVector.fromArray(SPECIES, c, cAt + 3 * ldc + LANES);
        for (int p = 0; p < k; p++) {
            FloatVector x = FloatVector.fromArray(SPECIES, b, p * WIDTH);
            FloatVector y = FloatVector.fromArray(SPECIES, b, p * WIDTH + LANES);
            FloatVector f0 = FloatVector.broadcast(SPECIES, a[aAt + p]);
            s0 = f0.fma(x, s0);
            t0 = f0.fma(y, t0);
            FloatVector f1 = FloatVector.broadcast(SPECIES, a[a1 + p]);
            s1 = f1.fma(x, s1);
            t1 = f1.fma(y, t1);
            FloatVector f2 = FloatVector.broadcast(SPECIES, a[a2 + p]);
            s2 = f2.fma(x, s2);
            t2 = f2.fma(y, t2);
            FloatVector f3 = FloatVector.broadcast(SPECIES, a[a3 + p]);
            s3 = f3.fma(x, s3);
            t3 = f3.fma(y, t3);
        }
        s0.intoArray(c, cAt);
        t0.intoArray(c, cAt + LANES);
        s1.intoArray(c, cAt + ldc);
        t1.intoArray(c, cAt + ldc + LANES);
        s2.intoArray(c, cAt + 2 * ldc);
        t2.intoArray(c, cAt + 2 * ldc + LANES);
        s3.intoArray(c, cAt + 3 * ldc);
        t3.intoArray(c, cAt + 3 * ldc + LANES);
    }
}
