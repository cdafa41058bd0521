package dev.fanin.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {

    @Test
    void showsOneLineAndOneVerdictForEveryRun() {
        assertThat(TextReport.text(Examples.fourInitializers(), 120, false)).isEqualTo("""
                Network   30 hidden layers of 100 relu nodes, softmax output
                Data      digits, synthetic: 2000 training and 500 test samples of 64 values in 10 classes
                Training  sgd(learning_rate=0.01), 12 epochs, batches of 32

                                           ── signal, decades ── ─ gradient, decades ─                  test
                initializer                 predicted   measured  predicted   measured       loss   accuracy
                ────────────────────────────────────────────────────────────────────────────────────────────
                random_normal(stddev=1.0)   grew 25.5  grew 25.4  grew 23.5  grew 23.6   diverged        n/a
                  ✗ The signal grows by 25 decades; the loss is not a number.
                random_normal(stddev=0.01)  lost 34.5  lost 34.6  lost 34.5  lost 34.4      2.303     10.4 %
                  ✗ The signal dies: hardly a gradient arrives.
                glorot_uniform               lost 4.5   lost 4.6   lost 5.5   lost 5.4      2.026     10.4 %
                  ✗ The signal halves in every second layer; learning starts late.
                he_normal                        kept       kept   lost 1.1   lost 1.0    0.03453     96.4 %
                  ✓ Signal and gradient arrive; the network learns.
                ────────────────────────────────────────────────────────────────────────────────────────────
                The network learned as it should in 1 of 4 runs: he_normal.

                Signal: from the input to the last hidden layer. Gradient: from the output back to the first layer. A decade is a factor
                of ten; 'lost 3.0' means that a thousandth is left, 'grew 3.0' that it became a thousand times larger.
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 41, 60, 80, 91, 92, 93, 120, 200})
    void isNeverWiderThanAsked(int width) {
        String hostile = "variance_scaling(scale=2,mode=fan_in,distribution=" + "x".repeat(150) + ")";
        for (var comparison : List.of(
                Examples.fourInitializers(), Examples.threeSeeds(), Examples.named(hostile), Examples.named(""))) {
            assertThat(TextReport.text(comparison, width, false).lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void becomesParagraphsWhereATableDoesNotFit() {
        assertThat(TextReport.text(Examples.fourInitializers(), 60, false)).contains("""
                glorot_uniform
                  signal    lost 4.5 predicted, lost 4.6 measured
                  gradient  lost 5.5 predicted, lost 5.4 measured
                  training  loss 2.026, test accuracy 10.4 %
                  ✗ The signal halves in every second layer; learning starts
                    late.
                """);
    }

    @Test
    void namesSeedsWhereThereAreSeveral() {
        assertThat(TextReport.text(Examples.threeSeeds(), 120, false)).contains("seed", "he_normal          3 ");
        assertThat(TextReport.text(Examples.threeSeeds(), 60, false)).contains("he_normal, seed 3\n");
        assertThat(TextReport.text(Examples.fourInitializers(), 120, false)).doesNotContain("seed");
    }

    @Test
    void coloursVerdictsAlone() {
        String text = TextReport.text(Examples.fourInitializers(), 120, true);
        assertThat(text)
                .contains("\u001b[32m  ✓ Signal and gradient arrive; the network learns.\u001b[0m\n")
                .contains("\u001b[31m  ✗ The signal dies: hardly a gradient arrives.\u001b[0m\n");
        assertThat(text.replaceAll("\u001b\\[\\d+m", ""))
                .isEqualTo(TextReport.text(Examples.fourInitializers(), 120, false));
    }

    @Test
    void standsWithoutRuns() {
        assertThat(TextReport.text(Examples.comparison(List.of()), 120, false)).contains("There were no runs.");
    }

    @Test
    void refusesATerminalTooNarrowToRead() {
        assertThatThrownBy(() -> TextReport.text(Examples.fourInitializers(), 39, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("width must be at least 40, got 39.");
    }
}
