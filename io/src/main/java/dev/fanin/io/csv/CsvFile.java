package dev.fanin.io.csv;

import dev.fanin.train.Batch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A table in a text file, one sample in a row, and how to read it.
///
/// Unless told otherwise, the label is the last column, and separator and header are found out: the
/// separator is tab, semicolon or comma; the first row is a header if it has no number in it, or a
/// text in a column where the second row has a number. Cells may be quoted as in RFC 4180, lines
/// end with LF or CRLF, blank lines do not count, and the text is UTF-8 with or without a byte
/// order mark.
///
/// Features are numbers in decimal writing. Labels are numbers throughout, or texts throughout;
/// texts become the places of the classes in sorted order, as scikit-learn's `LabelEncoder` has
/// them. Empty cells, `NA`, `N/A`, `NaN`, `null`, `None` and `?` are missing values, which are
/// refused, as are rows of another length and lines of more than 16,777,216 letters. The whole file
/// is checked before the first batch is handed out.
///
/// ```java
/// CsvSamples iris = CsvFile.of(Path.of("iris.csv")).label("species").read();
/// ```
///
/// Source: Shafranovich, RFC 4180, "Common Format and MIME Type for Comma-Separated Values (CSV)
/// Files", 2005, section 2; here also separators other than commas.
public final class CsvFile {

    private final Path path;
    private final @Nullable Character separator;
    private final @Nullable Boolean header;
    private final LabelColumn label;

    private CsvFile(Path path, @Nullable Character separator, @Nullable Boolean header, LabelColumn label) {
        this.path = path;
        this.separator = separator;
        this.header = header;
        this.label = label;
    }

    /// Returns a table whose last column is the label.
    public static CsvFile of(Path path) {
        return new CsvFile(path, null, null, new LabelColumn.Numbered(-1));
    }

    /// Returns this table with a separator that is not found out.
    public CsvFile separator(char other) {
        if (other == '"' || other == '\n' || other == '\r') {
            throw new IllegalArgumentException("A separator cannot be a quote or the end of a line.");
        }
        return new CsvFile(path, other, header, label);
    }

    /// Returns this table with or without a header, which is then not found out.
    public CsvFile header(boolean present) {
        return new CsvFile(path, separator, present, label);
    }

    /// Returns this table with a label column by its name in the header.
    public CsvFile label(String name) {
        return new CsvFile(path, separator, header, new LabelColumn.Named(name));
    }

    /// Returns this table with a label column by its number, from 0 on; negative numbers count from
    /// the last column, which is -1.
    public CsvFile label(int column) {
        return new CsvFile(path, separator, header, new LabelColumn.Numbered(column));
    }

    /// Reads all rows.
    ///
    /// @throws IOException with a message of one line that names line and column
    public CsvSamples read() throws IOException {
        Scan scan = scan();
        long values = scan.rows() * (scan.columns().names().size() - 1);
        if (values > Integer.MAX_VALUE - 8) {
            throw new IOException("Cannot read " + path + ": it has " + values
                    + " features in all, more than one array can hold. Read it in batches.");
        }
        try {
            Batch all = new CsvBatches(path, scan, Integer.MAX_VALUE).iterator().next();
            return new CsvSamples(
                    all.x().getFirst(), all.y().getFirst(), scan.columns().features(), scan.classes());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Checks all rows and returns them as batches, of which one is in memory at a time.
    ///
    /// @throws IOException with a message of one line that names line and column
    public CsvBatches batches(int batchSize) throws IOException {
        if (batchSize < 1) {
            throw new IllegalArgumentException("Expected a batch size of at least 1, got " + batchSize + ".");
        }
        return new CsvBatches(path, scan(), batchSize);
    }

    private Scan scan() throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException("Cannot read " + path + ": it is a folder. Name a file in it.");
        }
        try {
            return Scan.of(path, separator, header, label);
        } catch (IOException e) {
            throw Rows.unreadable(path, e);
        }
    }
}
