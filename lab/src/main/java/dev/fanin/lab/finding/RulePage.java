package dev.fanin.lab.finding;

import dev.fanin.text.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The page of a rule: what triggers it, why it matters, what helps, and a network of each kind.
public final class RulePage {

    private RulePage() {}

    /// Returns the rule of an id, upper and lower case alike; throws IllegalArgumentException with
    /// one line for any other.
    public static Rule named(String id) {
        String wanted = id.strip();
        return Arrays.stream(Rule.values())
                .filter(rule -> rule.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Suggestion.unknown(
                        "rule",
                        wanted,
                        Arrays.stream(Rule.values()).map(Rule::name).toList())));
    }

    /// Returns the page in Markdown; the build copies it from `docs/rules`.
    public static String of(Rule rule) {
        String name = "rules/" + rule.name() + ".md";
        try (InputStream stream = RulePage.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The resource " + name + " is missing: the build is incomplete.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns where the page is among the project's files.
    public static String path(Rule rule) {
        return "docs/rules/" + rule.name() + ".md";
    }
}
