package dev.fanin.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A JVM with other options, with the Vector API or without, draws the bits that this one draws.
///
/// Options that a processor does not have are left out by the JVM.
class SecondJvmTest {

    private static final int MANY = 100_000;

    /// For JVMs that only interpret or compute every fused multiply-add in software.
    private static final int FEW = 700;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:UseAVX=2",
                "-XX:MaxVectorSize=8",
                "-XX:MaxVectorSize=16",
                "-XX:-UseSuperWord",
                "-XX:TieredStopAtLevel=1"
            })
    void plainKernelsGiveTheSameBits(String option) throws Exception {
        assertSameBits(MANY, "plain", List.of(option));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:UseSSE=2 -XX:UseAVX=0", "-XX:UseAVX=1", "-Xint"})
    void plainKernelsGiveTheSameBitsWhereTheyAreSlow(String options) throws Exception {
        assertSameBits(FEW, "plain", List.of(options.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:UseAVX=2", "-XX:MaxVectorSize=16", "-XX:MaxVectorSize=32"})
    void vectorKernelsGiveTheSameBits(String option) throws Exception {
        assertSameBits(MANY, "simd-", withVectors(option));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:UseAVX=0",
                "-XX:UseAVX=1",
                "-XX:-UseFMA",
                "-XX:MaxVectorSize=8",
                "-Xint",
                "-XX:TieredStopAtLevel=1"
            })
    void vectorKernelsGiveTheSameBitsWhereTheyAreSlow(String option) throws Exception {
        assertSameBits(FEW, "simd-", withVectors(option));
    }

    /// The hashes depend on the values: other values give others.
    @Test
    void hashesTellValuesApart() {
        assertThat(Bits.hashes(FEW)).isNotEqualTo(Bits.hashes(FEW + 1)).hasSize(6);
    }

    private static void assertSameBits(int count, String kernels, List<String> options) throws Exception {
        List<String> lines = run(count, options);
        assertThat(lines).as("output with %s", options).isNotEmpty();
        assertThat(lines.getFirst()).startsWith(kernels);
        List<String> expected = new ArrayList<>();
        for (int round = 0; round < rounds(count); round++) {
            expected.addAll(Bits.hashes(count));
        }
        assertThat(lines.subList(1, lines.size())).isEqualTo(expected);
    }

    /// The first time the interpreter computes most of it, the last time compiled code.
    private static int rounds(int count) {
        return count == MANY ? 3 : 1;
    }

    private static List<String> withVectors(String option) {
        return List.of("--add-modules", "jdk.incubator.vector", option);
    }

    private static List<String> run(int count, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", "-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", places(), Bits.class.getName()));
        command.addAll(List.of("" + count, "" + rounds(count)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines()
                .filter(line -> line.startsWith(Bits.MARK))
                .map(line -> line.substring(Bits.MARK.length()))
                .toList();
    }

    /// All that this JVM has on its class path and its module path.
    private static String places() {
        return System.getProperty("java.class.path") + File.pathSeparator + System.getProperty("jdk.module.path", "");
    }
}
