package dev.fanin.lab.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The labels that were measured once and are kept beside the tests.
public final class Labels {

    private static final String FILE = "/golden/corpus/labels.csv";

    private Labels() {}

    /// Returns all labels, by the name of the case.
    public static Map<String, Label> read() {
        try (InputStream file = Labels.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(
                        "Expected the labels in " + FILE + "; run LabelCorpus to measure them.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(Label::of)
                    .collect(Collectors.toMap(Label::name, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
