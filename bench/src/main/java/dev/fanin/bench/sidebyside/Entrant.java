package dev.fanin.bench.sidebyside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A contestant with everything its process needs.
///
/// @param label how the table calls it
/// @param contestant the name of the [Contestant]
/// @param role whether it is the limit, ours or a peer
/// @param jars what must be on its class path; it cannot take part where one of them is missing
/// @param options of its JVM
/// @param environment variables of its process
public record Entrant(
        String label,
        String contestant,
        Role role,
        List<String> jars,
        List<String> options,
        Map<String, String> environment) {

    /// This module and what it needs itself, for everybody.
    private static final List<String> PLAIN = List.of("bench/target/classes", "bench/target/lib/fanin-core-*.jar");

    /// What somebody is in the table.
    public enum Role {
        LIMIT,
        OURS,
        PEER
    }

    /// Returns all there are, the limit first.
    ///
    /// Peers get the settings that serve them best here: OpenMP's threads wait without spinning in
    /// DJL and DL4J, both of which collapse otherwise as soon as anything else runs.
    public static List<Entrant> all(int threads) {
        String lib = "bench/target/lib/";
        Map<String, String> one = Map.of("OMP_NUM_THREADS", "1");
        Map<String, String> many = Map.of("OMP_NUM_THREADS", "" + threads);
        List<String> simd = with(PLAIN, lib + "fanin-simd-*.jar");
        List<String> onednn = with(simd, lib + "fanin-onednn-*.jar", lib + "dnnl-*.jar");
        String nativeAccess = "--enable-native-access=ALL-UNNAMED";
        List<String> vectors = List.of("--add-modules=jdk.incubator.vector", nativeAccess);
        return List.of(
                new Entrant(
                        "GEMM limit",
                        "limit",
                        Role.LIMIT,
                        with(PLAIN, "bench/target/limit/dnnl-*.jar"),
                        List.of(nativeAccess, "-Dbench.limit=bench/target/limit"),
                        one),
                new Entrant("Fanin plain", "fanin", Role.OURS, PLAIN, List.of(), one),
                new Entrant("Fanin simd", "fanin", Role.OURS, simd, vectors, one),
                new Entrant("Fanin onednn", "fanin", Role.OURS, onednn, vectors, one),
                peer("TensorFlow-Java", "tensorflow", List.of(), many),
                peer(
                        "DJL",
                        "djl",
                        List.of(
                                "-Dai.djl.pytorch.num_threads=" + threads,
                                "-Dai.djl.pytorch.num_interop_threads=1",
                                "-Dai.djl.offline=true",
                                "-DOPT_OUT_TRACKING=true"),
                        with(with(many, "OMP_WAIT_POLICY", "PASSIVE"), "OPT_OUT_TRACKING", "true")),
                peer(
                        "DL4J",
                        "dl4j",
                        List.of("-Dorg.bytedeco.javacpp.platform.extension=-onednn-"
                                + (Machine.hasAvx512() ? "avx512" : "avx2")),
                        with(many, "OMP_WAIT_POLICY", "PASSIVE")));
    }

    private static Entrant peer(String label, String name, List<String> options, Map<String, String> environment) {
        String folder = "bench/peers/" + name + "/target/";
        List<String> jars = with(PLAIN, folder + "classes", folder + "lib/*.jar");
        List<String> all = new ArrayList<>(options);
        all.add("--enable-native-access=ALL-UNNAMED");
        all.add("-XX:ErrorFile=bench/target/" + name + "-crash.log");
        all.add("--sun-misc-unsafe-memory-access=allow");
        return new Entrant(label, name, Role.PEER, jars, all, environment);
    }

    private static List<String> with(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    private static Map<String, String> with(Map<String, String> some, String key, String value) {
        Map<String, String> all = new LinkedHashMap<>(some);
        all.put(key, value);
        return all;
    }

    /// Returns whether all that it needs is in the folder of the project.
    public boolean isPresent(Path root) {
        return jars.stream().noneMatch(pattern -> found(root, pattern).isEmpty());
    }

    /// Returns the command that starts its process.
    public List<String> command(Path root, Workload workload, int threads, String... more) {
        List<String> classPath = jars.stream()
                .flatMap(pattern -> found(root, pattern).stream())
                .map(Path::toString)
                .toList();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-Xmx3g", "-cp", String.join(":", classPath), Child.class.getName()));
        command.addAll(List.of(contestant, workload.name(), "" + threads));
        command.addAll(List.of(more));
        return command;
    }

    private static List<Path> found(Path root, String pattern) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            Path path = root.resolve(pattern);
            return Files.exists(path) ? List.of(path) : List.of();
        }
        int slash = pattern.lastIndexOf('/');
        Path folder = root.resolve(pattern.substring(0, slash));
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (var paths = Files.newDirectoryStream(folder, pattern.substring(slash + 1))) {
                paths.forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found.stream().sorted().toList();
    }
}
