package dev.fanin.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.lab.finding.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosisTextTest {

    private static String sick(int width) {
        return DiagnosisText.text(Patients.sick(), Library.KERAS, width, false);
    }

    @Test
    void beginsWithTheVerdictAndSaysWhatWasExamined() {
        assertThat(sick(100).lines().limit(3))
                .containsExactly(
                        "✗ ERROR  mlp:784-30x256-10:relu:glorot_uniform",
                        "  31 layers with weights, 2 110 474 parameters; weights: drawn from its initializers, seed 42",
                        "  input: unit variance, N(0, 1), assumed; loss: categorical_crossentropy, assumed from softmax over");
        assertThat(DiagnosisText.text(Patients.healthy(), Library.KERAS, 100, false))
                .startsWith("✓ OK  mlp:784-30x256-10:relu:he_normal\n")
                .contains("Signal and gradient arrive at every layer.")
                .doesNotContain("fix");
    }

    @Test
    void tellsAFindingWithItsNumbersItsCauseAndItsFix() {
        assertThat(sick(100))
                .contains("""
                        ✗ INIT002 Wrong gain  at hidden_1
                          found  fan_in Var(W): predicted 1, expected 1.86 to 2.14, measured 0.998
                          cause  relu keeps half of the mean square, so that fan_in Var(W) must be 2; glorot_uniform gives
                                 1.0 in each of 30 layers.
                          fix    Draw the kernels of hidden_1 to hidden_30 with he_normal.
                                 │ Dense(256, activation="relu", kernel_initializer="he_normal")
                          tried  signal lost 4.6 → kept; gradient lost 4.4 → grew 0.1; first loss 2.303 → 2.410; loss after
                                 60 steps 2.290 → 1.620
                          basis  93 % of the damage, from steps of training on a copy
                        """)
                .contains("• INIT006 Seed risk  at the whole network\n")
                .contains("probability of a bad seed: predicted 0.04, expected below 0.05\n");
    }

    @ParameterizedTest
    @EnumSource
    void showsTheCodeOfTheLibraryAskedFor(Library library) {
        String text = DiagnosisText.text(Patients.sick(), library, 100, false);
        for (Library other : Library.values()) {
            String line = other.code(Patients.heFix()).lines().findFirst().orElseThrow();
            assertThat(text.contains(line)).as(other.name()).isEqualTo(other == library);
        }
    }

    @Test
    void shortensDeepNetworksAndSaysSo() {
        String text = sick(100);
        assertThat(text).containsPattern("\nhidden_1 +784 +0.0357 +0.707 +0.\\d+ +2.43e-6 +\\d.\\d\\de-6\n");
        assertThat(text).contains("\n12 of 31 layers; html and json show all.\n");
        assertThat(text).contains("output").doesNotContain("\nhidden_4 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "dense", "dense_12", "a/very/long/path/of/nested/networks/dense_1"})
    void takesNamesOfAnyLength(String name) {
        assertThat(DiagnosisText.text(Patients.named(name), Library.FANIN, 80, false))
                .contains("\n" + (name.length() > 20 ? "…" : name + " "));
    }

    @Test
    void drawsSignalAndGradient() {
        assertThat(sick(100)).containsPattern("\n  signal    █[█▇▆▅▄▃▂▁]+▁  0\\.7\\d* → ");
        assertThat(sick(100)).containsPattern("\n  gradient  ▁[█▇▆▅▄▃▂▁]+█ ");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100, 120})
    void noLineIsWiderThanTheTerminal(int width) {
        assertThat(sick(width).lines().filter(line -> !line.contains("│")))
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(width));
    }

    @Test
    void coloursChangeNoText() {
        String colored = DiagnosisText.text(Patients.sick(), Library.KERAS, 100, true);
        assertThat(colored).contains("\u001b[31m").contains("\u001b[36m");
        assertThat(colored.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(sick(100));
        assertThat(sick(100)).doesNotContain("\u001b");
        assertThat(DiagnosisText.text(Patients.healthy(), Library.KERAS, 100, true))
                .startsWith("\u001b[32m");
    }

    @Test
    void namesWhatWasNotChecked() {
        assertThat(sick(100))
                .contains("\nAssumed, sampled or not checked\n  · No data was given:")
                .contains("Examined in 0.9 s, the trial 0.4 s of it.");
    }

    @Test
    void refusesATerminalTooNarrow() {
        assertThatThrownBy(() -> sick(39)).hasMessage("width must be at least 40, got 39.");
    }

    @Test
    void writesBriefNumbers() {
        assertThat(Figures.brief(4.5204)).isEqualTo("4.52");
        assertThat(Figures.brief(128)).isEqualTo("128");
        assertThat(Figures.brief(1200)).isEqualTo("1200");
        assertThat(Figures.brief(1.5e-7)).isEqualTo("1.50e-7");
        assertThat(Figures.brief(2e9)).isEqualTo("2.00e9");
        assertThat(Figures.brief(-0.25)).isEqualTo("-0.25");
        assertThat(Figures.brief(Double.NaN)).isEqualTo("n/a");
        assertThat(Figures.brief(Double.NEGATIVE_INFINITY)).isEqualTo("-∞");
    }
}
