package dev.fanin.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.activation.Activations;
import dev.fanin.activation.CustomActivation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The gains of activations as text and as JSON.
class GainReportTest {

    /// An activation without variance or slope.
    record Half() implements CustomActivation {
        @Override
        public String name() {
            return "half \"open\"";
        }

        @Override
        public double value(double z) {
            return 0.5;
        }

        @Override
        public double derivative(double z) {
            return 0;
        }
    }

    @Nested
    class Text {
        @Test
        void explainsEveryNumber() {
            assertThat(GainText.one(Activations.relu(), 120)).isEqualTo("""
                    What relu makes of a signal from N(0, 1)
                    ========================================
                    mean             0.3989423  E phi(z), the mean of the outputs.
                    second moment    0.5000000  E phi(z)^2, the mean square of the outputs: what the next layer gets.
                    derivative       0.5000000  E phi'(z)^2, the mean square of the slope: what a gradient keeps on its way back.
                    gain              1.414214  1 / sqrt(E phi^2): weights with standard deviation gain / sqrt(fan-in) keep the signal's
                                                size.
                    variance gain     1.712859  1 / sqrt(Var phi): outputs times this have variance 1.
                    backward gain     1.414214  1 / sqrt(E phi'^2): weights with this over sqrt(fan-out) keep the gradient's size.
                    chi1              1.000000  E phi'^2 / E phi^2: with the gain, each layer multiplies the gradient's mean square by this.
                    PyTorch           1.414214  What its calculate_gain returns.

                    This activation treats large and small signals alike, so the gains hold for sums of any variance.
                    """);
        }

        @Test
        void saysWhereThereIsNoNumber() {
            assertThat(GainText.one(new Half(), 100))
                    .contains("\nvariance gain          n/a  ", "\nchi1                     0  ")
                    .doesNotContain("PyTorch");
        }

        @ParameterizedTest
        @ValueSource(ints = {40, 60, 80, 100})
        void keepsToTheWidthOfTheTerminal(int width) {
            assertThat(GainText.one(Activations.leakyRelu(0.01), width).lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
        }

        @ParameterizedTest
        @ValueSource(ints = {40, 50, 66, 80, 94})
        void leavesOutColumnsThatDoNotFit(int width) {
            assertThat(GainText.all(width).lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
        }

        @Test
        void keepsTheColumnsOfMostUse() {
            assertThat(GainText.all(40)).contains("""
                    activation                 gain  PyTorch
                    ────────────────────────────────────────
                    linear                   1.0000   1.0000
                    """, """

                    A wider terminal shows more columns, and
                    --json all numbers.
                    """);
            assertThat(GainText.all(60)).contains("\nactivation                 gain backward     chi1  PyTorch\n");
            assertThat(GainText.all(94)).doesNotContain("A wider terminal");
        }

        @Test
        void putsSentencesBelowTheirNumbersWhereThereIsNoRoom() {
            assertThat(GainText.one(Activations.relu(), 40)).contains("""
                    second moment    0.5000000
                        E phi(z)^2, the mean square of the
                        outputs: what the next layer gets.
                    """);
        }

        @Test
        void putsPyTorchBesideOurs() {
            assertThat(GainText.all(100)).startsWith("""
                    What activations make of a signal from N(0, 1), and the gains that make up for it:

                    activation                 mean  E phi^2 E phi'^2     gain variance backward     chi1  PyTorch
                    ──────────────────────────────────────────────────────────────────────────────────────────────
                    linear                        0   1.0000   1.0000   1.0000   1.0000   1.0000   1.0000   1.0000
                    relu                    0.39894  0.50000  0.50000   1.4142   1.7129   1.4142   1.0000   1.4142
                    relu6                   0.39894  0.50000  0.50000   1.4142   1.7129   1.4142   1.0000
                    leaky_relu              0.31915  0.52000  0.52000   1.3868   1.5465   1.3868   1.0000   1.3868
                    """).contains("""
                    selu                          0   1.0000   1.0716   1.0000   1.0000  0.96603   1.0716  0.75000
                    """, """
                    sigmoid                 0.50000  0.29338 0.044836   1.8462   4.8013   4.7226  0.15283   1.0000
                    tanh                          0  0.39429  0.46440   1.5925   1.5925   1.4674   1.1778   1.6667
                    """);
        }
    }

    @Nested
    class Json {
        /// What is not finite is null.
        @Test
        void writesOneActivation() {
            assertThat(GainJson.one(new Half()))
                    .matches(
                            "\\{\"activation\":\"half \\\\\"open\\\\\"\",\"mean\":0\\.[0-9]+,\"second_moment\":0\\.[0-9]+,"
                                    + "\"derivative_second_moment\":0\\.0,\"gain\":[0-9.]+,\"variance_gain\":null,"
                                    + "\"backward_gain\":null,\"chi1\":0\\.0}\n");
        }

        @Test
        void writesAllActivationsAsOneObject() {
            assertThat(GainJson.all())
                    .startsWith("{\"gains\":[{\"activation\":\"linear\",\"mean\":0.0,")
                    .contains(",\"pytorch_gain\":0.75},{\"activation\":\"gelu\",", ",\"pytorch_gain\":null}")
                    .endsWith(",\"pytorch_gain\":null}]}\n");
        }
    }
}
