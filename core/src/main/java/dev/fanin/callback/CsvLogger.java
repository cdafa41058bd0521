package dev.fanin.callback;

import dev.fanin.text.Quoted;
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
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes one line an epoch into a file: its number, from 0 as in Keras, and what was measured.
///
/// The first line has the names: those of the first epoch in the order of the alphabet, and then,
/// if it had no validation and later ones will, the same with `val_` before them. A line is in the
/// file as soon as its epoch has ended. A measure that an epoch lacks is `NA`.
///
/// Source: Keras 3.15, `keras.callbacks.CSVLogger`. Deviations: lines end in a line feed alone,
/// numbers are written as Java does, there are no columns `val_` where nothing is validated, and
/// lines that are added keep to the columns that are there.
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
                String text = Files.readString(file);
                readColumns(text.lines().findFirst().orElse(""));
                writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
                if (!text.endsWith("\n")) {
                    writer.write('\n');
                }
            } else {
                writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void readColumns(String head) {
        List<String> names = List.of(head.split(Pattern.quote(separator)));
        if (!names.getFirst().equals("epoch")) {
            throw new IllegalArgumentException("CsvLogger expects " + file + " to begin with a column 'epoch', got "
                    + Quoted.of(names.getFirst()) + "; name another file, or do not append.");
        }
        columns.addAll(names.subList(1, names.size()));
    }

    private UncheckedIOException failure(IOException e) {
        Path folder = file.toAbsolutePath().getParent();
        String why;
        if (Files.isDirectory(file)) {
            why = "it is a folder. Name a file in it";
        } else if (folder != null && !Files.isDirectory(folder)) {
            why = "there is no folder " + folder + ". Create it first";
        } else {
            why = e.toString();
        }
        return new UncheckedIOException("Cannot write " + file + ": " + why + ".", e);
    }

    @Override
    public void onEpochEnd(Training training, Map<String, Double> measures) {
        if (columns.isEmpty()) {
            columns.addAll(new TreeSet<>(measures.keySet()));
            if (training.validatesEvery() > 0 && columns.stream().noneMatch(name -> name.startsWith("val_"))) {
                columns.addAll(columns.stream().map(name -> "val_" + name).toList());
            }
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
            throw failure(e);
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
            throw failure(e);
        }
    }
}
