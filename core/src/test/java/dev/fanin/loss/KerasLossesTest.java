package dev.fanin.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Losses, gradients and reductions against Keras on PyTorch and on NumPy.
///
/// Keras computes in float32: an element's rounding is 2^-24 of what is added up, and where
/// `1 - p` or a denominator cancels, more. So values are compared to 1e-6 of the largest of their
/// array, or of 1, and gradients to 2e-6 of theirs.
class KerasLossesTest {

    private static final Golden.Table KERAS = Golden.table("loss/losses.txt");
    private static final int WIDTH = 5;

    /// A loss after an activation, or apart from any, with the inputs it was computed for.
    record Case(String key, String last, Loss loss, String outputName, String targetName) {

        static Case of(String key) {
            List<String> words = List.of(key.split("@", -1));
            Loss loss = Losses.named(words.get(1));
            return new Case(key, words.get(0), loss, words.get(2), words.get(3));
        }

        @Override
        public String toString() {
            return key;
        }

        float[] output() {
            return input(outputName);
        }

        float[] target() {
            return input(targetName);
        }

        int rows() {
            return output().length / WIDTH;
        }

        /// The loss that the trainer would use; the output is then what goes into the activation.
        Loss used() {
            return switch (last) {
                case "softmax" -> loss.joined(Activations.softmax());
                case "sigmoid" -> loss.joined(Activations.sigmoid());
                default -> loss;
            };
        }

        double[] values() {
            double[] values = new double[used().count(rows())];
            used().values(rows(), WIDTH, output(), target(), values);
            return values;
        }

        float[] gradient() {
            float[] gradient = new float[output().length];
            Arrays.fill(gradient, Float.NaN);
            used().gradient(rows(), WIDTH, output(), target(), input("factors"), gradient);
            return gradient;
        }
    }

    static Stream<Case> cases() {
        return KERAS.arrays().keySet().stream()
                .filter(key -> key.endsWith("@losses"))
                .map(key -> Case.of(key.substring(0, key.lastIndexOf('@'))));
    }

    @Test
    void coverEveryLossAndEveryJoint() {
        assertThat(cases()).hasSize(105);
        assertThat(cases().map(c -> c.loss().getClass()).distinct()).hasSize(21);
        assertThat(cases().filter(c -> !c.used().equals(c.loss()))).hasSize(13);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void haveTheValuesOfKeras(Case c) {
        assertClose(c.values(), KERAS.get(c.key() + "@losses"), 1e-6);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void haveTheGradientsOfKeras(Case c) {
        float[] gradient = c.gradient();
        double[] wide = new double[gradient.length];
        Arrays.setAll(wide, i -> gradient[i]);
        assertClose(wide, KERAS.get(c.key() + "@gradient"), 2e-6);
    }

    /// Two passes through buffers that hold other things give the same bits.
    @ParameterizedTest
    @MethodSource("cases")
    void leaveNothingOfWhatStoodThere(Case c) {
        double[] values = c.values().clone();
        double[] again = new double[values.length + 1];
        Arrays.fill(again, 9);
        c.used().values(c.rows(), WIDTH, c.output(), c.target(), again);
        assertThat(Arrays.copyOf(again, values.length)).containsExactly(values);
        assertThat(again[values.length]).isEqualTo(9);
        float[] gradient = new float[c.output().length];
        c.used().gradient(c.rows(), WIDTH, c.output(), c.target(), input("factors"), gradient);
        assertThat(c.gradient()).containsExactly(gradient);
    }

    static Stream<Map.Entry<String, float[]>> reductions() {
        return KERAS.arrays().entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("input"))
                .filter(entry -> entry.getKey()
                        .matches(".*@(sum|sum_over_batch_size|mean|mean_with_sample_weight)(@weighted)?"));
    }

    @Test
    void coverEveryReduction() {
        assertThat(reductions()).hasSize(32);
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void areReducedAsInKeras(Map.Entry<String, float[]> entry) {
        List<String> words = List.of(entry.getKey().split("@", -1));
        Case c = Case.of(String.join("@", words.subList(0, 4)));
        String text = words.get(1);
        String inner = text.endsWith(")") ? text.substring(0, text.length() - 1) + "," : text + "(";
        Loss loss = Losses.named(inner + "reduction=" + words.get(4) + ")");
        double[] values = c.values();
        float[] weights = input("weights");
        double sum = 0;
        double mass = 0;
        int counted = 0;
        for (int i = 0; i < values.length; i++) {
            if (loss.counts(i, c.target(), values[i])) {
                double weight = words.size() == 6 ? weights[i] : 1;
                sum += weight * values[i];
                mass += weight;
                counted++;
            }
        }
        float expected = entry.getValue()[0];
        assertThat(sum / loss.reduction().divisor(counted, mass)).isCloseTo(expected, within(1e-6 * expected));
    }

    /// The values of Keras on NumPy, by the names its reference file has.
    @Test
    void haveTheValuesOfKerasOnNumpy() {
        for (String line : """
                MeanSquaredError mse yp yt
                MeanAbsoluteError mae yp yt
                MeanAbsolutePercentageError mape yp yt
                MeanSquaredLogarithmicError msle yp yt
                LogCosh log_cosh yp yt
                Huber huber yp yt
                KLDivergence kl_divergence yp yt
                Poisson poisson yp yt
                CosineSimilarity cosine_similarity yp yt
                BinaryCrossentropy binary_crossentropy yp yt
                BinaryFocalCrossentropy binary_focal_crossentropy yp yt
                Dice dice yp yt
                Tversky tversky yp yt
                Hinge hinge logits pm
                SquaredHinge squared_hinge logits pm
                CategoricalHinge categorical_hinge logits pm
                CategoricalCrossentropy categorical_crossentropy probs onehot
                CategoricalCrossentropy_logits categorical_crossentropy(from_logits=true) logits onehot
                CategoricalCrossentropy_ls01 categorical_crossentropy(label_smoothing=0.1) probs onehot
                SparseCategoricalCrossentropy sparse_categorical_crossentropy probs sparse
                SparseCategoricalCrossentropy_logits sparse_categorical_crossentropy(from_logits=true) logits sparse
                CategoricalFocalCrossentropy categorical_focal_crossentropy probs onehot
                BinaryCrossentropy_logits binary_crossentropy(from_logits=true) logits yt
                """.lines().toList()) {
            List<String> words = List.of(line.split(" ", -1));
            Case c = Case.of("apart@" + words.get(1) + "@" + words.get(2) + "@" + words.get(3));
            double[] values = c.values();
            assertClose(values, KERAS.get("ops." + words.getFirst() + ".none"), 1e-6);
            double mean = Arrays.stream(values).average().orElseThrow();
            assertClose(new double[] {mean}, KERAS.get("ops." + words.getFirst() + ".mean"), 1e-6);
        }
    }

    /// Every activation but softmax and sigmoid, and every loss but cross-entropy, stays apart.
    @Test
    void areJoinedWithNothingElse() {
        for (ActivationFunction phi : Activations.all()) {
            boolean softmax = phi.equals(Activations.softmax());
            boolean sigmoid = phi.equals(Activations.sigmoid());
            cases().map(Case::loss).forEach(loss -> {
                boolean joined = switch (loss) {
                    case CategoricalCrossentropy c -> softmax && !c.fromLogits();
                    case SparseCategoricalCrossentropy c -> softmax && !c.fromLogits();
                    case BinaryCrossentropy c -> sigmoid && !c.fromLogits();
                    default -> false;
                };
                assertThat(loss.joined(phi).equals(loss)).isEqualTo(!joined);
            });
        }
    }

    static float[] input(String name) {
        return KERAS.get("input." + name);
    }

    private static void assertClose(double[] actual, float[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        double largest = 1;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).as("element %d", i).isCloseTo(expected[i], within(tolerance * largest));
        }
    }
}
