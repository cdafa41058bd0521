package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.graph.Engine;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.finding.RulePage;
import dev.fanin.model.Definition;
import dev.fanin.random.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RulePagesTest {

    private static final Path FOLDER = House.root().resolve("docs/rules");

    @ParameterizedTest
    @EnumSource
    void everyRuleHasAPageOfTheSameParts(Rule rule) throws IOException {
        String page = Files.readString(House.root().resolve(RulePage.path(rule)));
        assertThat(page).isEqualTo(RulePage.of(rule)).startsWith("# " + rule.name() + " " + rule.title() + "\n\n");
        assertThat(page.lines().filter(line -> line.startsWith("## ")))
                .containsExactly("## Trigger", "## Why", "## Fix", "## Fails", "## Passes");
        assertThat(page.split("```java\n", -1)).hasSize(3);
    }

    @Test
    void noPageIsOfARuleThatIsNot() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of("README"),
                                    Arrays.stream(Rule.values()).map(Rule::name))
                            .toList());
        }
    }

    @Test
    void theIndexNamesEveryRuleInOrder() throws IOException {
        List<String> rows = Files.readString(FOLDER.resolve("README.md"))
                .lines()
                .filter(line -> line.startsWith("| ["))
                .map(line -> line.substring(0, line.lastIndexOf(" | ")))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Rule.values())
                        .map(rule -> "| [" + rule.name() + "](" + rule.name() + ".md) | " + rule.title())
                        .toList());
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                for (String part : Files.readString(file).split("]\\(", -1)) {
                    if (part.matches("(?s)[A-Za-z0-9./]+\\.md\\).*")) {
                        assertThat(FOLDER.resolve(part.substring(0, part.indexOf(')'))))
                                .exists();
                    }
                }
            }
        }
    }

    @Test
    void theExamplesAreNetworks(@TempDir Path folder) throws Exception {
        Map<String, Definition> networks = RuleExamples.networks(folder);
        assertThat(networks).hasSize(2 * Rule.values().length);
        networks.forEach((name, network) -> assertThat(
                        network.build(Seed.seed(1), Engine.plain()).countParameters())
                .as(name)
                .isPositive());
        assertThat(networks.get("INIT001 Fails")).hasToString("Sequential[InputLayer, Dense, Dense, Dense]");
    }
}
