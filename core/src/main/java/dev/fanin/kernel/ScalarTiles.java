package dev.fanin.kernel;

/// Products in tiles of 2 x 4 elements of C, without copies, for matrices of any strides.
///
/// Element (i, p) of A is `a[aFrom + i * aDown + p * aAcross]`, and B and C alike. Eight sums at a
/// time keep the processor's adders busy, although each has to wait for its last addition.
final class ScalarTiles {

    static final int WIDTH = 4;

    private ScalarTiles() {}

    /// Writes or adds the product; see [Kernels#gemm].
    static void product(
            int m,
            int n,
            int k,
            float[] a,
            int aFrom,
            int aDown,
            int aAcross,
            float[] b,
            int bFrom,
            int bDown,
            int bAcross,
            boolean add,
            float[] c,
            int cFrom,
            int cDown,
            int cAcross) {
        int wide = n - n % WIDTH;
        int i = 0;
        for (; i + 2 <= m; i += 2) {
            int aAt = aFrom + i * aDown;
            int cAt = cFrom + i * cDown;
            for (int j = 0; j < wide; j += WIDTH) {
                int at = cAt + j * cAcross;
                tile(k, a, aAt, aDown, aAcross, b, bFrom + j * bAcross, bDown, bAcross, add, c, at, cDown, cAcross);
            }
            for (int j = wide; j < n; j++) {
                int at = cAt + j * cAcross;
                pair(k, a, aAt, aDown, aAcross, b, bFrom + j * bAcross, bDown, add, c, at, cDown);
            }
        }
        if (i < m) {
            lastRow(n, k, a, aFrom + i * aDown, aAcross, b, bFrom, bDown, bAcross, add, c, cFrom + i * cDown, cAcross);
        }
    }

    private static void tile(
            int k,
            float[] a,
            int aAt,
            int aDown,
            int aAcross,
            float[] b,
            int bAt,
            int bDown,
            int bAcross,
            boolean add,
            float[] c,
            int cAt,
            int cDown,
            int cAcross) {
        int c1 = cAt + cAcross;
        int c2 = c1 + cAcross;
        int c3 = c2 + cAcross;
        float s0 = add ? c[cAt] : 0;
        float s1 = add ? c[c1] : 0;
        float s2 = add ? c[c2] : 0;
        float s3 = add ? c[c3] : 0;
        float t0 = add ? c[cAt + cDown] : 0;
        float t1 = add ? c[c1 + cDown] : 0;
        float t2 = add ? c[c2 + cDown] : 0;
        float t3 = add ? c[c3 + cDown] : 0;
        int b1 = bAt + bAcross;
        int b2 = b1 + bAcross;
        int b3 = b2 + bAcross;
        int a1 = aAt + aDown;
        int ap = 0;
        int bp = 0;
        for (int p = 0; p < k; p++) {
            float x = a[aAt + ap];
            float y = a[a1 + ap];
            float f0 = b[bAt + bp];
            float f1 = b[b1 + bp];
            float f2 = b[b2 + bp];
            float f3 = b[b3 + bp];
            s0 = FusedMultiplyAdd.add(x, f0, s0);
            s1 = FusedMultiplyAdd.add(x, f1, s1);
            s2 = FusedMultiplyAdd.add(x, f2, s2);
            s3 = FusedMultiplyAdd.add(x, f3, s3);
            t0 = FusedMultiplyAdd.add(y, f0, t0);
            t1 = FusedMultiplyAdd.add(y, f1, t1);
            t2 = FusedMultiplyAdd.add(y, f2, t2);
            t3 = FusedMultiplyAdd.add(y, f3, t3);
            ap += aAcross;
            bp += bDown;
        }
        c[cAt] = s0;
        c[c1] = s1;
        c[c2] = s2;
        c[c3] = s3;
        c[cAt + cDown] = t0;
        c[c1 + cDown] = t1;
        c[c2 + cDown] = t2;
        c[c3 + cDown] = t3;
    }

    /// Two elements, one below the other.
    private static void pair(
            int k,
            float[] a,
            int aAt,
            int aDown,
            int aAcross,
            float[] b,
            int bAt,
            int bDown,
            boolean add,
            float[] c,
            int cAt,
            int cDown) {
        float s = add ? c[cAt] : 0;
        float t = add ? c[cAt + cDown] : 0;
        int a1 = aAt + aDown;
        int ap = 0;
        int bp = 0;
        for (int p = 0; p < k; p++) {
            float f = b[bAt + bp];
            s = FusedMultiplyAdd.add(a[aAt + ap], f, s);
            t = FusedMultiplyAdd.add(a[a1 + ap], f, t);
            ap += aAcross;
            bp += bDown;
        }
        c[cAt] = s;
        c[cAt + cDown] = t;
    }

    private static void lastRow(
            int n,
            int k,
            float[] a,
            int aAt,
            int aAcross,
            float[] b,
            int bFrom,
            int bDown,
            int bAcross,
            boolean add,
            float[] c,
            int cFrom,
            int cAcross) {
        int j = 0;
        for (; j + WIDTH <= n; j += WIDTH) {
            quad(k, a, aAt, aAcross, b, bFrom + j * bAcross, bDown, bAcross, add, c, cFrom + j * cAcross, cAcross);
        }
        for (; j < n; j++) {
            float s = add ? c[cFrom + j * cAcross] : 0;
            for (int p = 0; p < k; p++) {
                s = FusedMultiplyAdd.add(a[aAt + p * aAcross], b[bFrom + j * bAcross + p * bDown], s);
            }
            c[cFrom + j * cAcross] = s;
        }
    }

    /// Four elements, side by side.
    private static void quad(
            int k,
            float[] a,
            int aAt,
            int aAcross,
            float[] b,
            int bAt,
            int bDown,
            int bAcross,
            boolean add,
            float[] c,
            int cAt,
            int cAcross) {
        int c1 = cAt + cAcross;
        int c2 = c1 + cAcross;
        int c3 = c2 + cAcross;
        float s0 = add ? c[cAt] : 0;
        float s1 = add ? c[c1] : 0;
        float s2 = add ? c[c2] : 0;
        float s3 = add ? c[c3] : 0;
        int b1 = bAt + bAcross;
        int b2 = b1 + bAcross;
        int b3 = b2 + bAcross;
        int ap = aAt;
        int bp = 0;
        for (int p = 0; p < k; p++) {
            float x = a[ap];
            s0 = FusedMultiplyAdd.add(x, b[bAt + bp], s0);
            s1 = FusedMultiplyAdd.add(x, b[b1 + bp], s1);
            s2 = FusedMultiplyAdd.add(x, b[b2 + bp], s2);
            s3 = FusedMultiplyAdd.add(x, b[b3 + bp], s3);
            ap += aAcross;
            bp += bDown;
        }
        c[cAt] = s0;
        c[c1] = s1;
        c[c2] = s2;
        c[c3] = s3;
    }
}
