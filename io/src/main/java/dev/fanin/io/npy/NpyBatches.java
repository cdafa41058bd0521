package dev.fanin.io.npy;

import dev.fanin.train.Batch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// Batches of the rows of two files, of which one batch is in memory at a time.
///
/// The rows come in the order of the files, the last batch may be smaller, and every iteration
/// begins anew. What goes wrong while reading is thrown as UncheckedIOException.
public final class NpyBatches implements Iterable<Batch> {

    private final NpyReader x;
    private final NpyReader y;
    private final int batchSize;

    private NpyBatches(NpyReader x, NpyReader y, int batchSize) {
        this.x = x;
        this.y = y;
        this.batchSize = batchSize;
    }

    /// Returns the batches of inputs and targets with as many rows; whoever opened the files closes
    /// them.
    public static NpyBatches of(NpyReader x, NpyReader y, int batchSize) {
        if (x.shape().axis(0) != y.shape().axis(0)) {
            throw new IllegalArgumentException("Inputs and targets must be equally many, got inputs of shape "
                    + x.shape() + " and targets of shape " + y.shape() + ".");
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("Expected a batch size of at least 1, got " + batchSize + ".");
        }
        return new NpyBatches(x, y, batchSize);
    }

    @Override
    public Iterator<Batch> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < x.shape().axis(0);
            }

            @Override
            public Batch next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int from = next;
                int to = from + Math.min(batchSize, x.shape().axis(0) - from);
                next = to;
                try {
                    return Batch.of(x.rows(from, to), y.rows(from, to));
                } catch (IOException e) {
                    throw new UncheckedIOException(e.getMessage(), e);
                }
            }
        };
    }
}
