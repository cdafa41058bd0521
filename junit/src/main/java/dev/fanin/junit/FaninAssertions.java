package dev.fanin.junit;

import dev.fanin.lab.diagnosis.Checkup;
import dev.fanin.lab.diagnosis.Doctor;
import dev.fanin.lab.diagnosis.Patient;
import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Finding;
import dev.fanin.lab.finding.Severity;
import dev.fanin.model.Model;
import dev.fanin.train.Batch;
import java.util.StringJoiner;
import org.opentest4j.AssertionFailedError;

/// Assertions on models, in the manner of JUnit's own: they throw an error whose message is the
/// diagnosis.
///
/// ```java
/// @Test
/// void isFitToBeTrained() {
///     assertHealthy(model, Batch.of(x, y));
/// }
/// ```
public final class FaninAssertions {

    private FaninAssertions() {}

    /// Asserts that the doctor finds nothing that keeps the model from learning, a short trial
    /// included; the model is not changed.
    ///
    /// @param batch samples and targets, 64 or more
    /// @throws AssertionFailedError where there is a warning or an error; its message names cause
    ///     and fix
    /// @throws IllegalArgumentException where the batch does not fit the model
    public static void assertHealthy(Model model, Batch batch) {
        assertHealthy(model, batch, Checkup.complete().samples(Math.max(2, batch.samples())), Severity.WARN);
    }

    /// Asserts that the doctor finds nothing as grave as a severity.
    ///
    /// @param checkup how far the examination goes
    /// @param failing the least severity that fails
    /// @throws AssertionFailedError where there is such a finding
    public static void assertHealthy(Model model, Batch batch, Checkup checkup, Severity failing) {
        Patient patient = Patient.of(model.definition().name(), model).on(batch.x(), batch.y());
        Diagnosis diagnosis = Doctor.examine(patient, checkup).diagnosis();
        if (diagnosis.verdict().compareTo(failing) >= 0) {
            throw new AssertionFailedError(message(diagnosis, failing));
        }
    }

    private static String message(Diagnosis diagnosis, Severity failing) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add(
                "Model '" + diagnosis.subject().model() + "' is not healthy: " + String.join(" ", diagnosis.summary()));
        for (Finding finding : diagnosis.findings()) {
            if (finding.severity().compareTo(failing) >= 0) {
                lines.add("  " + finding.severity().text() + " " + finding.rule() + " "
                        + finding.rule().title() + (finding.layer().isEmpty() ? "" : " at " + finding.layer()) + ": "
                        + finding.cause());
                if (finding.fix() != null) {
                    lines.add("    fix: " + finding.fix().text() + " "
                            + finding.fix().fanin());
                }
            }
        }
        return lines.toString();
    }
}
