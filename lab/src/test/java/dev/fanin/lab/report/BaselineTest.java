package dev.fanin.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {

    @TempDir
    private Path folder;

    @Test
    void hidesWhatIsKnownAndNothingElse() throws IOException {
        Diagnosis sick = Patients.sick();
        Path file = folder.resolve("baseline.json");
        Baseline.of(sick.only(finding -> finding.rule().name().startsWith("INIT")))
                .write(file);
        assertThat(file).hasContent("{\"findings\":[\n  \"INIT002 hidden_1\",\n  \"INIT006 \"\n]}");
        Predicate<Finding> known = Baseline.read(file);
        assertThat(sick.only(known.negate()).findings())
                .extracting(Finding::key)
                .containsExactly("GRAD001 hidden_1");
        assertThat(Patients.at(sick, "hidden_2").only(known.negate()).findings())
                .hasSize(1);
    }

    @Test
    void keepsAnyKey() throws IOException {
        Baseline baseline = new Baseline(Set.of("INIT001 a \"b\" \\ \n ü", "X"));
        Path file = folder.resolve("any.json");
        baseline.write(file);
        assertThat(Baseline.read(file)).isEqualTo(baseline);
        assertThat(new Baseline(Set.of()).json()).isEqualTo("{\"findings\":[]}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{", "{\"findings\":1}", "{\"findings\":[1]}", "nonsense", "{\"findings\":[\"a\""})
    void saysWhatItCannotRead(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("b.json"), text);
        assertThatThrownBy(() -> Baseline.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot read the baseline '" + file + "': expected JSON such as"
                        + " {\"findings\":[\"INIT002 hidden_1\"]}; write one with --write-baseline.");
    }

    @Test
    void passesByWhatItDoesNotKnow() throws IOException {
        Path file = Files.writeString(folder.resolve("b.json"), "{\"more\":{\"a\":[1]},\"findings\":[\"A b\"]}");
        assertThat(Baseline.read(file).keys()).containsExactly("A b");
    }
}
