package dev.fanin.io.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.io.archive.ArchiveWriter.Content;
import dev.fanin.io.archive.ArchiveWriter.Member;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveWriterTest {

    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 24, 13, 22, 30);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Member member(String name, String text) {
        return new Member(name, TIME, Content.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void writesWhatIsReadBack() throws IOException {
        Path file = folder.resolve("a.zip");
        ArchiveWriter.write(file, List.of(member("b/\u00fc", "one"), member("a", ""), member("c", "three")));
        try (Archive archive = Archive.open(file)) {
            assertThat(archive.names()).containsExactly("b/\u00fc", "a", "c");
            assertThat(archive.bytes("b/\u00fc")).asString().isEqualTo("one");
            assertThat(archive.bytes("a")).isEmpty();
            assertThat(archive.bytes("c")).asString().isEqualTo("three");
        }
    }

    /// By hand from APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16; the checksum of `abc` is 352441c2.
    @Test
    void writesNoFieldThatDependsOnPlaceOrTime() throws IOException {
        Path file = folder.resolve("a.zip");
        ArchiveWriter.write(file, List.of(new Member("x", Member.NO_TIME, Content.of(new byte[] {'a', 'b', 'c'}))));
        String sizes = "c2412435" + "03000000" + "03000000";
        assertThat(HexFormat.of().formatHex(Files.readAllBytes(file)))
                .isEqualTo("504b0304" + "0a00" + "0008" + "0000" + "00002100" + sizes + "0100" + "0000" + "78"
                        + "616263"
                        + "504b0102" + "0a00" + "0a00" + "0008" + "0000" + "00002100" + sizes + "0100" + "0000" + "0000"
                        + "0000" + "0000" + "00000000" + "00000000" + "78"
                        + "504b0506" + "0000" + "0000" + "0100" + "0100" + "2f000000" + "22000000" + "0000");
    }

    @Test
    void refusesWhatItWouldNotRead() {
        assertThatThrownBy(() -> member("../a", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot write member '../a': it has a name that leads out of the archive.");
        assertThatThrownBy(() -> member("", "")).hasMessage("Cannot write member '': it has no name.");
        Path file = folder.resolve("a.zip");
        assertThatThrownBy(() -> ArchiveWriter.write(file, List.of(member("a", ""), member("a", ""))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot write two members 'a' to " + file + ".");
        assertThatThrownBy(() -> new Member("a", TIME.withYear(1979), Content.of(new byte[0])))
                .hasMessage("Member 'a' expects a time of the years 1980 to 2099, got 1979-11-24T13:22:30.");
    }

    @Test
    void leavesTheOldFileWhereContentFails() throws IOException {
        Path file = Files.writeString(folder.resolve("a.zip"), "old");
        Content failing = bytes -> {
            throw new IOException("no more");
        };
        assertThatThrownBy(() -> ArchiveWriter.write(file, List.of(new Member("a", TIME, failing))))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot write " + file + ": no more.");
        assertThat(file).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    /// What is written must be what was counted.
    @Test
    void noticesContentThatChanges() {
        byte[] bytes = {1, 2, 3};
        Content changing = stream -> stream.write(++bytes[0]);
        Path file = folder.resolve("a.zip");
        assertThatThrownBy(() -> ArchiveWriter.write(file, List.of(new Member("a", TIME, changing))))
                .isInstanceOf(IOException.class)
                .message()
                .startsWith("Cannot write " + file + ": ");
        assertThat(file).doesNotExist();
    }
}
