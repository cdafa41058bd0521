package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class SummaryCommandTest {

    private static final Pattern TOTAL = Pattern.compile("(\\w+(?:-\\w+)? params): ([0-9,]+) \\(");

    @SuppressWarnings("unused") // a field source
    private static final List<String> NOT_YET = Golden.NOT_YET;

    static List<String> models() throws IOException {
        return Golden.models();
    }

    /// Expected: the table that `model.summary()` of Keras printed.
    @ParameterizedTest
    @MethodSource("models")
    void showsTheRowsAndCountsOfKeras(String model) throws IOException {
        Terminal terminal =
                Terminal.run("summary", Golden.keras(model, "model.keras").toString());
        assertThat(terminal.status()).isZero();
        assertThat(terminal.err()).isEmpty();
        String theirs = Files.readString(Golden.keras(model, "summary.txt"));
        List<List<String>> expected = rows(theirs);
        List<List<String>> shown = rows(terminal.out());
        int columns = expected.getFirst().size();
        assertThat(shown.stream().map(row -> row.subList(0, columns)).toList()).isEqualTo(expected);
        assertThat(totals(terminal.out())).isEqualTo(totals(theirs)).isNotEmpty();
    }

    /// The JSON says the same as the table.
    @ParameterizedTest
    @MethodSource("models")
    void saysTheSameInJson(String model) throws IOException {
        Map<String, String> json = Json.values(
                Terminal.run("summary", Golden.keras(model, "model.keras").toString(), "--json")
                        .out());
        List<List<String>> expected = rows(Files.readString(Golden.keras(model, "summary.txt")));
        for (int i = 0; i < expected.size(); i++) {
            String at = "/layers/" + i;
            assertThat(json.get(at + "/name") + " (" + json.get(at + "/class") + ")")
                    .isEqualTo(expected.get(i).get(0));
            StringBuilder shape = new StringBuilder("(None");
            for (int axis = 1; json.containsKey(at + "/output_shape/" + axis); axis++) {
                shape.append(", ").append(json.get(at + "/output_shape/" + axis));
            }
            assertThat(shape + ")").isEqualTo(expected.get(i).get(1));
            assertThat(json)
                    .containsEntry(at + "/params", expected.get(i).get(2).replace(",", ""));
        }
        assertThat(json).doesNotContainKey("/layers/" + expected.size() + "/name");
        Map<String, String> totals = totals(Files.readString(Golden.keras(model, "summary.txt")));
        assertThat(json)
                .containsEntry("/total_params", totals.get("Total params"))
                .containsEntry("/trainable_params", totals.get("Trainable params"))
                .containsEntry("/non_trainable_params", totals.get("Non-trainable params"))
                .containsEntry("/optimizer_params", totals.getOrDefault("Optimizer params", "null"));
    }

    /// Expected: Glorot's deviation for 10 inputs and 8 outputs, by hand.
    @Test
    void showsWhatKernelsAreMeantToBeginWith() {
        String model = Golden.keras("functional", "model.keras").toString();
        Map<String, String> json =
                Json.values(Terminal.run("summary", model, "--json").out());
        assertThat(json)
                .containsEntry("/name", "two_in")
                .containsEntry("/class", "Functional")
                .containsEntry("/layers/0/initializer", "null")
                .containsEntry("/layers/0/fan_in", "null")
                .containsEntry("/layers/3/name", "shared")
                .containsEntry("/layers/3/connected_to/0", "a[0][0]")
                .containsEntry("/layers/3/connected_to/1", "dense[0][0]")
                .containsEntry("/layers/3/initializer", "glorot_uniform")
                .containsEntry("/layers/3/fan_in", "10")
                .containsEntry("/layers/3/fan_out", "8");
        assertThat(Double.parseDouble(json.getOrDefault("/layers/3/expected_std", "")))
                .isCloseTo(Math.sqrt(2.0 / 18), within(1e-12));
    }

    @Test
    void expandsNestedNetworks() {
        String model = Golden.keras("nested", "model.keras").toString();
        assertThat(rows(Terminal.run("summary", model).out())).hasSize(2);
        assertThat(Terminal.run("summary", model, "--expand-nested").out()).contains("block/dense (Dense)");
    }

    /// An optimizer that keeps something is shown with and without nested layers.
    @Test
    void countsWhatTheOptimizerKeeps() {
        String model = Golden.keras("compiled", "model.keras").toString();
        String plain = Terminal.run("summary", model).out();
        assertThat(plain).contains(" Optimizer params: ");
        assertThat(Terminal.run("summary", model, "--expand-nested").out()).isEqualTo(plain);
    }

    @ParameterizedTest
    @FieldSource("NOT_YET")
    void namesTheLayerThatIsNotThere(String model) {
        String file = Golden.keras(model, "model.keras").toString();
        String message = switch (model) {
            case "attention" ->
                "Layer 'multi_head_attention' of class 'MultiHeadAttention' is an attention layer; Fanin has none"
                        + " yet.";
            case "gru_rnn" -> "Layer 'gru' of class 'GRU' is a recurrent layer; Fanin has none yet.";
            case "lstm" -> "Layer 'lstm' of class 'LSTM' is a recurrent layer; Fanin has none yet.";
            default ->
                "Embedding 'embedding' has mask_zero=True, which Fanin cannot do before it has recurrent layers; set"
                        + " it to False.";
        };
        assertThat(Terminal.run("summary", file))
                .isEqualTo(new Terminal(2, "", "fanin: Cannot read " + file + ": " + message + System.lineSeparator()));
    }

    /// Returns the cells of the table, with cells that take several lines joined.
    private static List<List<String>> rows(String table) {
        List<List<String>> rows = new ArrayList<>();
        boolean isNew = true;
        for (String line : table.lines().toList()) {
            if (line.startsWith("│")) {
                List<String> cells = List.of(
                                line.substring(1, line.length() - 1).split("│"))
                        .stream()
                        .map(String::strip)
                        .toList();
                if (isNew) {
                    rows.add(cells);
                } else {
                    List<String> joined = new ArrayList<>();
                    for (int i = 0; i < cells.size(); i++) {
                        joined.add((rows.getLast().get(i) + " " + cells.get(i)).strip());
                    }
                    rows.set(rows.size() - 1, joined);
                }
            }
            isNew = !line.startsWith("│");
        }
        return rows;
    }

    private static Map<String, String> totals(String table) {
        Map<String, String> totals = new TreeMap<>();
        Matcher matcher = TOTAL.matcher(table);
        while (matcher.find()) {
            totals.put(matcher.group(1), matcher.group(2).replace(",", ""));
        }
        return totals;
    }
}
