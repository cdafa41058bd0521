package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The build's own compiler settings still refuse code that is wrong about null.
///
/// A new JDK has silenced the checker before: everything compiled, and nothing was checked.
class NullnessTest {

    private static final Pattern ARGUMENT = Pattern.compile("<arg>(.*?)</arg>");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void refusesANullThatMayBeUsedAndOneInsideAGenericType() throws Exception {
        Outcome outcome = compile("""
                static int length(@Nullable String text) {
                    return text.length();
                }

                static java.util.List<String> texts(java.util.List<@Nullable String> texts) {
                    return texts;
                }
            """);
        assertThat(outcome.messages()).containsPattern("Sample.java:11: error: \\[NullAway\\]");
        assertThat(outcome.messages()).containsPattern("Sample.java:15: error: \\[NullAway\\]");
        assertThat(outcome.status()).isNotZero();
    }

    @Test
    void acceptsANullThatIsLookedAt() throws Exception {
        Outcome outcome = compile("""
                static int length(@Nullable String text) {
                    return text == null ? 0 : text.length();
                }
            """);
        assertThat(outcome).isEqualTo(new Outcome(0, ""));
    }

    private Outcome compile(String member) throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("Sample.java"), """
                package sample;

                import org.jspecify.annotations.NullMarked;
                import org.jspecify.annotations.Nullable;

                @NullMarked
                final class Sample {
                    private Sample() {}

                %s}
                """.formatted(member));
        String libraries =
                System.getProperty("jdk.module.path", "") + File.pathSeparator + System.getProperty("java.class.path");
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/javac");
        command.addAll(buildArguments());
        command.addAll(List.of("--release", "25", "-d", folder.toString()));
        command.addAll(List.of("-processorpath", libraries, "-classpath", libraries, source.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String messages = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), messages);
    }

    /// What the project's pom.xml gives to every compilation, but for lint on the class path.
    private static List<String> buildArguments() throws IOException {
        List<String> arguments = ARGUMENT.matcher(Files.readString(House.root().resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .filter(argument -> !argument.equals("-Xlint:all"))
                .toList();
        assertThat(arguments).anyMatch(argument -> argument.contains("-Xep:NullAway:ERROR"));
        return arguments;
    }

    private record Outcome(int status, String messages) {}
}
