package dev.fanin.bench.sidebyside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Runs all contestants on all workloads and prints what each took.
public final class SideBySide {

    private SideBySide() {}

    /// Runs from the folder of the project; the script `bench/side-by-side` starts it.
    public static void main(String[] args) throws IOException {
        Options options;
        List<Workload> workloads;
        try {
            options = Options.of(args);
            workloads = Workload.matching(options.only());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Path root = Path.of("").toAbsolutePath();
        Path log = root.resolve("bench/target/side-by-side.log");
        Files.deleteIfExists(log);
        List<Entrant> entrants = Entrant.all(options.threads()).stream()
                .filter(entrant ->
                        options.with().isEmpty() || options.with().stream().anyMatch(entrant.label()::startsWith))
                .filter(entrant -> present(entrant, root))
                .toList();
        Race race = new Race(root, log, options.threads(), System.err::println);

        SequencedMap<Workload, List<Outcome>> outcomes = new LinkedHashMap<>();
        for (Workload workload : workloads) {
            List<Outcome> all = race.run(workload, entrants, options.rounds());
            outcomes.put(workload, all);
            System.err.println("\n" + Table.of(workload, all));
        }
        Extras extras = new Extras(race);
        List<Extras.Busy> busy = options.extras() && includes(workloads, "W2-sgd")
                ? extras.busy(Workload.named("W2-sgd"), entrants)
                : List.of();
        List<Extras.Cold> cold =
                options.extras() && includes(workloads, "W1") ? extras.cold(Workload.named("W1"), entrants) : List.of();
        Report report = new Report(Machine.here(), options.threads(), options.rounds(), outcomes, busy, cold);
        System.out.println(report.text());
        Path json = options.json();
        if (json != null) {
            Files.writeString(json, report.json());
        }
    }

    private static boolean present(Entrant entrant, Path root) {
        if (!entrant.isPresent(root)) {
            System.err.println(entrant.label() + " is not built, and left out.");
            return false;
        }
        return true;
    }

    private static boolean includes(List<Workload> workloads, String name) {
        return workloads.stream().anyMatch(workload -> workload.name().equals(name));
    }
}
