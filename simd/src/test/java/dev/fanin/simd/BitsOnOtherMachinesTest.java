package dev.fanin.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.kernel.KernelProvider;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A factorization in JVMs that are told to do without part of the processor, and without the
/// Vector API: the bits are those written down here.
class BitsOnOtherMachinesTest {

    private static final String HASH = "ef42fed1";

    @ParameterizedTest
    @CsvSource({
        "simd, -XX:UseAVX=0",
        "simd, -XX:UseAVX=1",
        "simd, -XX:UseAVX=2",
        "simd, -XX:MaxVectorSize=16",
        "simd, -XX:MaxVectorSize=8",
        "simd, -Xint",
        "plain, -XX:UseAVX=2",
        "plain, -XX:UseAVX=0",
        "plain, -XX:-UseSuperWord",
        "plain, -Xint",
    })
    void theBitsAreTheSame(String kernels, String option) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // A processor of another family has other options.
        command.add("-XX:+IgnoreUnrecognizedVMOptions");
        command.add(option);
        if (kernels.equals("simd")) {
            command.add("--add-modules=jdk.incubator.vector");
        }
        command.addAll(List.of("-cp", classPath(), QrHash.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(output.strip()).startsWith(kernels).endsWith(" " + HASH);
    }

    private static String classPath() {
        return Stream.of(KernelProvider.class, VectorProvider.class, QrHash.class)
                .map(BitsOnOtherMachinesTest::location)
                .flatMap(BitsOnOtherMachinesTest::withTests)
                .map(Path::toString)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// By way of the URI, which gives a folder with a space in its name as it is.
    private static Path location(Class<?> one) {
        return Path.of(URI.create(
                one.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /// The tests are patched into the module, whose location is that of the main classes.
    private static Stream<Path> withTests(Path location) {
        return Stream.of(location, location.resolveSibling("test-classes"));
    }
}
