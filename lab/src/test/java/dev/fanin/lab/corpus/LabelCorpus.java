package dev.fanin.lab.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Measures the labels of all cases and writes them to the file given; says how far it is.
///
/// Cases whose names are in the file already are not measured again, so delete the file, or lines
/// of it, to measure anew. The file grows while it runs, so that a run that was stopped can go on.
public final class LabelCorpus {

    private LabelCorpus() {}

    /// Runs two networks at a time, each on a thread of its own.
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Path file = Path.of(arguments[0]);
        Map<String, List<Double>> losses = new HashMap<>();
        if (Files.exists(file)) {
            Files.readAllLines(file).stream()
                    .skip(1)
                    .map(Label::of)
                    .forEach(label -> losses.put(label.name(), label.losses()));
        }
        List<Case> cases = Corpus.cases();
        List<Case> open = cases.stream()
                .filter(one -> !losses.containsKey(one.name()))
                .sorted(Comparator.comparingInt(one -> one.x().shape().rank()))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<List<Double>>> runs =
                    open.stream().map(one -> threads.submit(() -> timed(one))).toList();
            for (int i = 0; i < open.size(); i++) {
                losses.put(open.get(i).name(), runs.get(i).get());
                System.out.println((i + 1) + " of " + open.size());
                write(file, cases, losses);
            }
        }
        write(file, cases, losses);
    }

    private static void write(Path file, List<Case> cases, Map<String, List<Double>> losses) throws IOException {
        List<String> lines = new ArrayList<>(List.of(Label.HEAD));
        for (Case one : cases) {
            if (losses.containsKey(one.name()) && losses.containsKey(one.twinName())) {
                double twin = LabelRule.best(losses.get(one.twinName()));
                if (twin > LabelRule.TWIN * one.constantLoss()) {
                    System.out.println("No healthy twin: " + one.twinName());
                }
                lines.add(LabelRule.label(one, losses.get(one.name()), twin).line());
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, lines);
    }

    private static List<Double> timed(Case one) {
        long start = System.nanoTime();
        List<Double> losses = LabelRule.losses(one);
        System.out.printf("%6.1f s  %s %s%n", (System.nanoTime() - start) * 1e-9, one.name(), losses);
        return losses;
    }
}
