package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.lab.diagnosis.Checkup;
import dev.fanin.lab.diagnosis.Doctor;
import dev.fanin.lab.diagnosis.Patient;
import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Finding;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.finding.Severity;
import dev.fanin.model.Definition;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The doctor finds in the networks on the rules' pages what the pages say.
class RuleExaminationTest {

    /// What the pages call worth knowing: training does not suffer from it in their examples.
    private static final Set<Rule> HARMLESS =
            EnumSet.of(Rule.ACT001, Rule.INIT006, Rule.INIT008, Rule.SYM002, Rule.UPD001);

    @TempDir
    private static Path folder;

    private static Map<String, Definition> networks = Map.of();

    @BeforeAll
    static void compile() throws Exception {
        networks = RuleExamples.networks(folder);
    }

    @ParameterizedTest
    @EnumSource
    void theNetworkThatFailsHasTheFinding(Rule rule) {
        Diagnosis diagnosis = examine(rule, "Fails");

        assertThat(diagnosis.findings())
                .filteredOn(finding -> finding.rule() == rule)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.cause()).isNotBlank())
                .first()
                .satisfies(finding -> {
                    if (HARMLESS.contains(rule)) {
                        assertThat(finding.severity()).isEqualTo(Severity.INFO);
                    } else {
                        assertThat(finding.severity()).isGreaterThanOrEqualTo(Severity.WARN);
                    }
                });
        assertThat(diagnosis.findings()).extracting(Finding::key).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void theNetworkThatPassesDoesNot(Rule rule) {
        Diagnosis diagnosis = examine(rule, "Passes");

        assertThat(diagnosis.findings()).extracting(Finding::rule).doesNotContain(rule);
        assertThat(diagnosis.verdict()).isLessThanOrEqualTo(Severity.INFO);
    }

    /// Where all weights are equal, so that the network computes nothing, no kernel is of a wrong
    /// gain.
    @Test
    void otherRulesAreNotFoundInPassing() {
        assertThat(examine(Rule.INIT001, "Fails").findings())
                .extracting(Finding::rule)
                .doesNotContain(Rule.INIT002, Rule.INIT003, Rule.INIT004, Rule.SYM001);
        assertThat(examine(Rule.INIT007, "Fails").findings())
                .extracting(Finding::rule)
                .doesNotContain(Rule.INIT002, Rule.INIT003);
    }

    private static Diagnosis examine(Rule rule, String kind) {
        Definition network = Objects.requireNonNull(networks.get(rule.name() + " " + kind));
        Patient patient = Patient.of(rule.name(), network);
        Patient sampled = rule == Rule.DATA001 ? patient.on(List.of(pixels()), List.of()) : patient;
        return Doctor.examine(sampled, Checkup.complete()).diagnosis();
    }

    private static Tensor pixels() {
        Tensor pixels = Tensor.zeros(Shape.of(256, 64));
        RandomStream stream = Seed.seed(3).stream("pixels");
        for (int i = 0; i < pixels.array().length; i++) {
            pixels.array()[i] = (float) Math.floor(256 * stream.uniform(i));
        }
        return pixels;
    }
}
