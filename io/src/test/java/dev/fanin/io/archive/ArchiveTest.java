package dev.fanin.io.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.io.testing.Damage;
import dev.fanin.io.testing.Golden;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static byte[] pattern() {
        byte[] bytes = new byte[2048];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    @Test
    void readsWhatPythonWrote() throws IOException {
        try (Archive archive = Archive.open(Golden.copy("archive/both.zip", folder))) {
            assertThat(archive.names())
                    .containsExactly("metadata.json", "deflated.bin", "assets/\u00fc.txt", "stored.bin");
            assertThat(archive.has("stored.bin")).isTrue();
            assertThat(archive.has("assets/")).isFalse();
            assertThat(new String(archive.bytes("metadata.json"), StandardCharsets.UTF_8))
                    .isEqualTo("{\"a\": 1}");
            assertThat(archive.bytes("deflated.bin")).isEqualTo(pattern());
            assertThat(archive.size("deflated.bin")).isEqualTo(2048);
            assertThat(archive.bytes("stored.bin")).isEqualTo(pattern());
            assertThat(archive.stream("stored.bin").readAllBytes()).isEqualTo(pattern());
            assertThat(archive.stream("deflated.bin").read()).isZero();
        }
    }

    @Test
    void mapsStoredMembersAndCopiesDeflatedOnes() throws IOException {
        try (Arena arena = Arena.ofConfined();
                Archive archive = Archive.open(Golden.copy("archive/both.zip", folder))) {
            MemorySegment stored = archive.segment("stored.bin", arena);
            assertThat(stored.isMapped()).isTrue();
            assertThat(stored.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(pattern());
            MemorySegment named = archive.segment("assets/\u00fc.txt", arena);
            assertThat(named.isMapped()).isTrue();
            assertThat(named.toArray(ValueLayout.JAVA_BYTE)).isEqualTo("\u00fc".getBytes(StandardCharsets.UTF_8));
            MemorySegment deflated = archive.segment("deflated.bin", arena);
            assertThat(deflated.isMapped()).isFalse();
            assertThat(deflated.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(pattern());
        }
    }

    /// Bytes before an archive, as self-extracting ones have, move every offset.
    @Test
    void copiesWhereThePlaceIsNotCertain() throws IOException {
        byte[] bytes = Golden.bytes("archive/both.zip");
        byte[] moved = new byte[bytes.length + 7];
        System.arraycopy(bytes, 0, moved, 7, bytes.length);
        try (Arena arena = Arena.ofConfined();
                Archive archive = Archive.open(Files.write(folder.resolve("moved.zip"), moved))) {
            MemorySegment stored = archive.segment("stored.bin", arena);
            assertThat(stored.isMapped()).isFalse();
            assertThat(stored.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(pattern());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            two       | it has two members 'a'
            up        | member 'a/../../b' has a name that leads out of the archive
            absolute  | member '/etc/x' has an absolute name
            drive     | member 'C:x' has an absolute name
            backslash | member 'a\\b' has a backslash or a zero in its name
            encrypted | it is no ZIP archive, or a damaged one (invalid CEN header (encrypted entry))
            """)
    void refuses(String name, String why) throws IOException {
        Path file = Golden.copy("archive/" + name + ".zip", folder);
        assertThatThrownBy(() -> Archive.open(file))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot read " + file + ": " + why + ". Save it again.");
    }

    @Test
    void refusesWhatIsNoArchive() throws IOException {
        Path text = Files.writeString(folder.resolve("a.zip"), "text");
        assertThatThrownBy(() -> Archive.open(text))
                .hasMessage("Cannot read " + text
                        + ": it is no ZIP archive, or a damaged one (zip END header not found). Save it again.");
        assertThatThrownBy(() -> Archive.open(folder))
                .hasMessage("Cannot read " + folder + ": it is a folder. Name a file in it.");
        Path none = folder.resolve("none.zip");
        assertThatThrownBy(() -> Archive.open(none)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void tellsWhatThereIsWhereAMemberIsMissing() throws IOException {
        Path both = Golden.copy("archive/both.zip", folder);
        try (Archive archive = Archive.open(both)) {
            assertThatThrownBy(() -> archive.bytes("config.json"))
                    .hasMessage("Cannot read " + both + ": expected a member 'config.json', got 'metadata.json',"
                            + " 'deflated.bin', 'assets/\u00fc.txt', 'stored.bin'. Name another file.");
        }
        Path empty = Golden.copy("archive/empty.zip", folder);
        try (Archive archive = Archive.open(empty)) {
            assertThatThrownBy(() -> archive.stream("config.json"))
                    .hasMessage(
                            "Cannot read " + empty + ": expected a member 'config.json', got none. Name another file.");
        }
    }

    /// 49 MB of zeros in 48 kB.
    @Test
    void stopsInflatingAtTheLimit() throws IOException {
        Path file = Golden.copy("archive/bomb.zip", folder);
        String message = "Cannot read " + file + ": member 'zeros' holds more than the 48000000 bytes allowed for its"
                + " compressed size. Save it again.";
        try (Archive archive = Archive.open(file);
                Arena arena = Arena.ofConfined()) {
            assertThatThrownBy(() -> archive.bytes("zeros")).hasMessage(message);
            assertThatThrownBy(() -> archive.segment("zeros", arena)).hasMessage(message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored.bin", "metadata.json"})
    void noticesAChangedByteInAStoredMember(String name) throws IOException {
        byte[] bytes = Golden.bytes("archive/both.zip");
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(name) + name.length() + 22;
        bytes[at] ^= 4;
        if (name.equals("metadata.json")) {
            bytes[at] ^= 4;
            bytes[at - 18] ^= 4;
        }
        Path file = Files.write(folder.resolve("changed.zip"), bytes);
        String message =
                "Cannot read " + file + ": member '" + name + "' is damaged: its checksum does not fit. Save it again.";
        try (Archive archive = Archive.open(file);
                Arena arena = Arena.ofConfined()) {
            assertThatThrownBy(() -> archive.bytes(name)).hasMessage(message);
            assertThatThrownBy(() -> archive.segment(name, arena)).hasMessage(message);
        }
    }

    @Test
    void loadsOrRefusesWhateverTheDamage() throws IOException {
        byte[] good = Golden.bytes("archive/both.zip");
        Damage.Outcome outcome = Damage.check(folder.resolve("damaged.zip"), 4000, 7, 600, ArchiveTest::readAll, good);
        assertThat(outcome.refused()).isGreaterThan(2000);
        assertThat(outcome.loaded()).isGreaterThan(100);
    }

    private static void readAll(Path file) throws IOException {
        try (Archive archive = Archive.open(file);
                Arena arena = Arena.ofConfined()) {
            for (String name : archive.names()) {
                byte[] bytes = archive.bytes(name);
                MemorySegment segment = archive.segment(name, arena);
                // Whatever loads is the same by both ways.
                if (!Arrays.equals(bytes, segment.toArray(ValueLayout.JAVA_BYTE))) {
                    throw new AssertionError(name);
                }
            }
        }
    }
}
