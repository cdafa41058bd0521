package dev.fanin.lab.finding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The page of a rule: what triggers it, why it matters, what helps, and a network of each kind.
public final class RulePage {

    private RulePage() {}

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
