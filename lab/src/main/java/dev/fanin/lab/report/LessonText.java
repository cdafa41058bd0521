package dev.fanin.lab.report;

import dev.fanin.lab.lesson.Lesson;
import dev.fanin.lab.lesson.LessonResult;
import dev.fanin.lab.lesson.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The results of lessons as text for the terminal.
public final class LessonText {

    private static final String HEADINGS = "   predicted    measured   std. error";

    private LessonText() {}

    /// Returns the lessons there are, and how to go on.
    public static String list() {
        StringBuilder text = new StringBuilder("The course, lesson by lesson:\n\n");
        for (Lesson lesson : Lesson.values()) {
            text.append(String.format(Locale.ROOT, "  %-12s %s%n", lesson.text(), lesson.title()));
        }
        return text.append("\nStart with 'fanin lesson variance', or run them all with 'fanin lesson all'.\n")
                .append("Then 'fanin compare' trains a deep network under several initializers.\n")
                .toString();
    }

    /// Returns several results, one under the other.
    public static String all(List<LessonResult> results, int width) {
        return results.stream()
                .map(result -> String.join("\n", lines(result, width)) + "\n")
                .collect(Collectors.joining("\n\n"));
    }

    /// Returns one result, and which lesson comes next.
    public static String one(LessonResult result, int width) {
        List<String> lines = lines(result, width);
        lines.add("");
        lines.add("Next: fanin "
                + result.lesson()
                        .next()
                        .map(lesson -> "lesson " + lesson.text())
                        .orElse("compare"));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> lines(LessonResult result, int width) {
        List<String> lines = new ArrayList<>();
        lines.add(result.lesson().title());
        lines.add("=".repeat(result.lesson().title().length()));
        lines.addAll(Lines.wrap("", result.lesson().question(), width));
        lines.add("");
        if (!result.exhibit().isEmpty()) {
            lines.addAll(result.exhibit().lines().toList());
            lines.add("");
        }
        int quantity = result.rows().stream()
                .mapToInt(row -> row.quantity().length())
                .max()
                .orElse(0);
        boolean narrow = quantity + HEADINGS.length() > width;
        lines.add(" ".repeat(narrow ? 2 : quantity) + HEADINGS);
        for (Row row : result.rows()) {
            String numbers = String.format(
                    Locale.ROOT,
                    "%12s%12s%13s",
                    Figures.significant(row.predicted()),
                    Figures.significant(row.measured()),
                    Figures.significant(row.standardError()));
            if (narrow) {
                lines.addAll(Lines.wrap("", row.quantity(), width));
                lines.add("  " + numbers);
            } else {
                lines.add(row.quantity() + " ".repeat(quantity - row.quantity().length()) + numbers);
            }
        }
        lines.add("");
        lines.addAll(Lines.wrap("", result.conclusion(), width));
        return lines;
    }
}
