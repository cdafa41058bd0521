package dev.fanin.simd;

import static dev.fanin.simd.VectorMatrixKernels.SPECIES;

import dev.fanin.kernel.Sliced;
import jdk.incubator.vector.FloatVector;

/// Four rows of two vectors, summed in registers.
final class Tile4 {

    private static final int WIDTH = Sliced.WIDTH;
    private static final int LANES = SPECIES.length();

    private Tile4() {}

    /// Writes the sums of one group of products.
    static void sum(int length, float[] a, int aAt, int stride, float[] b, int bAt, float[] sums, int at) {
        int a1 = aAt + stride;
        int a2 = aAt + 2 * stride;
        int a3 = aAt + 3 * stride;
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector s0 = zero;
        FloatVector t0 = zero;
        FloatVector s1 = zero;
        FloatVector t1 = zero;
        FloatVector s2 = zero;
        FloatVector t2 = zero;
        FloatVector s3 = zero;
        FloatVector t3 = zero;
        for (int p = 0; p < length; p++) {
            FloatVector x = FloatVector.fromArray(SPECIES, b, bAt + p * WIDTH);
            FloatVector y = FloatVector.fromArray(SPECIES, b, bAt + p * WIDTH + LANES);
            FloatVector f0 = FloatVector.broadcast(SPECIES, a[aAt + p]);
            s0 = s0.add(f0.mul(x));
            t0 = t0.add(f0.mul(y));
            FloatVector f1 = FloatVector.broadcast(SPECIES, a[a1 + p]);
            s1 = s1.add(f1.mul(x));
            t1 = t1.add(f1.mul(y));
            FloatVector f2 = FloatVector.broadcast(SPECIES, a[a2 + p]);
            s2 = s2.add(f2.mul(x));
            t2 = t2.add(f2.mul(y));
            FloatVector f3 = FloatVector.broadcast(SPECIES, a[a3 + p]);
            s3 = s3.add(f3.mul(x));
            t3 = t3.add(f3.mul(y));
        }
        s0.intoArray(sums, at);
        t0.intoArray(sums, at + LANES);
        s1.intoArray(sums, at + WIDTH);
        t1.intoArray(sums, at + WIDTH + LANES);
        s2.intoArray(sums, at + 2 * WIDTH);
        t2.intoArray(sums, at + 2 * WIDTH + LANES);
        s3.intoArray(sums, at + 3 * WIDTH);
        t3.intoArray(sums, at + 3 * WIDTH + LANES);
    }
}
