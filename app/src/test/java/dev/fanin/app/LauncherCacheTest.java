package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The cache of loaded classes that the script `fanin` makes: with it Java starts sooner, and
/// whatever becomes of it, nobody notices.
@DisabledOnOs(OS.WINDOWS)
class LauncherCacheTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private PretendClone clone;

    private Path cache = Path.of("");

    @BeforeEach
    void makeBelieve() throws IOException {
        clone = PretendClone.in(folder);
        cache = clone.root().resolve("target/fanin.aot");
    }

    @Nested
    class WithJavaAsAScript {
        private static final String TELL = "printf '[%s]' \"$@\"; echo; echo noise >&2";
        private static final String MAKE = "for a; do case $a in -XX:AOTCache=*) file=${a#*=} ;; esac; done\n"
                + "case \"$*\" in *AOTMode=record*) ;; *AOTMode=create*) echo made >\"$file\" ;; *) " + TELL
                + " ;; esac";

        @Test
        void isMadeByTheBuildAndUsedFromThenOn() throws Exception {
            clone.jdk("25.0.3", MAKE);
            String expected = "[-XX:AOTCache=" + clone.root().toRealPath() + "/target/fanin.aot]"
                    + "[-Xlog:aot*=off,cds*=off][-XX:+UseSerialGC]";
            assertThat(clone.run("lesson").out()).startsWith(expected);
            assertThat(clone.run("lesson").out()).startsWith(expected);
            assertThat(clone.root().resolve("target")).isDirectoryNotContaining("glob:**fanin.aot.*");
        }

        @Test
        void isDoneWithoutWhereJavaCannotMakeOne() throws Exception {
            clone.jdk("25.0.3", "case \"$*\" in *AOTMode*) echo no; echo no >&2; exit 1 ;; *) " + TELL + " ;; esac");
            Terminal terminal = clone.run("lesson");
            assertThat(terminal.status()).isZero();
            assertThat(terminal.err()).endsWith(" ...\nnoise\n").doesNotContain("no\n");
            assertThat(terminal.out()).startsWith("[-XX:+UseSerialGC]");
            assertThat(clone.run("lesson").err()).as("builds once only").isEqualTo("noise\n");
        }

        @Test
        void isDoneWithoutWhereSomebodyDeletedIt() throws Exception {
            clone.jdk("25.0.3", MAKE);
            clone.run();
            Files.delete(cache);
            assertThat(clone.run("lesson").out()).startsWith("[-XX:+UseSerialGC]");
        }

        /// Java would refuse to start.
        @Test
        void isLeftOutWhereTheUserHasOptionsOfTheKind() throws Exception {
            clone.jdk("25.0.3", MAKE);
            clone.run();
            for (String option : new String[] {"-Xshare:off", "-XX:AOTMode=off"}) {
                assertThat(clone.runWith(Map.of("JDK_JAVA_OPTIONS", option), "lesson")
                                .out())
                        .startsWith("[-XX:+UseSerialGC]");
                assertThat(clone.runWith(Map.of("JAVA_TOOL_OPTIONS", option), "lesson")
                                .out())
                        .startsWith("[-XX:+UseSerialGC]");
            }
        }

        @Test
        void doesNotOutliveTheSources() throws Exception {
            clone.jdk("25.0.3", MAKE);
            clone.run();
            clone.jdk("25.0.3", TELL);
            Files.writeString(clone.root().resolve("core/src/main/A.java"), "class A {}");
            clone.run();
            assertThat(cache).doesNotExist();
        }

        @Test
        void smallCommandsAreCompiledLightly() throws Exception {
            String light = "[-XX:TieredStopAtLevel=1][-XX:+UseSerialGC]";
            assertThat(clone.run("gain", "tanh").out()).contains(light);
            assertThat(clone.run("--version").out()).contains(light);
            assertThat(clone.run().out()).contains(light);
            assertThat(clone.run("compare").out()).doesNotContain("TieredStopAtLevel");
        }
    }

    /// A program of this name with nothing in it, built and run by the JDK of these tests.
    @Nested
    class WithJava {
        private static final Path JDK = Path.of(System.getProperty("java.home"));

        @BeforeEach
        void compile() throws Exception {
            Path sources = Files.createDirectories(folder.resolve("sources/dev/fanin/app"));
            Files.writeString(folder.resolve("sources/module-info.java"), "module dev.fanin.app {}");
            Files.writeString(sources.resolve("Main.java"), program("Main", "System.out.println(\"hello\");"));
            Files.writeString(sources.resolve("Rehearsal.java"), program("Rehearsal", "Main.main(args);"));
            PretendClone.script(
                    clone.root().resolve("mvnw"),
                    "mkdir -p app/target/lib\n'" + JDK + "/bin/javac' -d \"" + folder + "/classes\" \""
                            + folder + "\"/sources/*.java \"" + folder + "\"/sources/dev/fanin/app/*.java\n'"
                            + JDK + "/bin/jar' -c -f app/target/fanin-app-1.0.jar -C \"" + folder + "/classes\" .");
            assertThat(hello().err()).endsWith(" ...\n");
            assertThat(cache).isNotEmptyFile();
        }

        private static String program(String name, String body) {
            return "package dev.fanin.app; class " + name + " { public static void main(String[] args) { " + body
                    + " } }";
        }

        @Test
        void isUsed() throws Exception {
            assertThat(mainComesFrom()).contains("shared objects file");
        }

        @Test
        void isNotMissed() throws Exception {
            Files.delete(cache);
            assertSilent();
            assertThat(mainComesFrom()).contains("fanin-app-1.0.jar").doesNotContain("shared");
        }

        @Test
        void mayBeCutShortOrEmptyOrSomethingElse() throws Exception {
            byte[] whole = Files.readAllBytes(cache);
            Files.write(cache, Arrays.copyOf(whole, whole.length / 2));
            assertSilent();
            Files.write(cache, new byte[0]);
            assertSilent();
            Files.writeString(cache, "something else");
            assertSilent();
            Files.write(cache, new byte[1 << 20]);
            assertSilent();
        }

        /// A cache names the virtual machine it was made by.
        @Test
        void mayComeFromAnotherJdk() throws Exception {
            byte[] bytes = Files.readAllBytes(cache);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int at = text.indexOf(" VM (" + Runtime.version().feature());
            assertThat(at).isBetween(0, 4096);
            bytes[at + 5] = '9';
            Files.write(cache, bytes);
            assertSilent();
            assertThat(mainComesFrom()).contains("fanin-app-1.0.jar");
        }

        @Test
        void mayBeOlderThanTheJar() throws Exception {
            Path jar = clone.root().resolve("app/target/fanin-app-1.0.jar");
            Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
            assertSilent();
            assertThat(mainComesFrom()).contains("fanin-app-1.0.jar");
        }

        @Test
        void mayHaveBeenMoved() throws Exception {
            Path moved = Files.move(clone.root(), folder.resolve("another clone"));
            assertThat(clone.start(moved.resolve("fanin"), environment())).isEqualTo(new Terminal(0, "hello\n", ""));
        }

        private Map<String, String> environment() {
            return Map.of("FANIN_JAVA_HOME", JDK.toString(), "PATH", "/usr/bin:/bin");
        }

        private Terminal hello() throws IOException, InterruptedException {
            return clone.runWith(environment());
        }

        private void assertSilent() throws IOException, InterruptedException {
            assertThat(hello()).isEqualTo(new Terminal(0, "hello\n", ""));
        }

        /// Returns where Java says it found the main class.
        private String mainComesFrom() throws IOException, InterruptedException {
            Path log = folder.resolve("log");
            clone.runWith(Map.of(
                    "FANIN_JAVA_HOME", JDK.toString(), "JDK_JAVA_OPTIONS", "'-Xlog:class+load:file=\"" + log + "\"'"));
            return Files.readString(log)
                    .lines()
                    .filter(line -> line.contains("dev.fanin.app.Main "))
                    .reduce("", String::concat);
        }
    }
}
