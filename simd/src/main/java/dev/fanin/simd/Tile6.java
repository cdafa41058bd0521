package dev.fanin.simd;

import static dev.fanin.simd.VectorMatrixKernels.SPECIES;

import dev.fanin.kernel.Sliced;
import jdk.incubator.vector.FloatVector;

/// Six rows of two vectors of C, summed in registers.
final class Tile6 {

    private static final int WIDTH = Sliced.WIDTH;
    private static final int LANES = SPECIES.length();

    private Tile6() {}

    /// Adds `sign` times the sum of one group of products.
    static void add(int length, float[] a, int aAt, int stride, float[] b, int bAt, float sign, float[] c, int cAt) {
        int a1 = aAt + stride;
        int a2 = aAt + 2 * stride;
        int a3 = aAt + 3 * stride;
        int a4 = aAt + 4 * stride;
        int a5 = aAt + 5 * stride;
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector t0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector t1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector t2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector t3 = FloatVector.zero(SPECIES);
        FloatVector s4 = FloatVector.zero(SPECIES);
        FloatVector t4 = FloatVector.zero(SPECIES);
        FloatVector s5 = FloatVector.zero(SPECIES);
        FloatVector t5 = FloatVector.zero(SPECIES);
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
            FloatVector f4 = FloatVector.broadcast(SPECIES, a[a4 + p]);
            s4 = s4.add(f4.mul(x));
            t4 = t4.add(f4.mul(y));
            FloatVector f5 = FloatVector.broadcast(SPECIES, a[a5 + p]);
            s5 = s5.add(f5.mul(x));
            t5 = t5.add(f5.mul(y));
        }
        store(s0, t0, sign, c, cAt);
        store(s1, t1, sign, c, cAt + WIDTH);
        store(s2, t2, sign, c, cAt + 2 * WIDTH);
        store(s3, t3, sign, c, cAt + 3 * WIDTH);
        store(s4, t4, sign, c, cAt + 4 * WIDTH);
        store(s5, t5, sign, c, cAt + 5 * WIDTH);
    }

    static void store(FloatVector s, FloatVector t, float sign, float[] c, int at) {
        FloatVector.fromArray(SPECIES, c, at).add(s.mul(sign)).intoArray(c, at);
        FloatVector.fromArray(SPECIES, c, at + LANES).add(t.mul(sign)).intoArray(c, at + LANES);
    }
}
