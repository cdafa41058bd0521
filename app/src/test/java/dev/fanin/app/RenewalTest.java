package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RenewalTest {

    /// The first form of classes that Java checks by their frames and nothing else.
    private static final int JAVA_7 = 51;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void makesClassesThatJavaFindsSound() throws Exception {
        Path old = Path.of(CommandLine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path renewed = folder.resolve("renewed.jar");
        Renewal.renew(old, renewed);
        assertThat(form(old, "picocli/CommandLine.class")).isLessThan(JAVA_7);
        assertThat(members(renewed)).isEqualTo(members(old));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {renewed.toUri().toURL()}, null)) {
            for (String member : members(renewed)) {
                if (member.matches("picocli/.*\\.class")) {
                    assertThat(form(renewed, member)).as(member).isGreaterThanOrEqualTo(JAVA_7);
                    String name = member.substring(0, member.length() - 6).replace('/', '.');
                    // Throws VerifyError where the frames do not fit the code.
                    assertThat(Class.forName(name, true, loader).getClassLoader())
                            .isEqualTo(loader);
                }
            }
        }
    }

    @Test
    void leavesNewerClassesAsTheyAre() throws IOException {
        byte[] code;
        try (var stream = RenewalTest.class.getResourceAsStream("RenewalTest.class")) {
            assertThat(stream).isNotNull();
            code = stream.readAllBytes();
        }
        assertThat(Renewal.renewed(code)).isSameAs(code);
    }

    private static List<String> members(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    private static int form(Path jar, String member) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                var stream = zip.getInputStream(zip.getEntry(member))) {
            return ByteBuffer.wrap(stream.readNBytes(8)).getShort(6);
        }
    }
}
