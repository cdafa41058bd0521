package dev.fanin.lab.lesson;

import dev.fanin.init.Fans;
import dev.fanin.init.Initializer;
import dev.fanin.init.Target;
import dev.fanin.random.RandomStream;
import dev.fanin.tensor.Shape;

/// Products of square matrices, which are what a deep linear network computes.
final class Products {

    private Products() {}

    /// Returns a new matrix (n, n), row-major.
    static double[] draw(int n, Initializer initializer, RandomStream stream) {
        float[] values = initializer
                .initialize(new Target(Shape.of(n, n), new Fans(n, n)), stream)
                .array();
        double[] matrix = new double[n * n];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = values[i];
        }
        return matrix;
    }

    /// Returns `A B`.
    static double[] times(double[] a, double[] b, int n) {
        double[] product = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double factor = a[i * n + k];
                for (int j = 0; j < n; j++) {
                    product[i * n + j] += factor * b[k * n + j];
                }
            }
        }
        return product;
    }

    /// Returns the mean of `s^4` over the singular values of A, which is the sum of squares of `A
    /// A'` over n.
    static double meanFourthPower(double[] a, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double product = 0;
                for (int k = 0; k < n; k++) {
                    product += a[i * n + k] * a[j * n + k];
                }
                sum += product * product;
            }
        }
        return sum / n;
    }

    /// Returns the expectation of that for a product of matrices of N(0, 1/n).
    ///
    /// With A one more such matrix in front, `E tr(A M A')^2 = tr(M)^2 + 2 tr(M^2) / n` and
    /// `E tr((A M A')^2) = (1 + 1/n) tr(M^2) + tr(M)^2 / n`; the first M is the identity.
    static double expectedFourthPower(int n, int depth) {
        double squaredTrace = (double) n * n;
        double traceOfSquare = n;
        for (int i = 0; i < depth; i++) {
            double next = traceOfSquare * (1 + 1.0 / n) + squaredTrace / n;
            squaredTrace += 2 * traceOfSquare / n;
            traceOfSquare = next;
        }
        return traceOfSquare / n;
    }
}
