package dev.fanin.linalg;

import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.Sliced;
import dev.fanin.kernel.Team;
import java.util.List;

/// The factorization `A = Q R` of a matrix with at least as many rows as columns, into orthonormal
/// columns and an upper triangle whose diagonal is not negative.
///
/// A is (rows, columns), Q the same, R (columns, columns), all row-major. If the columns of A are
/// independent, there is one such pair only. If not, Q is orthonormal all the same, and R has
/// zeros, or what rounding made of them, on its diagonal. Values must be finite.
///
/// The bits depend on A alone: neither on the number of threads nor on the processor.
///
/// Also called: thin QR, economy QR, `reduced` mode of NumPy.
///
/// Source: Golub and Van Loan, "Matrix Computations", 4th edition, 2013, section 5.2. Panels of 128
/// columns, each a [BlockReflector]; Q is multiplied out backward, which leaves out what is still
/// zero. The signs are those of Keras and PyTorch, `Q * sign(diag(R))`, except that the sign of
/// zero counts as 1, so that no column is lost.
public final class HouseholderQr {

    private static final int WIDTH = Sliced.WIDTH;

    /// From this `rows * columns * columns` on the fastest kernels are worth it even in a fresh
    /// JVM: until the compiler is done with them, those of the Vector API are far slower than the
    /// plain ones.
    private static final double LARGE = 1L << 32;

    private final int rows;
    private final int columns;
    private final Workers workers;

    /// R above the diagonal of each slice.
    private final List<Block> blocks;

    private final List<Panel> panels;

    private HouseholderQr(int rows, int columns, Workers workers, List<Block> blocks, List<Panel> panels) {
        this.rows = rows;
        this.columns = columns;
        this.workers = workers;
        this.blocks = blocks;
        this.panels = panels;
    }

    /// Factors a matrix, which is left as it is.
    ///
    /// @throws IllegalArgumentException if there are more columns than rows, or sizes are wrong
    public static HouseholderQr of(int rows, int columns, float[] matrix, Team team) {
        boolean large = (double) rows * columns * columns >= LARGE;
        return of(rows, columns, matrix, team, large ? KernelProvider.fastest() : KernelProvider.plain());
    }

    /// Factors a matrix with the given kernels, which give the same bits as any others.
    ///
    /// @throws IllegalArgumentException if there are more columns than rows, or sizes are wrong
    public static HouseholderQr of(int rows, int columns, float[] matrix, Team team, KernelProvider kernels) {
        check(rows, columns, matrix);
        int count = (columns + Block.COLUMNS - 1) / Block.COLUMNS;
        Block[] blocks = new Block[count];
        Panel[] panels = new Panel[count];
        Workers workers = new Workers(team, kernels);
        workers.forEach(count, (worker, b) -> {
            blocks[b] = Block.of(rows, columns, matrix, b);
            if (b == 0) {
                panels[b] = Panel.of(worker, blocks[b]);
            }
        });
        for (int p = 0; p + 1 < count; p++) {
            BlockReflector reflector = panels[p].reflector();
            int diagonal = blocks[p].first();
            int next = p + 1;
            workers.forEach(count - next, (worker, i) -> {
                Block block = blocks[next + i];
                reflector.applyTransposed(worker, block.below(diagonal));
                // The next panel is wanted first, so it does not wait for the other blocks.
                if (i == 0) {
                    panels[next] = Panel.of(worker, block);
                }
            });
        }
        return new HouseholderQr(rows, columns, workers, List.of(blocks), List.of(panels));
    }

    private static void check(int rows, int columns, float[] matrix) {
        if (columns < 1 || rows < columns) {
            throw new IllegalArgumentException("Expected at least one column and at least as many rows, got " + rows
                    + " rows and " + columns + " columns; factor the transpose of a wide matrix.");
        }
        int most = Integer.MAX_VALUE / Block.COLUMNS;
        if (rows > most) {
            throw new IllegalArgumentException(
                    "Expected at most " + most + " rows, got " + rows + "; factor a smaller matrix.");
        }
        if ((long) rows * columns != matrix.length) {
            throw new IllegalArgumentException("Expected " + (long) rows * columns + " values for " + rows
                    + " rows and " + columns + " columns, got " + matrix.length + ".");
        }
    }

    /// Computes Q, (rows, columns).
    public float[] q() {
        float[] q = new float[rows * columns];
        float[] signs = signs();
        int count = blocks.size();
        workers.forEach(count, (worker, i) -> {
            // The last blocks take longest, so they come first.
            int b = count - 1 - i;
            Block block = Block.identity(rows, columns, b);
            for (int p = b; p >= 0; p--) {
                int diagonal = blocks.get(p).first();
                panels.get(p).reflector().apply(worker, block.below(diagonal));
            }
            block.write(columns, signs, q);
        });
        return q;
    }

    /// Returns R, (columns, columns).
    public float[] r() {
        float[] r = new float[columns * columns];
        float[] signs = signs();
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < columns; j++) {
                r[i * columns + j] = signs[i] * reduced(i, j);
            }
        }
        return r;
    }

    /// Returns an element of R as the reflections left it, with either sign on the diagonal.
    private float reduced(int i, int j) {
        int b = j / Block.COLUMNS;
        int column = j % Block.COLUMNS;
        if (i / WIDTH < j / WIDTH) {
            return blocks.get(b).get(i, column);
        }
        return panels.get(b).triangles().get(column / WIDTH)[i % WIDTH * WIDTH + j % WIDTH];
    }

    private float[] signs() {
        float[] signs = new float[columns];
        for (int j = 0; j < columns; j++) {
            signs[j] = reduced(j, j) < 0 ? -1 : 1;
        }
        return signs;
    }
}
