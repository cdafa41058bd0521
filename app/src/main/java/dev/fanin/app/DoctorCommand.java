package dev.fanin.app;

import dev.fanin.file.AtomicFile;
import dev.fanin.io.keras.SavedModel;
import dev.fanin.io.model.FileKind;
import dev.fanin.io.model.ModelFile;
import dev.fanin.lab.diagnosis.Checkup;
import dev.fanin.lab.diagnosis.Doctor;
import dev.fanin.lab.diagnosis.Examination;
import dev.fanin.lab.diagnosis.Patient;
import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.finding.RulePage;
import dev.fanin.model.Model;
import dev.fanin.train.Compiled;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `fanin doctor`: what is wrong with a network before it is trained, why, and what helps.
@Command(
        name = "doctor",
        sortOptions = false,
        description = {
            "Examines a network before it is trained: what theory predicts of its signal and its gradients, what a batch"
                    + " shows, and what a short trial makes of it. Names the cause of what is wrong, and a fix that was"
                    + " tried.",
            "",
            "Ends with status 0 where the network is fit to train, and with 1 where there are findings as grave as"
                    + " --fail-on says.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  fanin doctor model.keras",
            "  fanin doctor mlp:784-30x256-10:relu:glorot_uniform",
            "  fanin doctor 'mlp:784-20x256-10:tanh:random_normal(stddev=1.0)' --format html",
            "  fanin doctor model.keras --input x.npy --target y.npy --fix mended.keras",
            "  fanin doctor model.keras --fail-on warn --baseline known.json -o doctor.sarif",
            "  fanin doctor --explain INIT002"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
final class DoctorCommand implements Callable<Integer> {

    private static final String CLEAR = "\r\u001b[K";

    @Spec
    private CommandSpec spec;

    @Mixin
    private DoctorOptions options;

    @Mixin
    private DoctorOutput output;

    @Mixin
    private DoctorSelection selection;

    @Option(names = "--fix", paramLabel = "OUT", description = "Write the mended model to this file, such as m.keras.")
    private @Nullable Path fix;

    @Option(names = "--explain", paramLabel = "ID", description = "Show the page of a rule, and do nothing else.")
    private @Nullable String explain;

    @Option(names = "--list-rules", description = "Show all rules, and do nothing else.")
    private boolean listRules;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (explain != null || listRules) {
            out.print(explain == null ? rules() : RulePage.of(RulePage.named(explain)));
            out.flush();
            return ExitStatus.DONE;
        }
        if (!options.hasModel()) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'MODEL'");
        }
        Checkup checkup = output.isPage() ? options.checkup().withCharts() : options.checkup();
        selection.check();
        output.check();
        if (fix != null) {
            check(fix);
        }
        PrintWriter err = spec.commandLine().getErr();
        SavedModel saved = options.model(err);
        Examination examination = examine(options.patient(saved), checkup, err);
        Diagnosis diagnosis = selection.apply(examination.diagnosis(), err);
        output.tell(diagnosis, options.isFile(), out);
        mend(examination.mended(), saved.compiled(), err);
        return selection.status(diagnosis);
    }

    /// A model without weights will do: its initializers may be what was mended.
    private static void check(Path file) throws IOException {
        if (FileKind.of(file) == FileKind.JSON) {
            AtomicFile.check(file, 0);
        } else {
            TrainedFile.check(file);
        }
    }

    private static Examination examine(Patient patient, Checkup checkup, PrintWriter err) {
        boolean shows = Screen.drawsProgress();
        if (shows) {
            err.print("Examining " + patient.name() + " ...");
            err.flush();
        }
        try {
            return Doctor.examine(patient, checkup);
        } finally {
            if (shows) {
                err.print(CLEAR);
                err.flush();
            }
        }
    }

    /// @param compiled how the model is trained; the state of its optimizer is that of other
    ///     weights
    private void mend(@Nullable Model mended, @Nullable Compiled compiled, PrintWriter err) throws IOException {
        if (fix == null) {
            return;
        }
        if (mended == null) {
            Notes.tell(err, "no fix was found that makes the network better; " + fix + " is not written");
        } else {
            if (compiled != null) {
                mended.compile(compiled);
            }
            ModelFile.write(fix, mended);
            boolean isDrawn = FileKind.of(fix) == FileKind.JSON;
            Notes.tell(
                    err, "the mended model is in " + fix + (isDrawn ? ", its initializers without its weights" : ""));
        }
    }

    private static String rules() {
        StringBuilder text = new StringBuilder();
        for (Rule rule : Rule.values()) {
            text.append(String.format(Locale.ROOT, "%-8s %s%n", rule.name(), rule.title()));
        }
        return text.append("\n'fanin doctor --explain ID' shows what a rule means and what helps.\n")
                .toString();
    }
}
