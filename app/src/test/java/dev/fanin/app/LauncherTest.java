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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script `fanin` in a make-believe clone, whose Maven and whose JDKs are scripts that tell
/// what they were asked.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final String BUILDING = "fanin: Building Fanin (first use or sources changed) ...\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path root = Path.of("");
    private Path jdks = Path.of("");

    @BeforeEach
    void makeBelieve() throws IOException {
        root = folder.resolve("a clone");
        jdks = folder.resolve("some jdks");
        Files.createDirectories(root.resolve("core/src/main"));
        Files.writeString(root.resolve("pom.xml"), "");
        Files.writeString(root.resolve("core/pom.xml"), "");
        Files.writeString(root.resolve("core/src/main/A.java"), "");
        Files.writeString(root.resolve("core/src/main/B.java"), "");
        Files.copy(House.root().resolve("fanin"), root.resolve("fanin"), StandardCopyOption.COPY_ATTRIBUTES);
        script(root.resolve("mvnw"), "mkdir -p app/target && : >app/target/fanin-app-1.0.jar");
        jdk("25.0.3");
        // Whatever Java this machine has on its path, the tests see one that will not do.
        script(folder.resolve("first on path/java"), "exit 1");
    }

    @Test
    void buildsOnFirstUseOnly() throws Exception {
        assertThat(run("--version").err()).isEqualTo(BUILDING);
        assertThat(run("--version").err()).isEmpty();
        assertThat(root.resolve("target/fanin-build.lock")).doesNotExist();
    }

    @Test
    void buildsAgainWhenASourceChangesOrGoes() throws Exception {
        run();
        Files.writeString(root.resolve("core/src/main/A.java"), "class A {}");
        assertThat(run().err()).isEqualTo(BUILDING);
        Files.delete(root.resolve("core/src/main/B.java"));
        assertThat(run().err()).isEqualTo(BUILDING);
        assertThat(run().err()).isEmpty();
    }

    @Test
    void showsTheEndOfABuildThatFails() throws Exception {
        script(root.resolve("mvnw"), "echo '[ERROR] A.java: no class'; exit 1");
        Terminal terminal = run();
        assertThat(terminal.status()).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(BUILDING + "[ERROR] A.java: no class\nfanin: The build failed; its whole output is in '"
                        + root.toRealPath() + "/target/fanin-build.log'.\n");
        assertThat(run().err()).as("tries again").startsWith(BUILDING);
    }

    @Test
    void isNotStoppedByABuildThatDied() throws Exception {
        Files.createDirectories(root.resolve("target/fanin-build.lock"));
        Files.writeString(root.resolve("target/fanin-build.lock/pid"), "99999999");
        assertThat(run().err()).isEqualTo("fanin: Waiting for another build of Fanin ...\n" + BUILDING);
    }

    @Test
    void passesArgumentsOnAsTheyAre() throws Exception {
        assertThat(run("compare", "--data", "my file", "").out())
                .startsWith("25.0.3:")
                .endsWith("[--module][dev.fanin.app/dev.fanin.app.Main][compare][--data][my file][]\n");
    }

    @Test
    void followsLinks() throws Exception {
        Files.createSymbolicLink(folder.resolve("one link"), Path.of("a clone/fanin"));
        Path link = Files.createSymbolicLink(folder.resolve("two links"), folder.resolve("one link"));
        assertThat(start(link, environment()).out()).startsWith("25.0.3:");
    }

    @Test
    void takesTheNewestJdkThatWillDo() throws Exception {
        jdk("25.0.10");
        jdk("9.0.1");
        jdk("17.0.15");
        assertThat(run().out()).startsWith("25.0.10:");
        jdk("26");
        assertThat(run().out()).startsWith("26:");
    }

    @Test
    void takesJavaHomeFirstWhereItWillDo() throws Exception {
        Path older = jdk("25.0.1");
        assertThat(runWith(Map.of("JAVA_HOME", older.toString())).out()).startsWith("25.0.1:");
        Path tooOld = jdk("17");
        assertThat(runWith(Map.of("JAVA_HOME", tooOld.toString())).out()).startsWith("25.0.3:");
    }

    @Test
    void takesNoRuntimeWithoutACompiler() throws Exception {
        Path runtime = jdk("27");
        Files.delete(runtime.resolve("bin/javac"));
        assertThat(run().out()).startsWith("25.0.3:");
    }

    @Test
    void asksForAJdkWhereThereIsNone() throws Exception {
        Terminal terminal = runWith(Map.of("FANIN_JDK_FOLDERS", folder + "/none/*"));
        assertThat(terminal.status()).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(
                        "fanin: Needs a JDK 25 or newer; looked at JAVA_HOME, PATH and the usual folders. Install one,"
                                + " for example from https://adoptium.net, or set JAVA_HOME to it.\n");
    }

    @Test
    void refusesAJdkThatWasAskedForAndWillNotDo() throws Exception {
        Path tooOld = jdk("17");
        Terminal terminal = runWith(Map.of("FANIN_JAVA_HOME", tooOld.toString()));
        assertThat(terminal.status()).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("fanin: FANIN_JAVA_HOME is '" + tooOld + "', which is not a JDK 25 or newer.\n");
    }

    private Path jdk(String version) throws IOException {
        Path home = jdks.resolve("jdk " + version);
        script(home.resolve("bin/javac"), "");
        script(home.resolve("bin/java"), "printf '" + version + ":'; printf '[%s]' \"$@\"; echo");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Map<String, String> environment() {
        return Map.of("FANIN_JDK_FOLDERS", jdks + "/*", "PATH", folder + "/first on path:/usr/bin:/bin");
    }

    private Terminal run(String... args) throws Exception {
        return start(root.resolve("fanin"), environment(), args);
    }

    private Terminal runWith(Map<String, String> more) throws Exception {
        Map<String, String> all = new HashMap<>(environment());
        all.putAll(more);
        return start(root.resolve("fanin"), all);
    }

    private Terminal start(Path script, Map<String, String> environment, String... args) throws Exception {
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
