package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {

    @Test
    void tellsTheVersionsThatAResultDependsOn() {
        Terminal terminal = Terminal.run("--version");
        assertThat(terminal.status()).isZero();
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out().lines())
                .satisfiesExactly(
                        fanin -> assertThat(fanin).matches("Fanin \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"),
                        java -> assertThat(java).startsWith("Java " + Runtime.version()),
                        machine -> assertThat(machine).contains(System.getProperty("os.arch")),
                        kernels -> assertThat(kernels).matches("Kernels (plain|simd|onednn)"));
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(Version.line()).startsWith("Fanin " + Version.fanin() + ", Java ");
        assertThat(Version.fanin()).isEqualTo(System.getProperty("fanin.build.version"));
    }

    @Test
    void showsWhatThereIsWithoutACommand() {
        Terminal terminal = Terminal.run();
        assertThat(terminal.status()).isZero();
        assertThat(terminal.out()).startsWith("Usage: fanin [-hV] COMMAND").contains("act", "Acts.");
        assertThat(terminal.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "gain", "fnord", "--help"})
    void knowsEveryCommandUnlessOneIsAskedFor(String first) {
        Map<String, CommandLine> commands = FaninCommand.commands(first).getSubcommands();
        if (first.equals("gain")) {
            assertThat(commands.keySet()).containsExactly("gain");
        } else {
            assertThat(commands.keySet())
                    .containsExactly(
                            "lesson", "compare", "doctor", "gain", "init", "summary", "predict", "train", "convert",
                            "help");
        }
        assertThat(commands).allSatisfy((name, command) -> assertThat(name).isEqualTo(command.getCommandName()));
    }

    @Test
    void everyCommandHasHelpWithoutAskingForIt() {
        Terminal terminal = Terminal.run("act", "--help");
        assertThat(terminal.status()).isZero();
        assertThat(terminal.out()).startsWith("Usage: fanin act [-hV]");
    }

    @Test
    void printsUtf8WhateverTheLocale(@TempDir Path folder) throws IOException, InterruptedException {
        Path arguments = Files.writeString(folder.resolve("arguments"), "φ");
        String libraries =
                System.getProperty("jdk.module.path", "") + File.pathSeparator + System.getProperty("java.class.path");
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Dstdout.encoding=US-ASCII",
                        "-Dstderr.encoding=US-ASCII",
                        "-cp",
                        libraries,
                        Main.class.getName(),
                        "@" + arguments)
                .start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(err).startsWith("fanin: Unknown command 'φ'");
        assertThat(process.waitFor()).isEqualTo(2);
    }
}
