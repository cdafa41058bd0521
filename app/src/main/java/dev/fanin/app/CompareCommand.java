package dev.fanin.app;

import dev.fanin.lab.experiment.Comparison;
import dev.fanin.lab.experiment.ComparisonPlan;
import dev.fanin.lab.experiment.Experiment;
import dev.fanin.lab.experiment.Run;
import dev.fanin.lab.report.HtmlReport;
import dev.fanin.lab.report.JsonReport;
import dev.fanin.lab.report.TextReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `fanin compare`: trains one deep network under several initializers, prediction beside
/// measurement.
@Command(
        name = "compare",
        sortOptions = false,
        description = {
            "Trains the same deep network under several initializers, from the same seed.",
            "",
            "For each, theory predicts and a batch measures what becomes of signal and gradient before the first step;"
                    + " then the network is trained. Prints a table and writes a page for the browser.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
final class CompareCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CompareOptions options;

    @Option(
            names = "--report",
            paramLabel = "F.html",
            description = "Where the page goes. Default: fanin-compare.html here; none with --json")
    private @Nullable Path report;

    @Option(names = "--no-report", description = "Write no page.")
    private boolean noReport;

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path page = page();
        ComparisonPlan plan = options.plan();
        int runs = plan.initializers().size() * plan.seeds().size();
        long start = System.nanoTime();
        List<Run> results;
        try (CompareProgress progress = CompareProgress.on(spec.commandLine().getErr(), quiet, runs)) {
            results = Experiment.run(plan, progress);
        }
        tell(comparison(plan, results, (System.nanoTime() - start) / 1e9), page);
        return ExitStatus.DONE;
    }

    /// Prints before it writes: a page that cannot be written takes no result with it.
    private void tell(Comparison comparison, @Nullable Path page) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonReport.json(comparison));
        } else {
            out.print(TextReport.text(comparison, Screen.width(), Screen.hasColor()));
        }
        out.flush();
        if (page != null) {
            HtmlReport.write(comparison, page);
            if (!json) {
                out.println("Page: " + page.toAbsolutePath().normalize());
            }
        }
    }

    /// The page's place is checked before the work starts, so that no result is lost to a wrong
    /// name.
    private @Nullable Path page() {
        if (noReport && report != null) {
            throw new IllegalArgumentException("--report and --no-report contradict each other; give one of them.");
        }
        if (noReport || (json && report == null)) {
            return null;
        }
        Path file = report == null ? Path.of("fanin-compare.html") : report;
        Path folder = file.toAbsolutePath().normalize().getParent();
        boolean taken = Files.exists(file) && !Files.isRegularFile(file);
        if (folder == null || taken || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new IllegalArgumentException("Cannot write the page '" + file
                    + "': expected a file in a folder that exists and can be written to; name one with --report, or"
                    + " use --no-report.");
        }
        return file;
    }

    private Comparison comparison(ComparisonPlan plan, List<Run> runs, double seconds) {
        return new Comparison(
                plan.network().toString(),
                plan.data().toString(),
                options.training(),
                options.command(),
                Version.line(),
                seconds,
                runs);
    }
}
