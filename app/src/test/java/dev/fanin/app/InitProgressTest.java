package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class InitProgressTest {

    private static final long SECOND = 1_000_000_000;

    private final StringWriter text = new StringWriter();
    private final AtomicLong clock = new AtomicLong();

    @Test
    void isSilentForWhatIsDoneAtOnce() {
        assertThat(shown(true, 100_000_000, 9)).isEmpty();
        assertThat(shown(false, SECOND, 9)).isEmpty();
    }

    @Test
    void drawsOneLineOverOnATerminalAndClearsIt() {
        assertThat(shown(true, SECOND, 3))
                .isEqualTo("\r\u001b[K10 % of 1000 values, 1 s, about 9 s left"
                        + "\r\u001b[K20 % of 1000 values, 2 s, about 8 s left"
                        + "\r\u001b[K30 % of 1000 values, 3 s, about 7 s left"
                        + "\r\u001b[K");
    }

    @Test
    void printsALineNowAndThenElsewhere() {
        assertThat(shown(false, 4 * SECOND, 7).lines())
                .containsExactly(
                        "30 % of 1000 values, 12 s, about 28 s left", "60 % of 1000 values, 24 s, about 16 s left");
    }

    /// Shows so many steps of a tenth of the values each, and of so many nanoseconds.
    private String shown(boolean terminal, long nanos, int steps) {
        clock.set(5);
        try (InitProgress progress = new InitProgress(new PrintWriter(text), terminal, 1000, clock::get)) {
            for (int step = 0; step < steps; step++) {
                clock.addAndGet(nanos);
                progress.add(100);
            }
        }
        return text.toString();
    }
}
