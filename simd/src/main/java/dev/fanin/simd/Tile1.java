package dev.fanin.simd;

import static dev.fanin.simd.VectorMatrixKernels.SPECIES;

import dev.fanin.kernel.Sliced;
import jdk.incubator.vector.FloatVector;

/// One row of two vectors of C, summed in registers.
final class Tile1 {

    private static final int WIDTH = Sliced.WIDTH;
    private static final int LANES = SPECIES.length();

    private Tile1() {}

    /// Adds `sign` times the sum of one group of products.
    static void add(int length, float[] a, int aAt, float[] b, int bAt, float sign, float[] c, int cAt) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector t0 = FloatVector.zero(SPECIES);
        for (int p = 0; p < length; p++) {
            FloatVector x = FloatVector.fromArray(SPECIES, b, bAt + p * WIDTH);
            FloatVector y = FloatVector.fromArray(SPECIES, b, bAt + p * WIDTH + LANES);
            FloatVector f0 = FloatVector.broadcast(SPECIES, a[aAt + p]);
            s0 = s0.add(f0.mul(x));
            t0 = t0.add(f0.mul(y));
        }
        Tile6.store(s0, t0, sign, c, cAt);
    }
}
