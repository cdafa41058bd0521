package dev.fanin.io.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// The rows of a table, one at a time; blank lines are left out.
final class Rows implements AutoCloseable {

    private static final int LONGEST_LINE = 1 << 24;
    private static final int MOST_COLUMNS = 1 << 20;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> rows;

    private Rows(CsvReader<CsvRecord> reader) {
        this.reader = reader;
        this.rows = reader.iterator();
    }

    static Rows open(Path path, char separator) throws IOException {
        BufferedReader text = text(path);
        CsvRecordHandler handler = CsvRecordHandler.builder()
                .maxFields(MOST_COLUMNS)
                .maxFieldSize(LONGEST_LINE)
                .maxRecordSize(LONGEST_LINE)
                .build();
        return new Rows(CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_LINE)
                .build(handler, text));
    }

    /// Opens a text behind its byte order mark; bytes that are no UTF-8 are an error.
    static BufferedReader text(Path path) throws IOException {
        BufferedReader text = Files.newBufferedReader(path, StandardCharsets.UTF_8);
        try {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            return text;
        } catch (IOException e) {
            text.close();
            throw e;
        }
    }

    /// Returns the next row, or null behind the last.
    @Nullable
    CsvRecord next() throws IOException {
        try {
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                if (row.getFieldCount() > 1 || !row.getField(0).isBlank()) {
                    return row;
                }
            }
            return null;
        } catch (CsvParseException e) {
            Throwable deepest = e.getCause() == null ? e : e.getCause();
            throw new CsvException("it is no table (" + reason(deepest) + ")", e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String reason(Throwable e) {
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
    }

    /// Returns what to tell of a file that cannot be read.
    static IOException unreadable(Path path, IOException e) {
        if (e instanceof CharacterCodingException) {
            return new IOException("Cannot read " + path + ": it is no text in UTF-8. Save it as UTF-8.", e);
        }
        return e instanceof CsvException ? new IOException("Cannot read " + path + ": " + e.getMessage() + ".", e) : e;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
