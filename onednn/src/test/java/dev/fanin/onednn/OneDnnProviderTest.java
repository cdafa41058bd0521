package dev.fanin.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fanin.kernel.ConvolutionKernels;
import dev.fanin.kernel.ConvolutionShape;
import dev.fanin.kernel.KernelProvider;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneDnnProviderTest {

    private static void assumePlatform() {
        String obstacle = Bundle.obstacle(System.getProperty("os.name"), System.getProperty("os.arch"));
        assumeTrue(obstacle == null, obstacle);
    }

    @Test
    void isTheFastest() {
        assertThat(KernelProvider.fastest()).isInstanceOf(OneDnnProvider.class);
        assertThat(KernelProvider.fastest().name()).isEqualTo("onednn");
    }

    @Test
    void saysWhatItIs() {
        assumePlatform();
        OneDnnProvider provider = new OneDnnProvider();
        assertThat(provider.description()).matches("oneDNN 3\\.13\\.0, (SSE41|AVX|AVX2.*|AVX512.*|AVX10.*)");
        assertThat(provider.kernels()).isInstanceOf(OneDnnKernels.class);
    }

    @Test
    void leavesTheRestToOthers() {
        OneDnnProvider provider = new OneDnnProvider();
        assertThat(provider.matrix()).hasSameClassAs(KernelProvider.plain().matrix());
        assertThat(provider.tiles()).hasSameClassAs(KernelProvider.plain().tiles());
    }

    @Test
    void knowsWhereItIsNot() {
        assertThat(Bundle.obstacle("Mac OS X", "aarch64"))
                .isEqualTo("it is there for Linux on x86-64 only, not for Mac OS X on aarch64");
        assertThat(Bundle.obstacle("Linux", "aarch64"))
                .isEqualTo("it is there for Linux on x86-64 only, not for Linux on aarch64");
        assertThat(Bundle.obstacle("Linux", "amd64")).isNull();
    }

    @Test
    void unpacksIntoTheCacheOfTheUser() {
        assertThat(Bundle.files(Map.of(), "/home/ada").folder())
                .isEqualTo(Path.of("/home/ada/.cache/fanin/onednn-3.13-1.5.14-3610657c3538"));
        assertThat(Bundle.files(Map.of("XDG_CACHE_HOME", "/cache"), "/home/ada").folder())
                .isEqualTo(Path.of("/cache/fanin/onednn-3.13-1.5.14-3610657c3538"));
        assertThat(Bundle.files(Map.of("XDG_CACHE_HOME", "cache"), "/home/ada").folder())
                .isEqualTo(Path.of("/home/ada/.cache/fanin/onednn-3.13-1.5.14-3610657c3538"));
    }

    @Test
    void givesWayWithoutTheJar() throws Exception {
        String output = run(classPath(false), Map.of(), "--enable-native-access=ALL-UNNAMED");
        assertThat(output)
                .isEqualTo(KernelProvider.plain().description()
                        + " (not oneDNN: the jar org.bytedeco:dnnl:3.13-1.5.14:linux-x86_64 is not on the class path)"
                        + " -> 64.0");
    }

    @Test
    void givesWayWithoutPermission() throws Exception {
        assumePlatform();
        String output = run(classPath(true), Map.of(), "--illegal-native-access=deny");
        assertThat(output)
                .isEqualTo(KernelProvider.plain().description()
                        + " (not oneDNN: Java may not call native code; start it with"
                        + " --enable-native-access=ALL-UNNAMED) -> 64.0");
    }

    @Test
    void givesWayWithoutACache(@TempDir Path folder) throws Exception {
        assumePlatform();
        Path file = Files.createFile(folder.resolve("file"));
        String output =
                run(classPath(true), Map.of("XDG_CACHE_HOME", file.toString()), "--enable-native-access=ALL-UNNAMED");
        assertThat(output)
                .startsWith(KernelProvider.plain().description() + " (not oneDNN: ")
                .contains(file.toString())
                .endsWith(" -> 64.0");
    }

    private static String classPath(boolean withLibrary) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> withLibrary || !entry.contains("dnnl"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String run(String classPath, Map<String, String> environment, String option) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                Describe.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /// What the other processes run.
    static final class Describe {

        private Describe() {}

        public static void main(String[] arguments) {
            float[] ones = new float[64 * 64];
            Arrays.fill(ones, 1);
            float[] c = new float[64 * 64];
            KernelProvider provider = KernelProvider.fastest();
            provider.kernels().gemm(false, false, 64, 64, 64, ones, 0, 64, ones, 0, 64, false, c, 0, 64);
            System.out.print(provider.description() + " -> " + c[99]);
        }
    }

    /// The convolution of core, by these products: a kernel of ones sums windows of ones.
    @Test
    void convolves() {
        ConvolutionShape shape = new ConvolutionShape(
                2,
                new int[] {28, 28},
                8,
                new int[] {3, 3},
                16,
                new int[] {1, 1},
                new int[] {1, 1},
                new int[] {0, 0},
                new int[] {26, 26},
                1);
        ConvolutionKernels convolution = new OneDnnProvider().convolution(shape);
        float[] x = new float[2 * shape.inputSize()];
        float[] w = new float[shape.kernelSize()];
        float[] y = new float[2 * shape.outputSize()];
        Arrays.fill(x, 1);
        Arrays.fill(w, 1);
        convolution.forward(x, w, y, 0, 2);
        assertThat(y).containsOnly(9 * 8);
        float[] dw = new float[w.length];
        convolution.backwardKernel(x, y, dw, 0, 2);
        assertThat(dw).containsOnly(2 * 26 * 26 * 72);
    }
}
