package dev.fanin.lab.report;

import dev.fanin.file.AtomicFile;
import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Finding;
import dev.fanin.text.Quoted;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The findings that are known already, by their keys: a check fails on new ones alone.
///
/// @param keys the keys of the findings
public record Baseline(Set<String> keys) implements Predicate<Finding> {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String FINDINGS = "findings";

    public Baseline {
        keys = Set.copyOf(keys);
    }

    /// Returns a baseline of all that a diagnosis found.
    public static Baseline of(Diagnosis diagnosis) {
        return new Baseline(Set.copyOf(
                diagnosis.findings().stream().map(Finding::key).distinct().toList()));
    }

    /// Reads `{"findings":["INIT002 hidden_1",...]}`.
    ///
    /// @throws IOException with a message of one line
    public static Baseline read(Path file) throws IOException {
        String text = Files.readString(file);
        Set<String> keys = new TreeSet<>();
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            expect(file, json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                boolean wanted = json.currentName().equals(FINDINGS);
                JsonToken value = json.nextToken();
                if (!wanted) {
                    json.skipChildren();
                    continue;
                }
                expect(file, value == JsonToken.START_ARRAY);
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    expect(file, json.currentToken() == JsonToken.VALUE_STRING);
                    keys.add(json.getString());
                }
            }
        } catch (JacksonException e) {
            throw new IOException(message(file), e);
        }
        return new Baseline(keys);
    }

    private static void expect(Path file, boolean fine) throws IOException {
        if (!fine) {
            throw new IOException(message(file));
        }
    }

    private static String message(Path file) {
        return "Cannot read the baseline " + Quoted.of(file.toString())
                + ": expected JSON such as {\"findings\":[\"INIT002 hidden_1\"]}; write one with --write-baseline.";
    }

    /// Writes the file, one finding a line in the order of their keys.
    ///
    /// @throws IOException with a message of one line; an older file is then unchanged
    public void write(Path file) throws IOException {
        AtomicFile.write(file, json());
    }

    String json() {
        String lines = new TreeSet<>(keys).stream().map(Baseline::quoted).collect(Collectors.joining(",\n"));
        return "{\"" + FINDINGS + "\":[" + (lines.isEmpty() ? "" : "\n" + lines + "\n") + "]}\n";
    }

    private static String quoted(String key) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeString(key);
        }
        return "  " + text;
    }

    /// Returns whether a finding is known.
    @Override
    public boolean test(Finding finding) {
        return keys.contains(finding.key());
    }
}
