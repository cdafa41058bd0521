package dev.fanin.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.lab.experiment.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\u2028 & {{style}} \"'";

    @Test
    void carriesTheTableWithoutScript() {
        String page = HtmlReport.html(Examples.fourInitializers());
        assertThat(page)
                .contains("<h1>The network learned as it should in 1 of 4 runs: he_normal.</h1>")
                .contains("digits, synthetic: 2000 training and 500 test samples")
                .contains("<code>random_normal(stddev=1.0)</code>")
                .contains("<td data-label=\"Loss\">diverged</td>")
                .contains("<td data-label=\"Test accuracy\">96.4 %</td>")
                .contains("fanin compare --initializers random_normal(stddev=1.0),he_normal --seeds 42");
    }

    @Test
    void asksNothingOfAnyNetwork() {
        String page = ownPart(HtmlReport.html(Examples.fourInitializers()));
        assertThat(page)
                .doesNotContainPattern("(?i)\\s(src|href|srcset|action|poster)\\s*=")
                .doesNotContainPattern("(?i)url\\(|@import|fetch\\(|XMLHttpRequest|WebSocket|import\\(")
                .doesNotContain("http://", "https://")
                .contains("default-src 'none'");
    }

    @Test
    void carriesTheChartLibraryWithItsNotice() {
        assertThat(HtmlReport.html(Examples.fourInitializers()))
                .contains("Copyright 2017-2025 The Apache Software Foundation", "Apache License", "\"echarts\"")
                .contains("</html>");
    }

    @Test
    void keepsHostileNamesHarmless() {
        String page = HtmlReport.html(Examples.named(HOSTILE));
        String harmless = HtmlReport.html(Examples.named("harmless"));
        assertThat(ownPart(page)).doesNotContain("<img").doesNotContain("</script><");
        assertThat(count(page, "<script")).isEqualTo(count(harmless, "<script"));
        assertThat(count(page, "</script>")).isEqualTo(count(harmless, "</script>"));
        assertThat(page).contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;");
        assertThat(page).contains("\\u003c/script>\\u003cimg src=x onerror=alert(1)>\\u2028 & {{style}}");
    }

    @Test
    void isEqualForEqualComparisons() {
        assertThat(HtmlReport.html(Examples.fourInitializers()))
                .isEqualTo(HtmlReport.html(Examples.fourInitializers()));
    }

    @Test
    void tellsWhatChartsCannotShow() {
        assertThat(HtmlReport.html(Examples.fourInitializers()))
                .contains("<code>random_normal(stddev=1.0)</code>: the loss is not a finite number from epoch 3 on.")
                .contains("<code>random_normal(stddev=0.01)</code>: the measured gradient dL/dW is zero in ");
    }

    @Test
    void tellsSeedsApart() {
        assertThat(HtmlReport.html(Examples.threeSeeds()))
                .contains("in 2 of 6 runs: he_normal (2 of 3 seeds).")
                .contains("<small>seed 3</small>", "<dd>1, 2, 3</dd>");
    }

    @Test
    void standsWithoutRuns() {
        assertThat(HtmlReport.html(Examples.comparison(List.of()))).contains("There were no runs.");
    }

    @Test
    void replacesAnOlderFile(@TempDir Path folder) throws IOException {
        Comparison comparison = Examples.fourInitializers();
        Path file = Files.writeString(folder.resolve("report.html"), "old");
        HtmlReport.write(comparison, file);
        assertThat(file).hasContent(HtmlReport.html(comparison));
        assertThat(names(folder)).containsExactly("report.html");
    }

    @Test
    void saysInOneLineWhyItCannotWrite(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("none").resolve("report.html");
        assertThatThrownBy(() -> HtmlReport.write(Examples.fourInitializers(), file))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot write " + file + ": there is no folder " + folder.resolve("none")
                        + ". Create it first.");
        assertThatThrownBy(() -> HtmlReport.write(Examples.fourInitializers(), folder))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot write " + folder + ": it is a folder. Name a file in it.");
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenWritingFails(@TempDir Path folder) throws IOException {
        // A name that fits the file system only without the marks of a temporary file.
        Path file = folder.resolve("r".repeat(250));
        assertThatThrownBy(() -> HtmlReport.write(Examples.fourInitializers(), file))
                .isInstanceOf(IOException.class)
                .message()
                .startsWith("Cannot write ")
                .doesNotContain("\n");
        assertThat(names(folder)).isEmpty();
    }

    /// The page without the chart library and its licences, which are not ours to check.
    private static String ownPart(String page) {
        int from = page.indexOf("<!--\nThe script below is Apache ECharts.");
        int to = page.indexOf("</script>", from);
        assertThat(from).isPositive();
        return page.substring(0, from) + page.substring(to);
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
