package dev.fanin.simd;

import static dev.fanin.simd.VectorKernels.LANES;
import static dev.fanin.simd.VectorKernels.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Products of a few rows, for which copying B costs more than it gains.
///
/// B streams by once, eight rows at a time, and is added to rows of C that stay in the nearest
/// cache.
final class FewRows {

    /// Up to so many rows this is faster than tiles and panels.
    static final int MOST = 4;

    /// Up to so many products altogether, tiles are faster all the same.
    static final int LEAST = 2048;

    /// How many rows of B are added in one loop.
    private static final int DEPTH = 8;

    /// How many columns are worked on together: eight rows of B stay in the nearest cache.
    private static final int BREADTH = 512;

    private FewRows() {}

    /// Adds the product to C.
    ///
    /// @param aDown the distance from a row of A to the next
    /// @param aAcross the distance from a column of A to the next
    static void add(
            int m,
            int n,
            int k,
            float[] a,
            int aFrom,
            int aDown,
            int aAcross,
            float[] b,
            int bFrom,
            int ldb,
            float[] c,
            int cFrom,
            int ldc) {
        int whole = k - k % DEPTH;
        for (int j = 0; j < n; j += BREADTH) {
            int columns = Math.min(BREADTH, n - j);
            for (int p = 0; p < whole; p += DEPTH) {
                for (int i = 0; i < m; i++) {
                    int aAt = aFrom + i * aDown + p * aAcross;
                    addEight(columns, a, aAt, aAcross, b, bFrom + p * ldb + j, ldb, c, cFrom + i * ldc + j);
                }
            }
            for (int p = whole; p < k; p++) {
                for (int i = 0; i < m; i++) {
                    float factor = a[aFrom + i * aDown + p * aAcross];
                    addOne(columns, factor, b, bFrom + p * ldb + j, c, cFrom + i * ldc + j);
                }
            }
        }
    }

    private static void addEight(
            int columns, float[] a, int aAt, int aAcross, float[] b, int bAt, int ldb, float[] c, int cAt) {
        float a0 = a[aAt];
        float a1 = a[aAt + aAcross];
        float a2 = a[aAt + 2 * aAcross];
        float a3 = a[aAt + 3 * aAcross];
        float a4 = a[aAt + 4 * aAcross];
        float a5 = a[aAt + 5 * aAcross];
        float a6 = a[aAt + 6 * aAcross];
        float a7 = a[aAt + 7 * aAcross];
        FloatVector f0 = FloatVector.broadcast(SPECIES, a0);
        FloatVector f1 = FloatVector.broadcast(SPECIES, a1);
        FloatVector f2 = FloatVector.broadcast(SPECIES, a2);
        FloatVector f3 = FloatVector.broadcast(SPECIES, a3);
        FloatVector f4 = FloatVector.broadcast(SPECIES, a4);
        FloatVector f5 = FloatVector.broadcast(SPECIES, a5);
        FloatVector f6 = FloatVector.broadcast(SPECIES, a6);
        FloatVector f7 = FloatVector.broadcast(SPECIES, a7);
        int b1 = bAt + ldb;
        int b2 = bAt + 2 * ldb;
        int b3 = bAt + 3 * ldb;
        int b4 = bAt + 4 * ldb;
        int b5 = bAt + 5 * ldb;
        int b6 = bAt + 6 * ldb;
        int b7 = bAt + 7 * ldb;
        int whole = columns - columns % LANES;
        for (int j = 0; j < whole; j += LANES) {
            FloatVector s = FloatVector.fromArray(SPECIES, c, cAt + j);
            s = f0.fma(FloatVector.fromArray(SPECIES, b, bAt + j), s);
            s = f1.fma(FloatVector.fromArray(SPECIES, b, b1 + j), s);
            s = f2.fma(FloatVector.fromArray(SPECIES, b, b2 + j), s);
            s = f3.fma(FloatVector.fromArray(SPECIES, b, b3 + j), s);
            s = f4.fma(FloatVector.fromArray(SPECIES, b, b4 + j), s);
            s = f5.fma(FloatVector.fromArray(SPECIES, b, b5 + j), s);
            s = f6.fma(FloatVector.fromArray(SPECIES, b, b6 + j), s);
            s = f7.fma(FloatVector.fromArray(SPECIES, b, b7 + j), s);
            s.intoArray(c, cAt + j);
        }
        for (int j = whole; j < columns; j++) {
            float s = Math.fma(a0, b[bAt + j], c[cAt + j]);
            s = Math.fma(a1, b[b1 + j], s);
            s = Math.fma(a2, b[b2 + j], s);
            s = Math.fma(a3, b[b3 + j], s);
            s = Math.fma(a4, b[b4 + j], s);
            s = Math.fma(a5, b[b5 + j], s);
            s = Math.fma(a6, b[b6 + j], s);
            c[cAt + j] = Math.fma(a7, b[b7 + j], s);
        }
    }

    private static void addOne(int columns, float factor, float[] b, int bAt, float[] c, int cAt) {
        FloatVector f = FloatVector.broadcast(SPECIES, factor);
        int whole = columns - columns % LANES;
        for (int j = 0; j < whole; j += LANES) {
            f.fma(FloatVector.fromArray(SPECIES, b, bAt + j), FloatVector.fromArray(SPECIES, c, cAt + j))
                    .intoArray(c, cAt + j);
        }
        for (int j = whole; j < columns; j++) {
            c[cAt + j] = Math.fma(factor, b[bAt + j], c[cAt + j]);
        }
    }
}
