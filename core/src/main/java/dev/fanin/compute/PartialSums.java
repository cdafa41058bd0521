package dev.fanin.compute;

import dev.fanin.operation.Pass;
import java.util.Arrays;

/// A gradient that is a sum over samples, in parts that do not depend on the number of threads.
///
/// Each part sums its own run of samples; the parts are then added up in their order.
final class PartialSums {

    private static final int MOST_PARTS = 8;

    /// How many values all parts together may have, where that leaves two parts.
    private static final int LARGEST = 1 << 23;

    private final int most;
    private final int size;
    private final float[][] sums;

    /// @param size the values of the gradient
    PartialSums(int size) {
        this.size = size;
        most = Math.clamp(LARGEST / Math.max(size, 1), 2, MOST_PARTS);
        sums = new float[most][0];
    }

    /// Returns the number of parts.
    int parts(int samples) {
        return Math.clamp(samples, 1, most);
    }

    /// Returns the first sample of a part.
    static int from(int part, int parts, int samples) {
        return (int) ((long) samples * part / parts);
    }

    /// Returns the zeros that a part adds to.
    float[] begin(int part) {
        if (sums[part].length == 0) {
            sums[part] = new float[size];
        }
        Arrays.fill(sums[part], 0f);
        return sums[part];
    }

    /// Writes the sum of the first parts, or adds it to what is there.
    void end(Pass pass, int parts, float[] gradient) {
        int first = 0;
        if (!pass.adding()) {
            System.arraycopy(sums[0], 0, gradient, 0, size);
            first = 1;
        }
        for (int part = first; part < parts; part++) {
            add(size, sums[part], gradient);
        }
    }

    private static void add(int size, float[] values, float[] sum) {
        for (int i = 0; i < size; i++) {
            sum[i] += values[i];
        }
    }
}
