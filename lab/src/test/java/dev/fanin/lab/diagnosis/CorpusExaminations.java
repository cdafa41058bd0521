package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Engine;
import dev.fanin.lab.corpus.Case;
import dev.fanin.lab.corpus.Labels;
import dev.fanin.lab.corpus.Opinion;
import dev.fanin.lab.corpus.Scorecard;
import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Fix;
import dev.fanin.lab.finding.Severity;
import dev.fanin.lab.finding.Verified;
import dev.fanin.lab.trial.Task;
import dev.fanin.lab.trial.Trial;
import dev.fanin.model.Model;
import dev.fanin.random.Seed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// What the doctor says of networks whose training was measured.
///
/// @param cases the networks
/// @param examinations one for each, by name
record CorpusExaminations(List<Case> cases, Map<String, Examination> examinations) {

    private static final int STEPS = 200;
    private static final int BATCH = 64;

    /// Examines all cases on their own data, two at a time; the doctor does not see the twins.
    static CorpusExaminations of(List<Case> cases, Checkup checkup) {
        Map<String, Examination> examinations = new ConcurrentHashMap<>();
        cases.parallelStream().forEach(one -> examinations.put(one.name(), Doctor.examine(patient(one), checkup)));
        return new CorpusExaminations(cases, examinations);
    }

    private static Patient patient(Case one) {
        return new Patient(
                one.name(),
                one.sick(),
                one.sickWeights(),
                List.of(one.x()),
                List.of(one.y()),
                List.of(one.loss()),
                Seed.seed(0));
    }

    Examination of(Case one) {
        return Objects.requireNonNull(examinations.get(one.name()));
    }

    /// A network is called sick from a warning on; the first finding is the cause.
    Scorecard score(Labels labels) {
        return Scorecard.of(cases, labels, one -> {
            Diagnosis diagnosis = of(one).diagnosis();
            boolean isSick = diagnosis.verdict().compareTo(Severity.WARN) >= 0;
            return new Opinion(
                    isSick,
                    diagnosis.findings().isEmpty()
                            ? null
                            : diagnosis.findings().getFirst().rule());
        });
    }

    /// Returns the cases for which a fix was offered.
    List<Case> offered() {
        return cases.stream().filter(one -> of(one).mended() != null).toList();
    }

    /// Returns what the fix that was offered did, as the doctor tells it.
    Verified verified(Case one) {
        return of(one).diagnosis().findings().stream()
                .map(finding -> finding.fix())
                .filter(Objects::nonNull)
                .map(Fix::verified)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    /// Returns the cases among those given whose loss after 200 steps, at the best of five rates,
    /// is lower with the fix than without.
    List<Case> bettered(List<Case> offered) {
        return offered.parallelStream()
                .filter(one -> {
                    Task task = Task.of(one.x(), one.y(), one.loss());
                    Model mended = Objects.requireNonNull(of(one).mended());
                    Trial trial = new Trial(STEPS, BATCH, Engine.plain());
                    double without = trial.run(one.sick(), one.sickWeights(), task, Double.NEGATIVE_INFINITY)
                            .best()
                            .end();
                    double with = trial.run(mended.definition(), mended.weights(), task, Double.NEGATIVE_INFINITY)
                            .best()
                            .end();
                    return with < without;
                })
                .collect(Collectors.toList());
    }

    /// Examines the whole corpus and prints what bars are held against.
    public static void main(String[] arguments) {
        Labels labels = Labels.read();
        List<Case> cases = dev.fanin.lab.corpus.Corpus.cases();
        Checkup checkup = Checkup.complete();
        CorpusExaminations all = of(cases, checkup);
        Scorecard score = all.score(labels);
        System.out.println(score.table());
        score.errors().forEach(System.out::println);
        System.out.println(score.line("doctor"));
        System.out.println(of(cases, checkup.withoutTrial()).score(labels).line("doctor --no-trial"));
        List<Case> offered = all.offered();
        long fewer = offered.stream()
                .filter(one -> all.verified(one).after().decades()
                        < all.verified(one).before().decades())
                .count();
        System.out.println(String.format(
                Locale.ROOT,
                "fixes offered %d, fewer decades lost %d, lower loss after 200 steps %d",
                offered.size(),
                fewer,
                all.bettered(offered).size()));
    }
}
