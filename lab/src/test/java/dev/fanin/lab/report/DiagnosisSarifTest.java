package dev.fanin.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.finding.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiagnosisSarifTest {

    private static final String RESULT = "/runs/0/results/";

    private static Map<String, String> log(Diagnosis diagnosis) {
        return JsonValues.of(DiagnosisSarif.sarif(diagnosis));
    }

    /// Required by sections 3.13 (log), 3.14 (run), 3.18 (tool), 3.19 (driver), 3.49 (rule), 3.27
    /// (result), 3.11 (message), 3.29 (physical location) and 3.33 (logical location) of the
    /// standard.
    @Test
    void hasWhatTheStandardRequires() {
        Map<String, String> log = log(Patients.sick());
        assertThat(log)
                .containsEntry("/version", "2.1.0")
                .containsKey("/$schema")
                .containsEntry("/runs/0/tool/driver/name", "Fanin doctor");
        for (Rule rule : Rule.values()) {
            String at = "/runs/0/tool/driver/rules/" + List.of(Rule.values()).indexOf(rule);
            assertThat(log)
                    .containsEntry(at + "/id", rule.name())
                    .containsEntry(at + "/shortDescription/text", rule.title() + ".")
                    .doesNotContainKey(at + "/helpUri")
                    .containsEntry(at + "/properties/page", "docs/rules/" + rule.name() + ".md");
        }
        for (int i = 0; i < 3; i++) {
            String at = RESULT + i;
            assertThat(log.get(at + "/message/text")).isNotBlank();
            assertThat(log.get(at + "/level")).isIn("none", "note", "warning", "error");
            assertThat(log).containsEntry(at + "/kind", "fail");
            int index = Integer.parseInt(log.get(at + "/ruleIndex"));
            assertThat(log.get("/runs/0/tool/driver/rules/" + index + "/id")).isEqualTo(log.get(at + "/ruleId"));
            assertThat(log.get(at + "/locations/0/physicalLocation/artifactLocation/uri"))
                    .isNotBlank();
        }
        assertThat(log).doesNotContainKey(RESULT + "3/message/text");
    }

    /// Section 3.27.10: the level of a result that did not fail is `none`.
    @Test
    void givesEverySeverityALevel() {
        assertThat(DiagnosisSarif.level(Severity.OK)).isEqualTo("none");
        assertThat(DiagnosisSarif.level(Severity.INFO)).isEqualTo("note");
        assertThat(DiagnosisSarif.level(Severity.WARN)).isEqualTo("warning");
        assertThat(DiagnosisSarif.level(Severity.ERROR)).isEqualTo("error");
    }

    @Test
    void pointsAtTheLineOfTheLayerWhereItIsKnown() {
        Diagnosis sick = Patients.sick();
        Diagnosis moved = Patients.at(sick, "hidden_3");
        assertThat(log(moved))
                .containsEntry(
                        RESULT + "0/locations/0/physicalLocation/artifactLocation/uri",
                        "src/main/java/net/Networks.java")
                .containsEntry(RESULT + "0/locations/0/physicalLocation/region/startLine", "42")
                .containsEntry(RESULT + "0/locations/0/logicalLocations/0/fullyQualifiedName", "hidden_3");
        assertThat(log(sick))
                .containsEntry(
                        RESULT + "0/locations/0/physicalLocation/artifactLocation/uri",
                        "mlp%3A784-30x256-10%3Arelu%3Aglorot_uniform")
                .doesNotContainKey(RESULT + "0/locations/0/physicalLocation/region/startLine")
                .doesNotContainKey(RESULT + "2/locations/0/logicalLocations/0/name");
    }

    /// Expected: `printf 'INIT002 hidden_1\nrelu' | sha256sum`.
    @Test
    void hasFingerprintsThatStay() {
        Map<String, String> log = log(Patients.sick());
        String at = "/partialFingerprints/faninRuleLayerActivation/v1";
        assertThat(log)
                .containsEntry(RESULT + "0" + at, "30872671fb3df8f2f0b077aa1205ccf6b4393bdd3ff919f407d34bc72f5da7b1");
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            all.add(log.get(RESULT + i + at));
        }
        assertThat(all).hasSize(3).doesNotContainNull();
    }

    @Test
    void takesAnyText() {
        String text = "a \"quoted\" \\ <b> \u2028 line\nbreak ü";
        assertThat(log(Patients.named(text)).get(RESULT + "0/locations/0/logicalLocations/0/fullyQualifiedName"))
                .isEqualTo(text);
    }
}
