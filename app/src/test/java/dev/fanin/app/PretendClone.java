package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A clone in which the script `fanin` is real, and Maven and the JDKs are scripts that tell what
/// they were asked.
///
/// @param folder where everything lies
/// @param root the clone
record PretendClone(Path folder, Path root) {

    static PretendClone in(Path folder) throws IOException {
        PretendClone clone = new PretendClone(folder, folder.resolve("a clone"));
        Path root = clone.root;
        Files.createDirectories(root.resolve("core/src/main"));
        Files.writeString(root.resolve("pom.xml"), "");
        Files.writeString(root.resolve("core/pom.xml"), "");
        Files.writeString(root.resolve("core/src/main/A.java"), "");
        Files.writeString(root.resolve("core/src/main/B.java"), "");
        Files.copy(House.root().resolve("fanin"), root.resolve("fanin"), StandardCopyOption.COPY_ATTRIBUTES);
        script(root.resolve("mvnw"), "mkdir -p app/target && : >app/target/fanin-app-1.0.jar");
        clone.jdk("25.0.3");
        // Whatever Java this machine has on its path, the tests see one that will not do.
        script(folder.resolve("first on path/java"), "exit 1");
        return clone;
    }

    /// Adds a JDK that prints its version and its arguments.
    Path jdk(String version) throws IOException {
        return jdk(version, "printf '" + version + ":'; printf '[%s]' \"$@\"; echo");
    }

    /// Adds a JDK that does what the script says.
    Path jdk(String version, String java) throws IOException {
        Path home = folder.resolve("some jdks/jdk " + version);
        script(home.resolve("bin/javac"), "");
        script(home.resolve("bin/java"), java);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    Map<String, String> environment() {
        return Map.of("FANIN_JDK_FOLDERS", folder + "/some jdks/*", "PATH", folder + "/first on path:/usr/bin:/bin");
    }

    Terminal run(String... args) throws IOException, InterruptedException {
        return start(root.resolve("fanin"), environment(), args);
    }

    Terminal runWith(Map<String, String> more, String... args) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(environment());
        all.putAll(more);
        return start(root.resolve("fanin"), all, args);
    }

    Terminal start(Path script, Map<String, String> environment, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Path err = folder.resolve("err");
        Process process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Terminal(process.waitFor(), out, Files.readString(err));
    }
}
