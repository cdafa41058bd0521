package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.dialect.Dialect;
import dev.fanin.dialect.ForeignDialect;
import dev.fanin.dialect.Torch;
import dev.fanin.init.Initializers;
import dev.fanin.init.Target;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/DIALECTS.md names what there is.
class DialectsPageTest {

    private static final Pattern TEST = Pattern.compile("`([A-Za-z0-9]+Test)`");
    private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");

    @Test
    void everyTestOnThePageIsThere() throws IOException {
        Set<String> named = found(TEST, page());
        assertThat(named).hasSizeGreaterThan(8);
        assertThat(tests()).containsAll(named);
    }

    @Test
    void theTableHasAllNames() throws IOException {
        String page = page();
        String table = page.substring(page.indexOf("## The names"), page.indexOf("The shape is the one"));
        Set<String> first = table.lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> found(NAME, line.split("\\|", 3)[1]).stream())
                .collect(Collectors.toSet());
        assertThat(first).containsExactlyInAnyOrderElementsOf(Dialect.names());
    }

    @Test
    void theExampleInJavaRuns() {
        ForeignDialect torch = new Torch();
        Shape shape = Shape.of(64, 3, 7, 7);
        Tensor weights = torch.draw(Initializers.named("kaiming_normal"), new Target(shape, torch.fans(shape)), 42);
        assertThat(weights.shape()).isEqualTo(shape);
        assertThat(torch.fans(shape).in()).isEqualTo(147);
        assertThat(Dialect.named("jax").fans(Shape.of(7, 7, 3, 64)).in()).isEqualTo(147);
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> tests() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : new String[] {"core", "app"}) {
            try (Stream<Path> files = Files.walk(House.root().resolve(module, "src/test/java"))) {
                files.map(file -> file.getFileName().toString().replace(".java", ""))
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static String page() throws IOException {
        return Files.readString(House.root().resolve("docs/DIALECTS.md"));
    }
}
