package dev.fanin.linalg;

import dev.fanin.kernel.RowMajor;
import dev.fanin.kernel.Sliced;
import java.util.ArrayList;
import java.util.List;

/// One block of columns, reduced: its reflections, and the triangles of R on the diagonal.
///
/// @param reflector the reflections of the whole block, from its own row down
/// @param triangles one triangle of R for each slice, 16 to a row
record Panel(BlockReflector reflector, List<float[]> triangles) {

    private static final int WIDTH = Sliced.WIDTH;

    /// Reduces a block slice by slice. Afterwards a slice holds the vectors of its reflections from
    /// its own diagonal down, and R above.
    ///
    /// @param whole the block, of which the rows from its diagonal down are overwritten
    static Panel of(Worker worker, Block whole) {
        Sliced block = whole.below(whole.first());
        List<float[]> triangles = new ArrayList<>();
        float[] tau = new float[block.slices() * WIDTH];
        for (int s = 0; s < block.slices(); s++) {
            SliceQr slice = SliceQr.of(worker, part(block, s, s, 1), whole.width(s));
            triangles.add(slice.r());
            System.arraycopy(slice.tau(), 0, tau, s * WIDTH, WIDTH);
            int others = block.slices() - s - 1;
            if (others > 0) {
                slice.reflector().applyTransposed(worker, part(block, s, s + 1, others));
            }
        }
        return new Panel(join(worker, block, tau), triangles);
    }

    /// Returns some slices, without the rows above the diagonal of slice `top`.
    private static Sliced part(Sliced block, int top, int first, int count) {
        int above = Math.min(top * WIDTH, block.rows());
        return new Sliced(
                block.values(),
                block.at() + first * block.stride() + above * WIDTH,
                block.stride(),
                block.rows() - above,
                count);
    }

    private static BlockReflector join(Worker worker, Sliced block, float[] tau) {
        int rows = block.rows();
        int k = tau.length;
        float[] v = new float[rows * k];
        float[] transposed = new float[k * rows];
        Sliced products = new Sliced(new float[k * k], 0, k * WIDTH, k, block.slices());
        for (int s = 0; s < block.slices(); s++) {
            Sliced slice = part(block, s, s, 1);
            copy(slice, rows - slice.rows(), v, k, transposed, s * WIDTH);
        }
        for (int s = 0; s < block.slices(); s++) {
            Sliced slice = part(block, s, s, 1);
            int above = rows - slice.rows();
            RowMajor others = new RowMajor(transposed, above, rows, (s + 1) * WIDTH, slice.rows());
            Sliced into = new Sliced(products.values(), s * products.stride(), products.stride(), others.rows(), 1);
            worker.kernels().add(others, slice, into);
        }
        return BlockReflector.of(
                new RowMajor(v, 0, k, rows, k), new RowMajor(transposed, 0, rows, k, rows), tau, products);
    }

    private static void copy(Sliced slice, int above, float[] v, int k, float[] transposed, int column) {
        int rows = above + slice.rows();
        for (int i = 0; i < slice.rows(); i++) {
            int at = slice.at() + i * WIDTH;
            for (int j = 0; j < WIDTH; j++) {
                float value = slice.values()[at + j];
                v[(above + i) * k + column + j] = value;
                transposed[(column + j) * rows + above + i] = value;
            }
        }
    }
}
