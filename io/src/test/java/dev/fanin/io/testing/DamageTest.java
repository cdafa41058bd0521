package dev.fanin.io.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The check of damaged files must be able to fail.
class DamageTest {

    private static final byte[] GOOD = new byte[100];

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Damage.Outcome check(Damage.Reader reader) throws IOException {
        return Damage.check(folder.resolve("f"), 200, 1, 20, reader, GOOD);
    }

    @Test
    void givesTheSameCasesForASeed() throws IOException {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        check(file -> first.add(HexFormat.of().formatHex(Files.readAllBytes(file))));
        check(file -> second.add(HexFormat.of().formatHex(Files.readAllBytes(file))));
        assertThat(first).isEqualTo(second);
        assertThat(first.stream().distinct()).hasSizeGreaterThan(150);
        assertThat(first.stream().mapToInt(String::length).distinct().toArray()).hasSizeGreaterThan(20);
    }

    @Test
    void countsWhatIsRefused() throws IOException {
        Damage.Outcome outcome = check(file -> {
            if (Files.size(file) != GOOD.length) {
                throw new IOException("Cannot read " + file + ": it is cut.");
            }
        });
        assertThat(outcome.loaded()).isPositive();
        assertThat(outcome.refused()).isPositive();
        assertThat(outcome.loaded() + outcome.refused()).isEqualTo(200);
    }

    @Test
    void noticesOtherExceptions() {
        assertThatThrownBy(() -> check(file -> {
                    throw new IllegalStateException("oops");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("case 0 of seed 1 ends in java.lang.IllegalStateException: oops");
    }

    @Test
    void noticesMessagesOfAnotherForm() {
        assertThatThrownBy(() -> check(file -> {
                    throw new IOException("Cannot read " + file + ": two\nlines.");
                }))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> check(file -> {
                    throw new IOException("broken.");
                }))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void noticesMemoryTakenForNothing() {
        assertThatThrownBy(() -> check(file -> {
                    byte[] claimed = new byte[70_000_000];
                    claimed[0] = 1;
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("case 0 of seed 1");
    }
}
