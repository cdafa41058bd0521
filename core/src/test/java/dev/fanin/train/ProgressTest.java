package dev.fanin.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What training shows, with the times masked.
class ProgressTest {

    private static final Map<String, Double> MEASURES = new LinkedHashMap<>();

    static {
        MEASURES.put("accuracy", 0.5);
        MEASURES.put("loss", 1.23456);
        MEASURES.put("val_loss", 0.00012345);
    }

    @Nested
    class Elsewhere {
        @Test
        void isOneLineAnEpochAsKerasWritesIt() {
            assertThat(masked(shown(false, 2, 15))).isEqualTo("""
                    Epoch 1/2
                    15/15 - TIME - TIME/step - accuracy: 0.5000 - loss: 1.2346 - val_loss: 1.2345e-04
                    Epoch 2/2
                    15/15 - TIME - TIME/step - accuracy: 0.5000 - loss: 1.2346 - val_loss: 1.2345e-04
                    """);
        }

        @Test
        void aSingleEpochHasNoHeading() {
            assertThat(masked(shown(false, 1, 3)))
                    .isEqualTo("3/3 - TIME - TIME/step - accuracy: 0.5000 - loss: 1.2346 - val_loss: 1.2345e-04\n");
        }

        @Test
        void hasNoControlCharacters() {
            assertThat(shown(false, 2, 15)).doesNotContain("\u001b").doesNotContain("\r");
        }
    }

    @Nested
    class OnATerminal {
        @Test
        void isABarThatIsDrawnOverAgain() {
            String text = shown(true, 1, 15);
            String last = text.substring(text.lastIndexOf('\r'));
            assertThat(masked(last))
                    .isEqualTo("\r\u001b[K\u001b[1m15/15\u001b[0m \u001b[32m━━━━━━━━━━━━━━━━━━━━\u001b[0m\u001b[37m"
                            + "\u001b[0m \u001b[1mTIME TIME/step\u001b[0m"
                            + " - accuracy: 0.5000 - loss: 1.2346 - val_loss: 1.2345e-04\n");
        }

        @Test
        void everyRedrawingStartsAtTheLineStartAndClearsIt() {
            assertThat(shown(true, 3, 4).split("\r", -1))
                    .allMatch(part -> part.isEmpty() || part.startsWith("\u001b[K") || part.startsWith("Epoch 1/3"));
        }
    }

    @Test
    void trainingThatStopsIsToldWithItsStep() {
        assertThat(masked(stopped(false))).isEqualTo("""
                Epoch 1/5
                2/15 - TIME - TIME/step - loss: NaN
                Training stopped: the loss was NaN at step 2 of epoch 1.
                """);
        String bar = masked(stopped(true));
        assertThat(bar.substring(bar.lastIndexOf('\r')))
                .isEqualTo("\r\u001b[K\u001b[1m 2/15\u001b[0m \u001b[32m━━\u001b[0m\u001b[37m━━━━━━━━━━━━━━━━━━"
                        + "\u001b[0m \u001b[1mTIME TIME/step\u001b[0m - loss: NaN\n"
                        + "Training stopped: the loss was NaN at step 2 of epoch 1.\n");
    }

    private static String stopped(boolean terminal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Progress progress = Progress.to(stream(bytes), terminal);
        progress.onTrainBegin(at(5, 0, 15, 0));
        progress.onEpochBegin(at(5, 1, 15, 0));
        progress.onBatchEnd(at(5, 1, 15, 1));
        progress.onBatchEnd(at(5, 1, 15, 2));
        progress.onEpochEnd(at(5, 1, 15, 2), Map.of("loss", Double.NaN));
        progress.onTrainEnd(at(5, 1, 15, 2), new History(Map.of(), "the loss was NaN at step 2 of epoch 1"));
        return text(bytes);
    }

    @Test
    void trainingThatEndsIsNotTold() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Progress.to(stream(bytes), false).onTrainEnd(at(1, 1, 1, 1), new History(Map.of(), ""));
        assertThat(text(bytes)).isEmpty();
    }

    @Test
    void notANumberIsShown() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Progress progress = Progress.to(stream(bytes), false);
        progress.onTrainBegin(at(1, 0, 1, 0));
        progress.onEpochBegin(at(1, 1, 1, 0));
        progress.onBatchEnd(at(1, 1, 1, 1));
        progress.onEpochEnd(at(1, 1, 1, 1), Map.of("loss", Double.NaN));
        assertThat(masked(text(bytes))).isEqualTo("1/1 - TIME - TIME/step - loss: NaN\n");
    }

    private static String shown(boolean terminal, int epochs, int steps) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Progress progress = Progress.to(stream(bytes), terminal);
        progress.onTrainBegin(at(epochs, 0, steps, 0));
        for (int epoch = 1; epoch <= epochs; epoch++) {
            progress.onEpochBegin(at(epochs, epoch, steps, 0));
            for (int step = 1; step <= steps; step++) {
                progress.onBatchEnd(at(epochs, epoch, steps, step));
            }
            progress.onEpochEnd(at(epochs, epoch, steps, steps), MEASURES);
        }
        return text(bytes);
    }

    private static Training at(int epochs, int epoch, int steps, int step) {
        return new Standing(epochs, epoch, steps, step, Map.of("loss", 1.0));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static String masked(String text) {
        return text.replaceAll("\\d+(s|ms|us)/step", "TIME/step").replaceAll("\\d+s ", "TIME ");
    }
}
