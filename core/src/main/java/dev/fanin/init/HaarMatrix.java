package dev.fanin.init;

import dev.fanin.kernel.Team;
import dev.fanin.linalg.HouseholderQr;
import dev.fanin.random.RandomStream;
import dev.fanin.tensor.Shape;

/// Random matrices with orthonormal columns, or rows where there are more columns.
///
/// All such matrices are equally likely: Q of `A = Q R` with all of A from N(0, 1), where
/// the diagonal of R is positive. The elements have mean 0 and variance `1 / max(rows, columns)`.
///
/// Source: Mezzadri, "How to generate random matrices from the classical compact groups", 2007.
final class HaarMatrix {

    private static final RandomNormal STANDARD = new RandomNormal(0, 1);

    private HaarMatrix() {}

    /// Draws a matrix times a factor, row-major.
    static float[] draw(int rows, int columns, double factor, RandomStream stream) {
        int longer = Math.max(rows, columns);
        int shorter = Math.min(rows, columns);
        Shape shape = Shape.of(longer, shorter);
        float[] normal = new float[shape.arraySize()];
        Shares.fill(STANDARD, new Target(shape, Fans.ofShape(shape)), stream, normal);
        float[] q = HouseholderQr.of(longer, shorter, normal, Team.ofAllProcessors())
                .q();
        float[] result = rows < columns ? transposed(q, longer, shorter) : q;
        float scale = (float) factor;
        for (int i = 0; scale != 1 && i < result.length; i++) {
            result[i] *= scale;
        }
        return result;
    }

    private static float[] transposed(float[] matrix, int rows, int columns) {
        float[] result = new float[matrix.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                result[j * rows + i] = matrix[i * columns + j];
            }
        }
        return result;
    }
}
