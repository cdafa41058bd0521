package dev.fanin.app;

import static dev.fanin.app.Diagnoses.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Finding;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.finding.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DoctorSelectionTest {

    private static final Diagnosis SICK = Diagnoses.of(
            finding(Rule.INIT002, Severity.ERROR, "a"),
            finding(Rule.GRAD001, Severity.WARN, "a"),
            finding(Rule.INIT006, Severity.INFO, ""));

    private final StringWriter err = new StringWriter();

    private static DoctorSelection options(String... args) {
        return CommandLine.populateCommand(new DoctorSelection(), args);
    }

    @ParameterizedTest
    @CsvSource({
        "ERROR, error, 1",
        "ERROR, warn, 1",
        "ERROR, never, 0",
        "WARN, error, 0",
        "WARN, WARN, 1",
        "WARN, info, 1",
        "INFO, warn, 0",
        "INFO, info, 1",
        "OK, info, 0"
    })
    void failsFromTheSeverityAskedFor(Severity severity, String failOn, int status) {
        Diagnosis diagnosis = Diagnoses.of(finding(Rule.INIT002, severity, "a"));
        assertThat(options("--fail-on", failOn).status(diagnosis)).isEqualTo(status);
    }

    @Test
    void failsOnErrorsUnlessToldOtherwise() {
        assertThat(options().status(SICK)).isEqualTo(1);
        assertThat(options().status(Diagnoses.of(finding(Rule.INIT002, Severity.WARN, "a"))))
                .isZero();
        assertThat(options().status(Diagnoses.of())).isZero();
    }

    @Test
    void selectsAndIgnoresRules() throws IOException {
        assertThat(shown(options("--select", "INIT"))).containsExactly("INIT002 a", "INIT006 ");
        assertThat(shown(options("--select", "INIT,GRAD001", "--ignore", "INIT006")))
                .containsExactly("INIT002 a", "GRAD001 a");
        assertThat(shown(options("--ignore=init"))).containsExactly("GRAD001 a");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void writesABaselineThatHidesWhatWasKnown(@TempDir Path folder) throws IOException {
        String file = folder.resolve("known.json").toString();
        DoctorSelection writing = options("--write-baseline", file, "--select", "INIT");
        writing.check();
        assertThat(shown(writing)).hasSize(2);
        assertThat(writing.status(SICK)).isZero();
        assertThat(err).hasToString("note: 2 findings are in " + file + " now.\n");
        assertThat(shown(options("--baseline", file))).containsExactly("GRAD001 a");
        assertThat(err.toString()).endsWith("note: 2 findings are known to " + file + " and not shown.\n");
    }

    @Test
    void saysBeforeTheWorkWhatMakesNoSense(@TempDir Path folder) {
        assertThatThrownBy(() -> options("--fail-on", "wrn").check())
                .hasMessage("Unknown severity for --fail-on 'wrn'; did you mean 'warn'?"
                        + " Known: error, warn, info, never.");
        assertThatThrownBy(() -> options("--select", "INIT2").check()).hasMessageStartingWith("Unknown rule 'INIT2'");
        assertThatThrownBy(
                        () -> options("--baseline", folder.resolve("none.json").toString())
                                .check())
                .isInstanceOf(IOException.class);
    }

    private List<String> shown(DoctorSelection selection) throws IOException {
        return selection.apply(SICK, new PrintWriter(err)).findings().stream()
                .map(Finding::key)
                .toList();
    }
}
