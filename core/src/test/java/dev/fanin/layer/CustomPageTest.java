package dev.fanin.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The layer of docs/CUSTOM.md is the one that is checked like all others.
class CustomPageTest {

    @Test
    void showsTheLayerThatIsTested() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "CUSTOM.md"));
        String source = Files.readString(Path.of("src", "test", "java", "dev", "fanin", "layer", "Shift.java"));
        String shown = source.substring(source.indexOf("record Shift"));

        assertThat(page).contains("```java\n" + shown + "```\n");
    }
}
