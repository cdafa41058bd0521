package dev.fanin.callback;

import dev.fanin.train.Callback;
import dev.fanin.train.History;
import dev.fanin.train.Training;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes one line an epoch into a file: its number, from 0 as in Keras, and what was measured.
///
/// The first line has the names. A line is in the file as soon as its epoch has ended. A measure
/// that an epoch lacks is `NA`.
public final class CsvLogger implements Callback {

    private final Path file;
    private final String separator;
    private final boolean append;
    private final List<String> columns = new ArrayList<>();
    private @Nullable BufferedWriter writer;

    private CsvLogger(Path file, String separator, boolean append) {
        this.file = file;
        this.separator = separator;
        this.append = append;
    }

    /// Writes into the given file, separated by commas.
    public static CsvLogger to(Path file) {
        return new CsvLogger(file, ",", false);
    }

    /// Returns the same with another separator.
    public CsvLogger separator(String other) {
        return new CsvLogger(file, other, append);
    }

    /// Returns the same that keeps the lines that are in the file, and goes on after them.
    public CsvLogger append() {
        return new CsvLogger(file, separator, true);
    }

    @Override
    public void onTrainBegin(Training training) {
        columns.clear();
        try {
            if (append && Files.exists(file) && Files.size(file) > 0) {
                try (var lines = Files.lines(file)) {
                    String head = lines.findFirst().orElse("epoch");
                    columns.addAll(List.of(head.split(Pattern.quote(separator))));
                }
                columns.remove("epoch");
                writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
            } else {
                writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void onEpochEnd(Training training, Map<String, Double> measures) {
        if (columns.isEmpty()) {
            columns.addAll(measures.keySet());
            line("epoch" + separator + String.join(separator, columns));
        }
        StringBuilder line = new StringBuilder(Integer.toString(training.epoch() - 1));
        for (String column : columns) {
            Double value = measures.get(column);
            line.append(separator).append(value == null ? "NA" : value.toString());
        }
        line(line.toString());
    }

    private void line(String text) {
        try {
            if (writer != null) {
                writer.write(text);
                writer.write('\n');
                writer.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void onTrainEnd(Training training, History history) {
        try {
            if (writer != null) {
                writer.close();
            }
            writer = null;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage() + ".", e);
        }
    }
}
