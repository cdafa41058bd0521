package dev.fanin.dialect;

import dev.fanin.kernel.Team;
import dev.fanin.linalg.HouseholderQr;
import dev.fanin.tensor.Shape;

/// How frameworks make an orthogonal matrix of normal values: Q of their QR factorization, with the
/// signs for which R has a positive diagonal.
///
/// As there is one such Q, it is theirs but for rounding, which differs with every build of LAPACK.
final class Orthonormal {

    private Orthonormal() {}

    /// Returns a matrix of orthonormal columns, or rows where there are more columns, times a gain.
    ///
    /// @param normal values of a matrix that is tall whatever the result is: (longer, shorter)
    static float[] of(float[] normal, int rows, int columns, double gain) {
        int longer = Math.max(rows, columns);
        int shorter = Math.min(rows, columns);
        float[] q = HouseholderQr.of(longer, shorter, normal, Team.ofAllProcessors())
                .q();
        float[] matrix = rows < columns ? transposed(q, longer, shorter) : q;
        float factor = (float) gain;
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] *= factor;
        }
        return matrix;
    }

    /// Returns the matrix (columns, rows).
    static float[] transposed(float[] matrix, int rows, int columns) {
        float[] result = new float[matrix.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                result[j * rows + i] = matrix[i * columns + j];
            }
        }
        return result;
    }

    /// Throws unless the shape has two axes or more.
    static void check(Shape shape) {
        if (shape.rank() < 2) {
            throw new IllegalArgumentException("Expected at least two axes for orthogonal, got shape " + shape + ".");
        }
    }
}
