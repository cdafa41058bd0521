package dev.fanin.simd;

import static dev.fanin.simd.VectorMatrixKernels.SPECIES;

import dev.fanin.kernel.Sliced;
import jdk.incubator.vector.FloatVector;

/// One row of two vectors, summed in registers.
final class Tile1 {

    private static final int WIDTH = Sliced.WIDTH;
    private static final int LANES = SPECIES.length();

    private Tile1() {}

    /// Writes the sums of one group of products.
    static void sum(int length, float[] a, int aAt, float[] b, int bAt, float[] sums, int at) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector s0 = zero;
        FloatVector t0 = zero;
        for (int p = 0; p < length; p++) {
            FloatVector x = FloatVector.fromArray(SPECIES, b, bAt + p * WIDTH);
            FloatVector y = FloatVector.fromArray(SPECIES, b, bAt + p * WIDTH + LANES);
            FloatVector f0 = FloatVector.broadcast(SPECIES, a[aAt + p]);
            s0 = s0.add(f0.mul(x));
            t0 = t0.add(f0.mul(y));
        }
        s0.intoArray(sums, at);
        t0.intoArray(sums, at + LANES);
    }
}
