package dev.fanin.io.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Batch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Batches of the rows of a table, of which one batch is in memory at a time.
///
/// The rows come in the order of the file, the last batch may be smaller, and every iteration reads
/// the file anew. What goes wrong while reading is thrown as UncheckedIOException.
public final class CsvBatches implements Iterable<Batch> {

    private final Path path;
    private final Scan scan;
    private final int batchSize;

    CsvBatches(Path path, Scan scan, int batchSize) {
        this.path = path;
        this.scan = scan;
        this.batchSize = (int) Math.min(batchSize, scan.rows());
    }

    /// Returns the number of rows.
    public long rows() {
        return scan.rows();
    }

    /// Returns the names of the features, or their columns' numbers without a header.
    public List<String> features() {
        return scan.columns().features();
    }

    /// Returns the texts of the labels in sorted order; empty where labels are numbers.
    public List<String> classes() {
        return scan.classes();
    }

    @Override
    public Iterator<Batch> iterator() {
        try {
            return new Batches();
        } catch (IOException e) {
            throw told(e);
        }
    }

    private UncheckedIOException told(IOException e) {
        IOException told = Rows.unreadable(path, e);
        return new UncheckedIOException(told.getMessage(), told);
    }

    /// One run through the file.
    private final class Batches implements Iterator<Batch> {

        private final Rows rows = Rows.open(path, scan.separator());
        private @Nullable CsvRecord next;

        Batches() throws IOException {
            if (scan.columns().hasHeader()) {
                rows.next();
            }
            advance();
        }

        private void advance() throws IOException {
            next = rows.next();
            if (next == null) {
                rows.close();
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Batch next() {
            int features = scan.columns().names().size() - 1;
            float[] x = new float[Math.multiplyExact(features, batchSize)];
            float[] y = new float[batchSize];
            int count = 0;
            try {
                for (CsvRecord row = next; row != null && count < batchSize; row = next) {
                    scan.columns().check(row);
                    scan.columns().features(row, x, count * features);
                    y[count] = scan.label(row);
                    count++;
                    advance();
                }
            } catch (IOException e) {
                throw told(e);
            }
            if (count == 0) {
                throw new NoSuchElementException();
            }
            float[] filled = count == batchSize ? x : Arrays.copyOf(x, count * features);
            float[] labels = count == batchSize ? y : Arrays.copyOf(y, count);
            return Batch.of(Tensor.of(Shape.of(count, features), filled), Tensor.of(Shape.of(count), labels));
        }
    }
}
