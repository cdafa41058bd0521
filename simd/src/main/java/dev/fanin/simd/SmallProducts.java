package dev.fanin.simd;

import static dev.fanin.simd.VectorKernels.LANES;
import static dev.fanin.simd.VectorKernels.SPECIES;
import static dev.fanin.simd.VectorKernels.WIDTH;

import jdk.incubator.vector.FloatVector;

/// Products so small that bringing A and B into order takes longer than reading them as they lie.
///
/// Tiles are five rows high, since batches of ten are common.
final class SmallProducts {

    /// Up to so many products altogether this is faster than panels and bands.
    static final int MOST = 16_384;

    private static final int TALLEST = 5;

    private final float[] edge = new float[TALLEST * WIDTH];
    private float[] panel = new float[0];

    /// Adds the product to C.
    ///
    /// @param aDown the distance from a row of A to the next
    /// @param aAcross the distance from a column of A to the next
    void add(
            boolean transposeB,
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
        for (int j = 0; j < n; j += WIDTH) {
            int columns = Math.min(WIDTH, n - j);
            if (!transposeB && columns == WIDTH) {
                addColumns(m, columns, k, a, aFrom, aDown, aAcross, b, bFrom + j, ldb, c, cFrom + j, ldc);
                continue;
            }
            if (panel.length < k * WIDTH) {
                panel = new float[k * WIDTH];
            }
            if (transposeB) {
                Packing.transposedPanel(columns, k, b, bFrom + j * ldb, ldb, panel);
            } else {
                Packing.panel(columns, k, b, bFrom + j, ldb, panel);
            }
            addColumns(m, columns, k, a, aFrom, aDown, aAcross, panel, 0, WIDTH, c, cFrom + j, ldc);
        }
    }

    private void addColumns(
            int m,
            int columns,
            int k,
            float[] a,
            int aFrom,
            int aDown,
            int aAcross,
            float[] b,
            int bAt,
            int bDown,
            float[] c,
            int cFrom,
            int ldc) {
        for (int i = 0; i < m; ) {
            int height = m - i >= TALLEST ? TALLEST : m - i >= 2 ? 2 : 1;
            int aAt = aFrom + i * aDown;
            int cAt = cFrom + i * ldc;
            if (columns == WIDTH) {
                addTile(height, k, a, aAt, aDown, aAcross, b, bAt, bDown, c, cAt, ldc);
            } else {
                Packing.edge(height, columns, c, cAt, ldc, edge, 0, WIDTH);
                addTile(height, k, a, aAt, aDown, aAcross, b, bAt, bDown, edge, 0, WIDTH);
                Packing.edge(height, columns, edge, 0, WIDTH, c, cAt, ldc);
            }
            i += height;
        }
    }

    private static void addTile(
            int height,
            int k,
            float[] a,
            int aAt,
            int aDown,
            int aAcross,
            float[] b,
            int bAt,
            int bDown,
            float[] c,
            int cAt,
            int ldc) {
        switch (height) {
            case TALLEST -> five(k, a, aAt, aDown, aAcross, b, bAt, bDown, c, cAt, ldc);
            case 2 -> two(k, a, aAt, aDown, aAcross, b, bAt, bDown, c, cAt, ldc);
            default -> one(k, a, aAt, aAcross, b, bAt, bDown, c, cAt);
        }
    }

    private static void five(
            int k,
            float[] a,
            int a0,
            int aDown,
            int aAcross,
            float[] b,
            int bAt,
            int bDown,
            float[] c,
            int cAt,
            int ldc) {
        int a1 = a0 + aDown;
        int a2 = a0 + 2 * aDown;
        int a3 = a0 + 3 * aDown;
        int a4 = a0 + 4 * aDown;
        FloatVector s0 = FloatVector.fromArray(SPECIES, c, cAt);
        FloatVector t0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
        FloatVector s1 = FloatVector.fromArray(SPECIES, c, cAt + ldc);
        FloatVector t1 = FloatVector.fromArray(SPECIES, c, cAt + ldc + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, c, cAt + 2 * ldc);
        FloatVector t2 = FloatVector.fromArray(SPECIES, c, cAt + 2 * ldc + LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, c, cAt + 3 * ldc);
        FloatVector t3 = FloatVector.fromArray(SPECIES, c, cAt + 3 * ldc + LANES);
        FloatVector s4 = FloatVector.fromArray(SPECIES, c, cAt + 4 * ldc);
        FloatVector t4 = FloatVector.fromArray(SPECIES, c, cAt + 4 * ldc + LANES);
        int q = 0;
        int at = bAt;
        for (int p = 0; p < k; p++) {
            FloatVector x = FloatVector.fromArray(SPECIES, b, at);
            FloatVector y = FloatVector.fromArray(SPECIES, b, at + LANES);
            FloatVector f0 = FloatVector.broadcast(SPECIES, a[a0 + q]);
            s0 = f0.fma(x, s0);
            t0 = f0.fma(y, t0);
            FloatVector f1 = FloatVector.broadcast(SPECIES, a[a1 + q]);
            s1 = f1.fma(x, s1);
            t1 = f1.fma(y, t1);
            FloatVector f2 = FloatVector.broadcast(SPECIES, a[a2 + q]);
            s2 = f2.fma(x, s2);
            t2 = f2.fma(y, t2);
            FloatVector f3 = FloatVector.broadcast(SPECIES, a[a3 + q]);
            s3 = f3.fma(x, s3);
            t3 = f3.fma(y, t3);
            FloatVector f4 = FloatVector.broadcast(SPECIES, a[a4 + q]);
            s4 = f4.fma(x, s4);
            t4 = f4.fma(y, t4);
            q += aAcross;
            at += bDown;
        }
        s0.intoArray(c, cAt);
        t0.intoArray(c, cAt + LANES);
        s1.intoArray(c, cAt + ldc);
        t1.intoArray(c, cAt + ldc + LANES);
        s2.intoArray(c, cAt + 2 * ldc);
        t2.intoArray(c, cAt + 2 * ldc + LANES);
        s3.intoArray(c, cAt + 3 * ldc);
        t3.intoArray(c, cAt + 3 * ldc + LANES);
        s4.intoArray(c, cAt + 4 * ldc);
        t4.intoArray(c, cAt + 4 * ldc + LANES);
    }

    private static void two(
            int k,
            float[] a,
            int a0,
            int aDown,
            int aAcross,
            float[] b,
            int bAt,
            int bDown,
            float[] c,
            int cAt,
            int ldc) {
        int a1 = a0 + aDown;
        FloatVector s0 = FloatVector.fromArray(SPECIES, c, cAt);
        FloatVector t0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
        FloatVector s1 = FloatVector.fromArray(SPECIES, c, cAt + ldc);
        FloatVector t1 = FloatVector.fromArray(SPECIES, c, cAt + ldc + LANES);
        int q = 0;
        int at = bAt;
        for (int p = 0; p < k; p++) {
            FloatVector x = FloatVector.fromArray(SPECIES, b, at);
            FloatVector y = FloatVector.fromArray(SPECIES, b, at + LANES);
            FloatVector f0 = FloatVector.broadcast(SPECIES, a[a0 + q]);
            s0 = f0.fma(x, s0);
            t0 = f0.fma(y, t0);
            FloatVector f1 = FloatVector.broadcast(SPECIES, a[a1 + q]);
            s1 = f1.fma(x, s1);
            t1 = f1.fma(y, t1);
            q += aAcross;
            at += bDown;
        }
        s0.intoArray(c, cAt);
        t0.intoArray(c, cAt + LANES);
        s1.intoArray(c, cAt + ldc);
        t1.intoArray(c, cAt + ldc + LANES);
    }

    private static void one(int k, float[] a, int a0, int aAcross, float[] b, int bAt, int bDown, float[] c, int cAt) {
        FloatVector s0 = FloatVector.fromArray(SPECIES, c, cAt);
        FloatVector t0 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
        int q = 0;
        int at = bAt;
        for (int p = 0; p < k; p++) {
            FloatVector x = FloatVector.fromArray(SPECIES, b, at);
            FloatVector y = FloatVector.fromArray(SPECIES, b, at + LANES);
            FloatVector f0 = FloatVector.broadcast(SPECIES, a[a0 + q]);
            s0 = f0.fma(x, s0);
            t0 = f0.fma(y, t0);
            q += aAcross;
            at += bDown;
        }
        s0.intoArray(c, cAt);
        t0.intoArray(c, cAt + LANES);
    }
}
