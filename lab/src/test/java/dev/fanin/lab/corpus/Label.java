package dev.fanin.lab.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What was measured on one case.
///
/// @param name the case's name
/// @param fault what the case is about
/// @param progress the share of its twin's progress that it makes
/// @param losses the final loss at each learning rate
/// @param verdict what follows
public record Label(String name, String fault, double progress, List<Double> losses, Verdict verdict) {

    static final String HEAD = "name,fault,progress,loss at 0.2,loss at 0.05,loss at 0.0125,loss at 0.003,label";

    String line() {
        String numbers = losses.stream()
                .map(loss -> String.format(Locale.ROOT, "%.6g", loss))
                .collect(Collectors.joining(","));
        return String.format(
                Locale.ROOT,
                "%s,%s,%.4f,%s,%s",
                name,
                fault,
                progress,
                numbers,
                verdict.name().toLowerCase(Locale.ROOT));
    }

    static Label of(String line) {
        List<String> parts = Arrays.asList(line.split(",", -1));
        int end = parts.size() - 1;
        return new Label(
                parts.get(0),
                parts.get(1),
                Double.parseDouble(parts.get(2)),
                parts.subList(3, end).stream().map(Double::valueOf).toList(),
                Verdict.valueOf(parts.get(end).toUpperCase(Locale.ROOT)));
    }
}
