package dev.fanin.app;

import dev.fanin.file.AtomicFile;
import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Selection;
import dev.fanin.lab.finding.Severity;
import dev.fanin.lab.report.Baseline;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of `fanin doctor` that say which findings count.
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
final class DoctorSelection {

    @Option(
            names = "--fail-on",
            paramLabel = "S",
            defaultValue = "error",
            description = "End with status 1 from this severity on: error, warn, info or never. Default: error")
    private String failOn;

    @Option(
            names = "--select",
            split = ",",
            paramLabel = "ID",
            description = "Look for these rules alone, such as INIT002, or INIT for all that begin so.")
    private List<String> selected = List.of();

    @Option(names = "--ignore", split = ",", paramLabel = "ID", description = "Do not look for these rules.")
    private List<String> ignored = List.of();

    @Option(names = "--baseline", paramLabel = "F.json", description = "Hide the findings that this file knows.")
    private @Nullable Path baseline;

    @Option(
            names = "--write-baseline",
            paramLabel = "F.json",
            description = "Write all findings to this file, for --baseline, and end with status 0.")
    private @Nullable Path written;

    private enum Threshold {
        ERROR,
        WARN,
        INFO,
        NEVER
    }

    /// Throws with one line where an option makes no sense: a check to make before long work.
    void check() throws IOException {
        threshold();
        selection();
        if (baseline != null) {
            Baseline.read(baseline);
        }
        if (written != null) {
            AtomicFile.check(written, 0);
        }
    }

    /// Returns the diagnosis without what is not to be seen, and tells how much that is.
    Diagnosis apply(Diagnosis diagnosis, PrintWriter err) throws IOException {
        Diagnosis chosen = diagnosis.only(selection());
        if (written != null) {
            Baseline.of(chosen).write(written);
            Notes.tell(err, chosen.findings().size() + " findings are in " + written + " now");
        }
        if (baseline == null) {
            return chosen;
        }
        Diagnosis fresh = chosen.only(Baseline.read(baseline).negate());
        int hidden = chosen.findings().size() - fresh.findings().size();
        if (hidden > 0) {
            Notes.tell(
                    err,
                    hidden + (hidden == 1 ? " finding is" : " findings are") + " known to " + baseline
                            + " and not shown");
        }
        return fresh;
    }

    /// Returns the status to end with.
    int status(Diagnosis diagnosis) {
        Severity least = switch (threshold()) {
            case ERROR -> Severity.ERROR;
            case WARN -> Severity.WARN;
            case INFO -> Severity.INFO;
            case NEVER -> null;
        };
        boolean fails = least != null && written == null && diagnosis.verdict().compareTo(least) >= 0;
        return fails ? ExitStatus.FINDINGS : ExitStatus.DONE;
    }

    private Threshold threshold() {
        return Choice.of("severity for --fail-on", failOn, Threshold.values());
    }

    private Selection selection() {
        return new Selection(selected, ignored);
    }
}
