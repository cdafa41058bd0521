package dev.fanin.kernel;

/// Products as sums of rows.
final class PlainKernels implements Kernels {

    @Override
    public void gemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float[] a,
            int aFrom,
            int lda,
            float[] b,
            int bFrom,
            int ldb,
            boolean add,
            float[] c,
            int cFrom,
            int ldc) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                float sum = add ? c[cFrom + i * ldc + j] : 0f;
                for (int p = 0; p < k; p++) {
                    float x = transposeA ? a[aFrom + p * lda + i] : a[aFrom + i * lda + p];
                    float y = transposeB ? b[bFrom + j * ldb + p] : b[bFrom + p * ldb + j];
                    sum += x * y;
                }
                c[cFrom + i * ldc + j] = sum;
            }
        }
    }
}
