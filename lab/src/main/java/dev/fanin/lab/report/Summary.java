package dev.fanin.lab.report;

import dev.fanin.lab.experiment.Comparison;
import dev.fanin.lab.experiment.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a comparison says as a whole.
final class Summary {

    private Summary() {}

    /// Returns one sentence that names the initializers under which the network learned.
    static String sentence(Comparison comparison) {
        List<Run> runs = comparison.runs();
        long healthy = runs.stream().filter(Run::healthy).count();
        if (runs.isEmpty()) {
            return "There were no runs.";
        }
        if (healthy == 0) {
            return runs.size() == 1
                    ? "The network did not learn as it should."
                    : "The network learned as it should in none of " + runs.size() + " runs.";
        }
        if (healthy == runs.size()) {
            return runs.size() == 1
                    ? "The network learned as it should."
                    : "The network learned as it should in all " + runs.size() + " runs.";
        }
        return "The network learned as it should in " + healthy + " of " + runs.size() + " runs: "
                + String.join(", ", healthyInitializers(comparison)) + ".";
    }

    /// Returns the runs of each initializer, in the order asked for.
    static Map<String, List<Run>> byInitializer(Comparison comparison) {
        return comparison.runs().stream()
                .collect(Collectors.groupingBy(Run::initializer, LinkedHashMap::new, Collectors.toList()));
    }

    /// Returns the seeds of all runs, each once, in the order asked for.
    static List<Long> seeds(Comparison comparison) {
        return comparison.runs().stream().map(Run::seed).distinct().toList();
    }

    /// Returns the name of a run, with its seed where several were tried.
    static String name(Run run, Comparison comparison) {
        return seeds(comparison).size() > 1 ? run.initializer() + ", seed " + run.seed() : run.initializer();
    }

    private static List<String> healthyInitializers(Comparison comparison) {
        var names = new ArrayList<String>();
        byInitializer(comparison).forEach((initializer, runs) -> {
            long healthy = runs.stream().filter(Run::healthy).count();
            if (healthy == runs.size()) {
                names.add(initializer);
            } else if (healthy > 0) {
                names.add(initializer + " (" + healthy + " of " + runs.size() + " seeds)");
            }
        });
        return names;
    }
}
