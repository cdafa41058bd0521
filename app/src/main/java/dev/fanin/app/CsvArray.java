package dev.fanin.app;

import dev.fanin.file.AtomicFile;
import dev.fanin.io.csv.CsvFile;
import dev.fanin.io.csv.CsvSamples;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.text.Quoted;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Arrays as tables in text files, of numbers in every column.
final class CsvArray {

    private static final Pattern SEPARATOR = Pattern.compile("[,;\t]");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private CsvArray() {}

    /// Reads all columns, `(rows, columns)`; a first row of names does not count.
    ///
    /// @throws IOException with a message of one line
    static Tensor read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("Cannot read " + file + ": it is a folder. Name a file in it.");
        }
        if (isOneColumn(file)) {
            return column(file);
        }
        CsvSamples table = CsvFile.of(file).read();
        if (!table.classes().isEmpty()) {
            throw new IOException("Cannot read " + file + ": expected numbers in all columns, got texts such as "
                    + Quoted.of(table.classes().getFirst()) + " in the last one. Write their numbers.");
        }
        int rows = table.x().shape().axis(0);
        int before = table.x().shape().axis(1);
        float[] all = new float[Shape.of(rows, before + 1).arraySize()];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(table.x().array(), row * before, all, row * (before + 1), before);
            all[row * (before + 1) + before] = table.y().array()[row];
        }
        return Tensor.of(Shape.of(rows, before + 1), all);
    }

    private static boolean isOneColumn(Path file) throws IOException {
        try (var lines = Files.newBufferedReader(file)) {
            String line = lines.readLine();
            while (line != null && line.isBlank()) {
                line = lines.readLine();
            }
            return line != null && !SEPARATOR.matcher(line).find();
        } catch (CharacterCodingException e) {
            throw new IOException("Cannot read " + file + ": it is no text in UTF-8. Save it as UTF-8.", e);
        }
    }

    private static Tensor column(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new IOException("Cannot read " + file + ": it is no text in UTF-8. Save it as UTF-8.", e);
        }
        float[] values = new float[lines.size()];
        int count = 0;
        boolean isFirst = true;
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).replace("\uFEFF", "").strip();
            boolean isNumber = NUMBER.matcher(text).matches();
            if (isNumber) {
                values[count++] = Float.parseFloat(text);
            } else if (!text.isEmpty() && !isFirst) {
                throw new IOException("Cannot read " + file + ": line " + (i + 1) + ": expected a number, got "
                        + Quoted.of(text) + ".");
            }
            isFirst = isFirst && text.isEmpty();
        }
        if (count == 0) {
            throw new IOException("Cannot read " + file + ": it has no rows of numbers.");
        }
        return Tensor.of(Shape.of(count, 1), Arrays.copyOf(values, count));
    }

    /// Writes the rows of an array of one or two axes, without a header.
    ///
    /// @throws IOException with a message of one line; an older file is then unchanged
    static void write(Path file, Tensor array) throws IOException {
        Shape shape = array.shape();
        if (shape.rank() != 1 && shape.rank() != 2) {
            throw new IOException("Cannot write " + file + ": a table holds an array of one or two axes, got shape "
                    + shape + ". Name a file that ends in .npy.");
        }
        int columns = shape.rank() == 1 ? 1 : shape.axis(1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < shape.arraySize(); i++) {
            text.append(array.array()[i]).append((i + 1) % columns == 0 ? '\n' : ',');
        }
        AtomicFile.write(file, text.toString());
    }
}
