package dev.fanin.lab.corpus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/// How well opinions agree with measured labels; mild cases count neither way.
///
/// @param answers the opinion on each case
public record Scorecard(List<Answer> answers) {

    /// One opinion beside what was measured.
    ///
    /// @param asked the case
    /// @param label what was measured
    /// @param opinion what was said
    public record Answer(Case asked, Label label, Opinion opinion) {

        boolean isHit() {
            return label.verdict() == Verdict.SICK && opinion.sick();
        }

        boolean isMiss() {
            return label.verdict() == Verdict.SICK && !opinion.sick();
        }

        boolean isFalseAlarm() {
            return label.verdict() == Verdict.HEALTHY && opinion.sick();
        }

        boolean isRightCause() {
            return isHit() && opinion.cause() != null && asked.expected().contains(opinion.cause());
        }
    }

    public Scorecard {
        answers = List.copyOf(answers);
    }

    /// Asks for an opinion on every case.
    public static Scorecard of(List<Case> cases, Labels labels, Function<Case, Opinion> opinion) {
        return new Scorecard(cases.stream()
                .map(one -> new Answer(one, labels.of(one.name()), opinion.apply(one)))
                .toList());
    }

    /// Returns the share of those called sick that are; NaN where none was called sick.
    public double precision() {
        return (double) count(Answer::isHit) / (count(Answer::isHit) + count(Answer::isFalseAlarm));
    }

    /// Returns the share of the sick that were called sick.
    public double recall() {
        return (double) count(Answer::isHit) / (count(Answer::isHit) + count(Answer::isMiss));
    }

    /// Returns the share of the sick called sick whose first cause is right.
    public double causes() {
        return (double) count(Answer::isRightCause) / count(Answer::isHit);
    }

    /// Returns how many answers are such.
    public long count(Predicate<Answer> which) {
        return answers.stream().filter(which).count();
    }

    /// Returns the answers that are wrong: misses, false alarms and wrong causes, a line each.
    public List<String> errors() {
        return answers.stream()
                .filter(answer -> answer.isMiss()
                        || answer.isFalseAlarm()
                        || (answer.isHit() && answer.opinion().cause() != null && !answer.isRightCause()))
                .map(answer -> String.format(
                        Locale.ROOT,
                        "%-12s %s: progress %.2f, said %s",
                        answer.isMiss() ? "missed" : answer.isFalseAlarm() ? "false alarm" : "wrong cause",
                        answer.asked().name(),
                        answer.label().progress(),
                        answer.opinion()))
                .toList();
    }

    /// Returns precision, recall and causes in one line of a Markdown table.
    public String line(String title) {
        return String.format(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %s |",
                title,
                precision(),
                recall(),
                count(answer -> answer.opinion().cause() != null) == 0
                        ? "-"
                        : String.format(Locale.ROOT, "%.3f", causes()));
    }

    /// Returns a Markdown table with one line for each fault.
    public String table() {
        Map<String, Integer> faults = new LinkedHashMap<>();
        answers.forEach(answer -> faults.merge(answer.asked().fault(), 1, Integer::sum));
        StringBuilder text = new StringBuilder("""
                | about | cases | sick | found | right cause | mild | healthy | false alarms |
                |---|---|---|---|---|---|---|---|
                """);
        faults.forEach((fault, cases) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d | %d |\n",
                fault,
                cases,
                count(of(fault, answer -> answer.label().verdict() == Verdict.SICK)),
                count(of(fault, Answer::isHit)),
                count(of(fault, Answer::isRightCause)),
                count(of(fault, answer -> answer.label().verdict() == Verdict.MILD)),
                count(of(fault, answer -> answer.label().verdict() == Verdict.HEALTHY)),
                count(of(fault, Answer::isFalseAlarm)))));
        return text.toString();
    }

    private static Predicate<Answer> of(String fault, Predicate<Answer> which) {
        return answer -> answer.asked().fault().equals(fault) && which.test(answer);
    }
}
