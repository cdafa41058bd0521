package dev.fanin.lab.finding;

import dev.fanin.text.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Which rules a reader wants to hear of: by id, `INIT002`, or by the beginning of several,
/// `INIT`.
///
/// @param selected the rules to hear of; all of them where this is empty
/// @param ignored the rules not to hear of, though they are selected
public record Selection(List<String> selected, List<String> ignored) implements Predicate<Finding> {

    /// Throws IllegalArgumentException with one line for what no rule begins with.
    public Selection {
        selected = selected.stream().map(Selection::checked).toList();
        ignored = ignored.stream().map(Selection::checked).toList();
    }

    private static String checked(String text) {
        String begin = text.strip().toUpperCase(Locale.ROOT);
        List<String> ids = Arrays.stream(Rule.values()).map(Rule::name).toList();
        if (begin.isEmpty() || ids.stream().noneMatch(id -> id.startsWith(begin))) {
            throw new IllegalArgumentException(Suggestion.unknown("rule", text.strip(), ids));
        }
        return begin;
    }

    /// Returns whether findings of the rule are wanted.
    public boolean wants(Rule rule) {
        boolean chosen = selected.isEmpty() || selected.stream().anyMatch(rule.name()::startsWith);
        return chosen && ignored.stream().noneMatch(rule.name()::startsWith);
    }

    @Override
    public boolean test(Finding finding) {
        return wants(finding.rule());
    }
}
