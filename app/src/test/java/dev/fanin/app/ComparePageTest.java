package dev.fanin.app;

import static dev.fanin.app.Comparing.compare;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ComparePageTest {

    private static final String ADVICE =
            ": expected a file in a folder that exists and can be written to; name one with --report, or use"
                    + " --no-report.";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void isWrittenWhereItIsAskedFor() throws IOException {
        Path page = Files.writeString(folder.resolve("a page.html"), "old");
        Terminal terminal = compare("--initializers", "he_normal", "--report", page.toString());
        assertThat(terminal.status()).isZero();
        assertThat(terminal.out()).endsWith("\nPage: " + page + System.lineSeparator());
        assertThat(page).content().startsWith("<!doctype html>").endsWith("</html>\n");
        assertOnly(page);
    }

    /// The policy keeps the scripts from loading anything, and the rest has nothing to load.
    @Test
    void needsNothingFromAnyNetwork() throws IOException {
        Path page = folder.resolve("page.html");
        compare("--initializers", "he_normal", "--report", page.toString());
        String text = Files.readString(page);
        assertThat(text)
                .contains("content=\"default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
                        + " img-src data:; base-uri 'none'; form-action 'none'\"");
        assertThat(text.replaceAll("(?s)(<script[^>]*>).*?</script>", "$1"))
                .contains("<script id=\"echarts\">")
                .doesNotContainPattern("<(link|iframe|img|object|embed)\\b")
                .doesNotContain("src=", "url(", "@import");
    }

    @Test
    void isNotBothAskedForAndRefused() {
        assertThat(compare("--report", "page.html", "--no-report"))
                .isEqualTo(new Terminal(
                        2,
                        "",
                        "fanin: --report and --no-report contradict each other; give one of them."
                                + System.lineSeparator()));
    }

    @Test
    void isWrittenBesideJsonOnlyWhenAskedFor() throws IOException {
        Path page = folder.resolve("page.html");
        Terminal terminal = compare("--initializers", "zeros", "--json", "--quiet", "--report", page.toString());
        assertThat(Json.values(terminal.out())).containsEntry("/runs/0/initializer", "zeros");
        assertThat(page).exists();
        Path usual = Path.of("fanin-compare.html");
        assertThat(usual).doesNotExist();
        compare("--initializers", "zeros", "--json", "--quiet");
        assertThat(usual).doesNotExist();
    }

    @Test
    void isRefusedBeforeTheWorkWhereThereIsNoFolder() throws IOException {
        assertRefused(folder.resolve("none").resolve("page.html"));
        assertOnly();
    }

    @Test
    void isRefusedWhereThereIsAFolder() {
        assertRefused(folder);
    }

    /// A superuser who says `--report /dev/null` keeps the device.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isRefusedWhereThereIsADevice() throws IOException {
        Path socket = folder.resolve("socket");
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(socket));
            assertRefused(socket);
        }
    }

    @Test
    void takesNoResultWithItWhenItCannotBeWritten() throws IOException {
        // A name that fits the file system only without the marks of a temporary file.
        Path page = folder.resolve("p".repeat(250));
        Terminal terminal = compare("--initializers", "zeros", "--quiet", "--report", page.toString());
        assertThat(terminal.status()).isEqualTo(2);
        assertThat(terminal.out()).contains("\nzeros  ").doesNotContain("Page:");
        assertThat(terminal.err())
                .startsWith("fanin: Cannot write " + page + ": ")
                .hasLineCount(1);
        assertOnly();
    }

    private static void assertRefused(Path page) {
        assertThat(compare("--report", page.toString()))
                .isEqualTo(new Terminal(
                        2, "", "fanin: Cannot write the page '" + page + "'" + ADVICE + System.lineSeparator()));
    }

    private void assertOnly(Path... expected) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(expected);
        }
    }
}
