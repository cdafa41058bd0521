package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rules that show in the text of the sources only.
class SourcesTest {

    private static final int LONGEST_COMMENT = 100;
    private static final int LONGEST_FILE = 400;

    @Test
    void everyModuleIsLookedAt() throws IOException {
        try (Stream<Path> folders = Files.list(House.root())) {
            assertThat(folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                            .map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(House.MODULES);
        }
    }

    @Test
    void everyModuleSaysWhatItRequiresAndExports() {
        assertThat(House.MODULES)
                .filteredOn(module -> !module.equals("bench"))
                .allSatisfy(module -> assertThat(House.root().resolve(module, "src/main/java/module-info.java"))
                        .isRegularFile());
    }

    /// The formatter breaks a longer line of documentation and loses its end.
    @Test
    void noLineOfDocumentationIsTooLong() throws IOException {
        assertThat(tooLong(sources("src"))).isEmpty();
    }

    @Test
    void noFileIsTooLong() throws IOException {
        for (Path source : sources("src/main/java")) {
            assertThat(Files.readAllLines(source)).as(source.toString()).hasSizeLessThanOrEqualTo(LONGEST_FILE);
        }
    }

    @Test
    void theCheckOfDocumentationCanFail() throws IOException {
        Path file = Files.createTempFile("Long", ".java");
        Files.writeString(file, "///" + " ab".repeat(32) + "c\n///" + " ab".repeat(32) + "cd\n");
        assertThat(tooLong(List.of(file))).hasSize(1).first().asString().endsWith(":2");
        Files.delete(file);
    }

    private static List<String> tooLong(List<Path> sources) throws IOException {
        List<String> places = new ArrayList<>();
        for (Path source : sources) {
            List<String> lines = Files.readAllLines(source);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (line.stripLeading().startsWith("///") && line.length() > LONGEST_COMMENT) {
                    places.add(source + ":" + (i + 1));
                }
            }
        }
        return places;
    }

    private static List<Path> sources(String folder) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : House.MODULES) {
            try (Stream<Path> files = Files.walk(House.root().resolve(module, folder))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        assertThat(sources).hasSizeGreaterThan(60);
        return sources;
    }
}
