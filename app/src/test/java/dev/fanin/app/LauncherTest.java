package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @SuppressWarnings("NullAway.Init")
    private PretendClone clone;

    private Path root = Path.of("");

    @BeforeEach
    void makeBelieve() throws IOException {
        clone = PretendClone.in(folder);
        root = clone.root();
    }

    @Test
    void buildsOnFirstUseOnly() throws Exception {
        assertThat(clone.run("--version").err()).isEqualTo(BUILDING);
        assertThat(clone.run("--version").err()).isEmpty();
        assertThat(root.resolve("target/fanin-build.lock")).doesNotExist();
    }

    @Test
    void buildsAgainWhenASourceChangesOrGoes() throws Exception {
        clone.run();
        Files.writeString(root.resolve("core/src/main/A.java"), "class A {}");
        assertThat(clone.run().err()).isEqualTo(BUILDING);
        Files.delete(root.resolve("core/src/main/B.java"));
        assertThat(clone.run().err()).isEqualTo(BUILDING);
        assertThat(clone.run().err()).isEmpty();
    }

    @Test
    void showsTheEndOfABuildThatFails() throws Exception {
        PretendClone.script(root.resolve("mvnw"), "echo '[ERROR] A.java: no class'; exit 1");
        Terminal terminal = clone.run();
        assertThat(terminal.status()).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(BUILDING + "[ERROR] A.java: no class\nfanin: The build failed; its whole output is in '"
                        + root.toRealPath() + "/target/fanin-build.log'.\n");
        assertThat(clone.run().err()).as("tries again").startsWith(BUILDING);
    }

    @Test
    void isNotStoppedByABuildThatDied() throws Exception {
        Files.createDirectories(root.resolve("target/fanin-build.lock"));
        Files.writeString(root.resolve("target/fanin-build.lock/pid"), "99999999");
        assertThat(clone.run().err()).isEqualTo("fanin: Waiting for another build of Fanin ...\n" + BUILDING);
    }

    @Test
    void passesArgumentsOnAsTheyAre() throws Exception {
        assertThat(clone.run("compare", "--data", "my file", "").out())
                .startsWith("25.0.3:")
                .endsWith("[--module][dev.fanin.app/dev.fanin.app.Main][compare][--data][my file][]\n");
    }

    @Test
    void followsLinks() throws Exception {
        Files.createSymbolicLink(folder.resolve("one link"), Path.of("a clone/fanin"));
        Path link = Files.createSymbolicLink(folder.resolve("two links"), folder.resolve("one link"));
        assertThat(clone.start(link, clone.environment()).out()).startsWith("25.0.3:");
    }

    @Test
    void takesTheNewestJdkThatWillDo() throws Exception {
        clone.jdk("25.0.10");
        clone.jdk("9.0.1");
        clone.jdk("17.0.15");
        assertThat(clone.run().out()).startsWith("25.0.10:");
        clone.jdk("26");
        assertThat(clone.run().out()).startsWith("26:");
    }

    @Test
    void takesJavaHomeFirstWhereItWillDo() throws Exception {
        Path older = clone.jdk("25.0.1");
        assertThat(clone.runWith(Map.of("JAVA_HOME", older.toString())).out()).startsWith("25.0.1:");
        Path tooOld = clone.jdk("17");
        assertThat(clone.runWith(Map.of("JAVA_HOME", tooOld.toString())).out()).startsWith("25.0.3:");
    }

    @Test
    void saysWhichJdkItFindsAndBuildsNothing() throws Exception {
        Path newest = clone.jdk("26");
        Terminal shown = clone.runWith(Map.of("FANIN_SHOW", "jdk"));
        assertThat(shown).isEqualTo(new Terminal(0, newest + "\n", ""));
        assertThat(root.resolve("target")).doesNotExist();
    }

    @Test
    void takesNoRuntimeWithoutACompiler() throws Exception {
        Path runtime = clone.jdk("27");
        Files.delete(runtime.resolve("bin/javac"));
        assertThat(clone.run().out()).startsWith("25.0.3:");
    }

    @Test
    void asksForAJdkWhereThereIsNone() throws Exception {
        Terminal terminal = clone.runWith(Map.of("FANIN_JDK_FOLDERS", folder + "/none/*"));
        assertThat(terminal.status()).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(
                        "fanin: Needs a JDK 25 or newer; looked at JAVA_HOME, PATH and the usual folders. Install one,"
                                + " for example from https://adoptium.net, or set JAVA_HOME to it.\n");
    }

    @Test
    void refusesAJdkThatWasAskedForAndWillNotDo() throws Exception {
        Path tooOld = clone.jdk("17");
        Terminal terminal = clone.runWith(Map.of("FANIN_JAVA_HOME", tooOld.toString()));
        assertThat(terminal.status()).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("fanin: FANIN_JAVA_HOME is '" + tooOld + "', which is not a JDK 25 or newer.\n");
    }
}
