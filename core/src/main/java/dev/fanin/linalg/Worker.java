package dev.fanin.linalg;

import dev.fanin.kernel.MatrixKernels;
import dev.fanin.kernel.RowMajor;
import dev.fanin.kernel.Sliced;
import java.util.Arrays;

/// The kernels and the scratch space of one thread.
final class Worker {

    private final MatrixKernels kernels;
    private float[] product = new float[0];
    private float[] product2 = new float[0];

    Worker(MatrixKernels kernels) {
        this.kernels = kernels;
    }

    MatrixKernels kernels() {
        return kernels;
    }

    /// Returns the product `A B`, in scratch space that the next call overwrites.
    Sliced product(RowMajor a, Sliced b) {
        product = cleared(product, a.rows() * b.slices() * Sliced.WIDTH);
        return multiplied(a, b, product);
    }

    /// Returns the product `A B` in other scratch space, so that B may be a result of `product`.
    Sliced productOfProduct(RowMajor a, Sliced b) {
        product2 = cleared(product2, a.rows() * b.slices() * Sliced.WIDTH);
        return multiplied(a, b, product2);
    }

    private Sliced multiplied(RowMajor a, Sliced b, float[] into) {
        Sliced c = new Sliced(into, 0, a.rows() * Sliced.WIDTH, a.rows(), b.slices());
        kernels.add(a, b, c);
        return c;
    }

    private static float[] cleared(float[] scratch, int size) {
        if (scratch.length < size) {
            return new float[size];
        }
        Arrays.fill(scratch, 0, size, 0);
        return scratch;
    }
}
