package dev.fanin.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// docs/INITIALIZERS.md names every initializer, with the defaults it has.
class InitializersPageTest {

    private static final Pattern TEXT = Pattern.compile("`([^`]+)`");

    /// Their one parameter has no default.
    private static final Set<String> WITHOUT_DEFAULT = Set.of("sparse", "chrono");

    /// What stands in the first cell of the tables, in backticks.
    static List<String> texts() throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "INITIALIZERS.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1)[1])
                .flatMap(cell -> TEXT.matcher(cell).results())
                .map(result -> result.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void statesTheDefaults(String text) {
        String name = name(text);
        Initializer shown = Initializers.named(text);
        if (!WITHOUT_DEFAULT.contains(name)) {
            assertThat(shown).isEqualTo(Initializers.named(name));
        }
    }

    /// The error for an unknown name lists all there are.
    @Test
    void namesThemAll() throws IOException {
        Set<String> named = new TreeSet<>();
        texts().forEach(text -> named.add(name(text)));
        try {
            Initializers.named("no such initializer");
        } catch (IllegalArgumentException e) {
            String known = String.valueOf(e.getMessage()).split("Known: ", -1)[1];
            List<String> all = Stream.of(known.substring(0, known.length() - 1).split(", ", -1))
                    .toList();
            assertThat(all).hasSizeGreaterThan(25);
            assertThat(named).containsAll(all);
            return;
        }
        throw new AssertionError("an unknown name was read");
    }

    private static String name(String text) {
        return text.split("\\(", 2)[0];
    }
}
