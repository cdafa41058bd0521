package dev.fanin.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFilesTest {

    @TempDir
    Path parent;

    private final byte[] first = content(5000);
    private final byte[] second = content(3_000_000);
    private int opened;

    @BeforeEach
    void isPosix() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "only for Linux");
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        for (int i = 0; i < size; i++) {
            content[i] = (byte) (i * 31 + i / 256);
        }
        return content;
    }

    private static NativeFile file(String name, byte[] content) throws Exception {
        CRC32C crc = new CRC32C();
        crc.update(content);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        return new NativeFile(name, content.length, sha256, (int) crc.getValue());
    }

    private NativeFiles files(Path folder) throws Exception {
        return new NativeFiles(
                List.of(file("first", first), file("second", second)),
                name -> {
                    opened++;
                    return new ByteArrayInputStream(name.equals("first") ? first : second);
                },
                folder);
    }

    @Test
    void areUnpackedOnce() throws Exception {
        Path folder = parent.resolve("a/b/files");
        assertThat(files(folder).unpacked()).isEqualTo(folder);
        assertThat(opened).isEqualTo(2);
        files(folder).unpacked();
        assertThat(opened).isEqualTo(2);
        assertIntact(folder);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    private void assertIntact(Path folder) throws IOException {
        assertThat(folder.resolve("first")).hasBinaryContent(first);
        assertThat(folder.resolve("second")).hasBinaryContent(second);
        try (Stream<Path> beside = Files.list(folder.toAbsolutePath().getParent())) {
            assertThat(beside.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("files", "files.lock");
        }
    }

    @Test
    void areReplacedWhenDamaged() throws Exception {
        Path folder = parent.resolve("files");
        Path file = files(folder).unpacked().resolve("second");
        byte[] flipped = second.clone();
        flipped[1_234_567] ^= 1;
        Files.write(file, flipped);
        files(folder).unpacked();
        assertIntact(folder);

        Files.write(file, Arrays.copyOf(second, 2_000_000));
        files(folder).unpacked();
        assertIntact(folder);

        Files.delete(file);
        files(folder).unpacked();
        assertIntact(folder);

        Files.write(folder.resolve("foreign"), first);
        Files.write(file, first);
        files(folder).unpacked();
        assertIntact(folder);
        assertThat(folder.resolve("foreign")).doesNotExist();
    }

    @Test
    void areRefusedWhenTheSourceIsDamaged() throws Exception {
        NativeFile file = file("first", first);
        byte[] damaged = first.clone();
        damaged[77]++;
        NativeFiles files =
                new NativeFiles(List.of(file), name -> new ByteArrayInputStream(damaged), parent.resolve("files"));
        assertThatThrownBy(files::unpacked)
                .isInstanceOf(IOException.class)
                .hasMessage("first in the jar has the SHA-256 "
                        + file("first", damaged).sha256() + ", expected " + file.sha256());
        assertThat(parent.resolve("files")).doesNotExist();
    }

    @Test
    void areRefusedWhereOthersMayWrite() throws Exception {
        Path folder = files(parent.resolve("files")).unpacked();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(files(folder)::unpacked)
                .isInstanceOf(IOException.class)
                .hasMessage("others may write to " + folder + "; delete it, or set XDG_CACHE_HOME to your own folder");
    }

    @Test
    void areRefusedWhereNoFolderCanBe() throws Exception {
        Path file = Files.write(parent.resolve("file"), first);
        assertThatThrownBy(files(file.resolve("cache/files"))::unpacked).isInstanceOf(IOException.class);
    }

    /// Processes that start together, on a cache that is empty, then on one that is damaged.
    @Test
    void areSharedByProcesses() throws Exception {
        Path folder = parent.resolve("files");
        runTogether(folder);
        assertIntact(folder);
        Files.write(folder.resolve("second"), first);
        runTogether(folder);
        assertIntact(folder);
    }

    private static void runTogether(Path folder) throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xshare:auto",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Unpack.class.getName(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .start());
        }
        for (Process process : processes) {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(output).isEqualTo("intact");
        }
    }

    /// What the processes run.
    static final class Unpack {

        private Unpack() {}

        public static void main(String[] arguments) throws Exception {
            NativeFilesTest test = new NativeFilesTest();
            Path folder = test.files(Path.of(arguments[0])).unpacked();
            boolean intact = Arrays.equals(Files.readAllBytes(folder.resolve("second")), test.second);
            System.out.print(intact ? "intact" : "damaged");
        }
    }
}
