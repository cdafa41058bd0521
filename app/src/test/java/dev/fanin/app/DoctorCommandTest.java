package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.io.npy.Npy;
import dev.fanin.lab.finding.Rule;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DoctorCommandTest {

    /// Whatever is found of it, it is examined in no time.
    private static final String MODEL = "mlp:32-2x32-4:relu:he_normal";

    @TempDir
    private Path folder;

    private static Terminal doctor(String... args) {
        List<String> words = new ArrayList<>(List.of("doctor", "--no-trial", "--fail-on", "never"));
        words.addAll(List.of(args));
        return Terminal.run(words.toArray(String[]::new));
    }

    @Test
    void examinesANetworkInOneWord() {
        Terminal terminal = doctor(MODEL);
        assertThat(terminal.status()).as(terminal.err()).isZero();
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out())
                .contains("  " + MODEL + "\n")
                .contains("hidden_1", "hidden_2", "output")
                .doesNotContain("\u001b");
        assertThat(doctor(MODEL, "--color", "always").out()).contains("\u001b[");
    }

    @Test
    void saysTheSameInJson() {
        Terminal terminal = doctor(MODEL, "--json");
        Map<String, String> json = Json.values(terminal.out());
        assertThat(json)
                .containsEntry("/model", MODEL)
                .containsEntry("/layers/0/name", "hidden_1")
                .containsEntry("/layers/0/fan_in", "32")
                .containsEntry("/layers/2/fan_out", "4")
                .containsKey("/verdict");
        // He: sqrt(2 / 32).
        assertThat(Double.parseDouble(json.get("/layers/1/weight_std"))).isBetween(0.2, 0.3);
        assertThat(doctor(MODEL, "--format", "JSON").out()).startsWith("{\"model\":");
    }

    @ParameterizedTest
    @CsvSource({
        "page.html, <!doctype html>",
        "r.json, {\"model\":",
        "r.sarif, {\"$schema\":",
        "r.xml, <?xml version=",
        "r.md, '### '",
        "r.txt, ''"
    })
    void writesTheFormatThatTheFileSays(String name, String beginning) throws IOException {
        Path file = folder.resolve(name);
        Terminal terminal = doctor(MODEL, "-o", file.toString());
        assertThat(terminal.status()).as(terminal.err()).isZero();
        assertThat(Files.readString(file)).startsWith(beginning).isNotBlank();
        assertThat(terminal.out()).contains("hidden_1").endsWith(": " + file + "\n");
    }

    @Test
    void measuresTheDataGiven() throws IOException {
        String x = folder.resolve("x.npy").toString();
        Npy.write(Path.of(x), Tensor.zeros(Shape.of(12, 32)));
        Terminal terminal = doctor(MODEL, "--input", x, "--samples", "5", "--json");
        assertThat(terminal.status()).as(terminal.err()).isZero();
        assertThat(Json.values(terminal.out())).containsEntry("/samples", "5");
        Terminal wrong = doctor("mlp:8-2", "--input", x);
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("expected shape (None, 8)", "got (12, 32)");
    }

    @Test
    void saysWhereNothingWasMended() {
        Path file = folder.resolve("mended.keras");
        Terminal terminal = doctor(MODEL, "--fix", file.toString());
        assertThat(terminal.status()).isZero();
        assertThat(terminal.err().isEmpty() || terminal.err().contains(file.toString()))
                .isTrue();
        assertThat(Files.exists(file)).isEqualTo(terminal.err().contains("is in " + file));
    }

    @ParameterizedTest
    @EnumSource
    void explainsEveryRule(Rule rule) {
        Terminal terminal = Terminal.run("doctor", "--explain", rule.name());
        assertThat(terminal.status()).as(terminal.err()).isZero();
        assertThat(terminal.out()).startsWith("# " + rule.name() + " " + rule.title() + "\n");
    }

    @Test
    void listsTheRules() {
        assertThat(Terminal.run("doctor", "--list-rules").out().lines().limit(Rule.values().length))
                .hasSize(Rule.values().length)
                .startsWith("INIT001  Zero or constant kernel");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            doctor | fanin: Missing required parameter: 'MODEL'. See 'fanin doctor --help'.
            doctor mpl:8-2 | fanin: Unknown preset 'mpl'; did you mean 'mlp'? Known: mlp, cnn.
            doctor mlp:8-2 --format jsn | fanin: Unknown format 'jsn'; did you mean 'json'? Known: text, json, html, sarif, junit, markdown.
            doctor mlp:8-2 --json --format html | fanin: --json and --format html contradict each other; give one of them.
            doctor mlp:8-2 --code java | fanin: Unknown library for --code 'java'. Known: fanin, keras, torch.
            doctor mlp:8-2 --color no | fanin: Unknown choice for --color 'no'. Known: auto, always, never.
            doctor mlp:8-2 --samples 0 | fanin: --samples must be at least 2, got 0.
            doctor mlp:8-2 --target y.npy | fanin: --target needs the samples it belongs to; give --input too.
            doctor nothing.keras | fanin: There is no file or folder 'nothing.keras'.
            doctor mlp:8-2 --fix out.json | fanin: Cannot write out.json: a model in JSON has no weights. Name a file that ends in .keras.
            """)
    void saysInOneLineWhatIsWrong(String command, String line) {
        Terminal terminal = Terminal.run(command.split(" "));
        assertThat(terminal.status()).isEqualTo(2);
        assertThat(terminal.err()).isEqualTo(line + "\n");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void suggestsTheRuleThatWasMeant() {
        assertThat(Terminal.run("doctor", "--explain", "INIT0002").err())
                .startsWith("fanin: Unknown rule 'INIT0002'; did you mean 'INIT002'? Known: INIT001, ");
    }
}
