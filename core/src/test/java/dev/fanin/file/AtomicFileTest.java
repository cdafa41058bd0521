package dev.fanin.file;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    /// A program that writes for long enough to be stopped meanwhile.
    static final class Writer {

        private Writer() {}

        public static void main(String[] args) throws IOException {
            AtomicFile.write(Path.of(args[0]), "x".repeat(200_000_000));
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be asked to end there")
    void leavesNothingHalfWrittenWhenTheProgramIsStopped(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("page.html"), "old");
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, ENTRY_CREATE);
            String libraries = System.getProperty("jdk.module.path", "")
                    + File.pathSeparator
                    + System.getProperty("java.class.path");
            Process writer = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "-cp",
                            libraries,
                            Writer.class.getName(),
                            file.toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(watch.poll(60, TimeUnit.SECONDS)).as("writing begins").isNotNull();
            writer.destroy();
            assertThat(writer.waitFor()).as("was stopped").isEqualTo(128 + 15);
        }
        assertThat(file).as("old file").hasSize(3);
        assertThat(names(folder)).containsExactly("page.html");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void writesWhereALinkPoints(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.html"), file);
        AtomicFile.write(link, "new");
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    /// A superuser who names `/dev/null` must not lose it.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void replacesNoDevice(@TempDir Path folder) throws IOException {
        Path socket = folder.resolve("socket");
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(socket));
            assertThatThrownBy(() -> AtomicFile.write(socket, "new"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Cannot write " + socket + ": it is a device or the like. Name a file.");
            assertThat(socket).exists();
            assertThat(Files.isRegularFile(socket)).isFalse();
        }
    }

    @Test
    void leavesTheOldFileAndNothingElseWhenTheContentFails(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("w.npy"), "old");
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    channel.write(ByteBuffer.wrap(new byte[100]));
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot write " + file + ": No space left on device.");
        IllegalStateException fault = new IllegalStateException("a fault");
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    throw fault;
                }))
                .isSameAs(fault);
        assertThat(file).hasContent("old");
        assertThat(names(folder)).containsExactly("w.npy");
    }

    @Test
    void replacesTheOldFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("w.npy"), "a longer old text");
        AtomicFile.write(file, channel -> channel.write(ByteBuffer.wrap(new byte[] {'n', 'e', 'w'})));
        assertThat(file).hasContent("new");
        assertThat(names(folder)).containsExactly("w.npy");
    }

    @Test
    void checksThePlaceBeforehand(@TempDir Path folder) throws IOException {
        AtomicFile.check(folder.resolve("w.npy"), 1000);
        Path lost = folder.resolve("none").resolve("w.npy");
        assertThatThrownBy(() -> AtomicFile.check(lost, 1000))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot write " + lost + ": there is no folder " + folder.resolve("none")
                        + ". Create it first.");
        assertThatThrownBy(() -> AtomicFile.check(folder, 1000))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot write " + folder + ": it is a folder. Name a file in it.");
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void checksThatTheDiskHasRoom(@TempDir Path folder) {
        Path file = folder.resolve("w.npy");
        assertThatThrownBy(() -> AtomicFile.check(file, Long.MAX_VALUE))
                .isInstanceOf(IOException.class)
                .message()
                .matches("Cannot write \\Q" + file
                        + "\\E: it needs 9\\.2 EB, and [0-9.]+ [kMGTP]?B(ytes)? are free in \\Q"
                        + folder.toAbsolutePath() + "\\E\\. Make room or name another folder\\.");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void keepsTheOldFileWhereACheckFails(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.h5"), "old");
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> channel.write(ByteBuffer.allocate(3)), written -> {
                    assertThat(written).hasSize(3);
                    throw new IOException("it differs");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot write " + file + ": it differs.");
        assertThat(file).hasContent("old");
        assertThat(names(folder)).containsExactly("a.h5");
        AtomicFile.write(file, channel -> channel.write(ByteBuffer.allocate(4)), _ -> {});
        assertThat(file).hasSize(4);
    }
}
