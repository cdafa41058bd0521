package dev.fanin.lab.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The labels that were measured once and are kept beside the tests.
///
/// @param byName each label by the name of its case
public record Labels(Map<String, Label> byName) {

    private static final String FILE = "/golden/corpus/labels.csv";

    public Labels {
        byName = Map.copyOf(byName);
    }

    /// Returns what was measured on the case of a name.
    public Label of(String name) {
        Label label = byName.get(name);
        if (label == null) {
            throw new IllegalArgumentException("No label for the case '" + name + "'; run LabelCorpus to measure it.");
        }
        return label;
    }

    /// Reads all labels.
    public static Labels read() {
        try (InputStream file = Labels.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(
                        "Expected the labels in " + FILE + "; run LabelCorpus to measure them.");
            }
            return new Labels(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(Label::of)
                    .collect(Collectors.toMap(Label::name, Function.identity())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
