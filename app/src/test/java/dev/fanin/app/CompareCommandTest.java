package dev.fanin.app;

import static dev.fanin.app.Comparing.compare;
import static dev.fanin.app.Comparing.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareCommandTest {

    @Nested
    class Streams {

        @Test
        void resultsGoOutAndProgressGoesToTheErrorStream() {
            Terminal terminal = compare("--initializers", "he_normal,zeros", "--threads", "1", "--no-report");
            assertThat(terminal.status()).isZero();
            assertThat(terminal.out())
                    .startsWith("Network   2 hidden layers of 8 relu nodes, softmax output\n")
                    .contains("\nhe_normal  ", "\nzeros  ", "✗ ")
                    .doesNotContain("Page:", "\u001b");
            assertThat(terminal.err().lines())
                    .satisfiesExactly(
                            first -> assertThat(first).matches("1/2  he_normal, seed 42: test accuracy \\d\\.\\d{3}"),
                            second -> assertThat(second).matches("2/2  zeros, seed 42: test accuracy 0\\.500"));
        }

        @Test
        void quietShowsNoProgress() {
            assertThat(compare("--initializers", "zeros", "--quiet", "--no-report")
                            .err())
                    .isEmpty();
        }
    }

    @Nested
    class AsJson {

        @Test
        void hasTheFourInitializersOfTheCourse() {
            Map<String, String> values = json();
            assertThat(values)
                    .containsEntry("/runs/0/initializer", "random_normal(stddev=1.0)")
                    .containsEntry("/runs/1/initializer", "random_normal(stddev=0.01)")
                    .containsEntry("/runs/2/initializer", "glorot_uniform")
                    .containsEntry("/runs/3/initializer", "he_normal")
                    .doesNotContainKey("/runs/4/initializer");
        }

        @Test
        void saysOfEveryRunWhatWasPredictedMeasuredAndLearned() {
            Map<String, String> values = json("--initializers", "he_normal", "--epochs", "3");
            assertThat(values).containsEntry("/runs/0/seed", "42").containsKey("/runs/0/verdict");
            for (String number : List.of(
                    "predicted/signal_decades",
                    "predicted/gradient_decades",
                    "measured/signal_decades",
                    "measured/gradient_decades",
                    "history/loss/2",
                    "history/accuracy/2",
                    "accuracy")) {
                assertThat(values)
                        .hasEntrySatisfying(
                                "/runs/0/" + number,
                                text -> assertThat(Double.parseDouble(text))
                                        .as(number)
                                        .isFinite());
            }
            assertThat(values).doesNotContainKey("/runs/0/history/loss/3");
        }

        @Test
        void runsEveryInitializerFromEverySeed() {
            Map<String, String> values = json("--initializers", "he_normal,zeros", "--seed", "-1", "--seeds", "2");
            assertThat(values)
                    .containsEntry("/runs/0/seed", "-1")
                    .containsEntry("/runs/1/initializer", "he_normal")
                    .containsEntry("/runs/1/seed", "0")
                    .containsEntry("/runs/3/initializer", "zeros")
                    .containsEntry("/runs/3/seed", "0");
            assertThat(values.get("/runs/0/history/loss/0")).isNotEqualTo(values.get("/runs/1/history/loss/0"));
        }

        @Test
        void countsOnFromTheLargestSeed() {
            assertThat(json("--initializers", "zeros", "--seed", Long.toString(Long.MAX_VALUE), "--seeds", "2"))
                    .containsEntry("/runs/0/seed", "9223372036854775807")
                    .containsEntry("/runs/1/seed", "-9223372036854775808");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2", "3"})
        void doesNotDependOnThreads(String threads) {
            assertThat(json("--seeds", "2", "--threads", threads)).isEqualTo(json("--seeds", "2", "--threads", "1"));
        }

        @Test
        void repeatsItselfByTheCommandItNames() {
            Map<String, String> first = json(
                    "--initializers",
                    " he_normal , random_normal(mean=0.1, stddev=0.5)",
                    "--data",
                    "circles(noise=0.1, train=40, test=10)",
                    "--activation",
                    "elu(alpha=1.5)",
                    "--epochs",
                    "2",
                    "--batch-size",
                    "7",
                    "--lr",
                    "0.00001",
                    "--momentum",
                    "0",
                    "--seed",
                    "-5");
            String[] again = words(first.getOrDefault("/command", ""));
            assertThat(again).startsWith("fanin", "compare");
            assertThat(json(Arrays.copyOfRange(again, 2, again.length))).isEqualTo(first);
        }

        /// Splits a command as a shell does.
        private String[] words(String command) {
            Matcher words = Pattern.compile("'([^']*)'|\\S+").matcher(command);
            return words.results()
                    .map(word -> word.group(1) == null ? word.group() : word.group(1))
                    .toArray(String[]::new);
        }
    }

    @Nested
    class Weights {

        /// Equal weights keep all nodes of a layer equal, and their gradients cancel.
        @ParameterizedTest
        @ValueSource(strings = {"zeros", "ones", "constant(value=-0.5)"})
        void thatAreAllTheSameLearnNothing(String initializer) {
            assertThat(json("--initializers", initializer))
                    .containsEntry("/runs/0/measured/gradient_decades", "null")
                    .containsEntry("/runs/0/accuracy", "0.5")
                    .hasEntrySatisfying(
                            "/runs/0/verdict", verdict -> assertThat(verdict).startsWith("Does not learn: "));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "linear",
                    "relu",
                    "sigmoid",
                    "tanh",
                    "relu6",
                    "leaky_relu",
                    "elu(alpha=1.5)",
                    "celu",
                    "selu",
                    "gelu",
                    "silu",
                    "mish",
                    "softplus",
                    "softsign",
                    "hard_sigmoid",
                    "hard_silu",
                    "hard_tanh"
                })
        void workWithEveryActivation(String activation) {
            assertThat(json("--data", "spirals(train=40,test=10)", "--activation", activation))
                    .containsEntry("/network", "2 hidden layers of 8 " + activation + " nodes, softmax output")
                    .hasEntrySatisfying("/data", data -> assertThat(data).startsWith("spirals: "));
        }

        @ParameterizedTest
        @ValueSource(strings = {"digits(train=100,test=50)", "moons", "circles", "spirals", "xor", "blobs"})
        void workOnEveryDataSet(String data) {
            assertThat(json("--initializers", "he_normal", "--data", data))
                    .hasEntrySatisfying(
                            "/runs/0/accuracy",
                            text -> assertThat(Double.parseDouble(text)).isBetween(0.0, 1.0));
        }
    }
}
