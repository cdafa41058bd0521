package dev.fanin.train;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.optimizer.Optimizers.sgd;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.graph.Execution;
import dev.fanin.layer.Layer;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.optimizer.Optimizer;
import dev.fanin.optimizer.Sgd;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.testing.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole trainings against real Keras, from the same first weights and on the same samples.
///
/// Both compute in float32 and add in another order, so that results differ by roundings: 1e-5 of
/// an array's largest value for the shallow networks, 1e-4 through 20 layers.
class KerasTrainingTest {

    private static final int SAMPLES = 96;
    private static final Golden.Table KERAS = Golden.table("train/histories.txt");
    private static final Tensor X = Tensor.of(Shape.of(SAMPLES, 6), Golden.npy("train/x.npy"));
    private static final Tensor Y = Tensor.of(Shape.of(SAMPLES), Golden.npy("train/y.npy"));

    record Run(String name, String start, Optimizer optimizer, int epochs, int batch, double tolerance) {

        @Override
        public String toString() {
            return name;
        }

        Model model() {
            List<Layer> layers = new ArrayList<>(List.of(input(6)));
            if (name.startsWith("mlp")) {
                layers.addAll(List.of(dense(16, "relu"), dense(8, "tanh")));
            } else {
                String activation = name.endsWith("relu") ? "relu" : "tanh";
                for (int i = 0; i < 20; i++) {
                    layers.add(dense(32, activation));
                }
            }
            layers.add(dense(3, "softmax"));
            Model model = new Sequential(layers).build(seed(0));
            List<float[]> first = Golden.npz("train/" + start + "/w0.npz");
            List<Tensor> weights = List.copyOf(model.weights().values().values());
            for (int i = 0; i < weights.size(); i++) {
                float[] values = weights.get(i).array();
                System.arraycopy(first.get(i), 0, values, 0, values.length);
            }
            model.compile(optimizer, "sparse_categorical_crossentropy", "accuracy");
            return model;
        }

        float[] history(String measure) {
            return KERAS.get(name + "." + measure);
        }
    }

    private static final Run MLP = new Run("mlp_sgd", "mlp_sgd", sgd(), 3, 32, 1e-5);
    private static final Run MLP_NESTEROV =
            new Run("mlp_sgd_nesterov", "mlp_sgd", new Sgd(0.05, 0.9, true), 3, 20, 1e-5);
    private static final Run DEEP_TANH = deep("deep20_glorot_uniform_tanh");
    private static final Run DEEP_RELU = deep("deep20_he_normal_relu");
    private static final Run VANISHING = deep("deep20_random_normal_tanh");
    private static final Run EXPLODING = deep("deep20_normal1_relu");

    static Stream<Run> withGradients() {
        return Stream.of(MLP, DEEP_TANH, DEEP_RELU, VANISHING);
    }

    static Stream<Run> trained() {
        return Stream.of(MLP, MLP_NESTEROV, DEEP_TANH, DEEP_RELU);
    }

    @ParameterizedTest
    @MethodSource("withGradients")
    void theFirstLossAndGradientsAreThoseOfKeras(Run run) {
        Model model = run.model();
        Evaluation evaluation = model.evaluate(X, Y);
        assertThat(evaluation.loss()).isCloseTo(run.history("eval0_loss")[0], within(1e-5));
        assertThat(evaluation.get("accuracy")).isCloseTo(run.history("eval0_accuracy")[0], within(1e-7));
        List<float[]> expected = Golden.npz("train/" + run.name() + "/grads0.npz");
        List<float[]> actual = gradients(model, Losses.sparseCategoricalCrossentropy());
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertClose(run.tolerance(), actual.get(i), expected.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("trained")
    void historyWeightsAndPredictionsAreThoseOfKeras(Run run) {
        Model model = run.model();
        History history = model.fit(
                X,
                Y,
                Fit.epochs(run.epochs())
                        .batchSize(run.batch())
                        .withoutShuffling()
                        .quietly());
        for (String measure : List.of("loss", "accuracy")) {
            float[] expected = run.history(measure);
            assertThat(history.values(measure)).hasSize(expected.length);
            for (int epoch = 0; epoch < expected.length; epoch++) {
                assertThat(history.values(measure).get(epoch)).isCloseTo(expected[epoch], within(1e-5));
            }
        }
        assertThat(model.evaluate(X, Y).loss()).isCloseTo(run.history("eval_loss")[0], within(1e-5));
        List<float[]> last = Golden.npz("train/" + run.name() + "/w1.npz");
        List<Tensor> weights = List.copyOf(model.weights().values().values());
        for (int i = 0; i < last.size(); i++) {
            assertClose(run.tolerance(), weights.get(i).array(), last.get(i));
        }
        assertClose(run.tolerance(), model.predict(X).array(), Golden.npy("train/" + run.name() + "/pred.npy"));
    }

    /// With N(0, 1) kernels the logits reach 1e11 and every prediction is 0 or 1.
    ///
    /// Keras clips probabilities to [1e-7, 1 - 1e-7]: each wrong sample costs 16.118, and all its
    /// gradients are zero, so that its weights never move.
    @Test
    void wherePredictionsSaturateTrainingStandsStillAsInKeras() {
        Model model = EXPLODING.model();
        Evaluation evaluation = model.evaluate(X, Y);
        float clipped = EXPLODING.history("eval0_loss")[0];
        float accuracy = EXPLODING.history("eval0_accuracy")[0];
        assertThat((double) clipped).isCloseTo(-Math.log(1e-7) * (1 - accuracy), within(1e-4));
        assertThat(EXPLODING.history("eval_loss")[0]).isEqualTo(clipped);
        assertThat(evaluation.get("accuracy")).isCloseTo(accuracy, within(1e-7));
        assertThat(evaluation.loss()).isCloseTo(clipped, within(1e-5));
        for (float[] gradient : gradients(model, Losses.sparseCategoricalCrossentropy())) {
            assertThat(largest(gradient)).isZero();
        }
    }

    /// Keras on TensorFlow takes the logits instead: the true difference, which has a gradient.
    @Test
    void wherePredictionsSaturateTheUnclippedLossHasAGradient() {
        Model model = EXPLODING.model();
        model.compile(sgd(), Losses.sparseCategoricalCrossentropy().unclipped());
        assertThat(model.evaluate(X, Y).loss()).isGreaterThan(1e4).isFinite();
        for (float[] gradient : gradients(model, Losses.sparseCategoricalCrossentropy().unclipped())) {
            assertThat(largest(gradient)).isPositive().isFinite();
        }
    }

    private static Run deep(String name) {
        return new Run(name, name, sgd(), 1, 32, 1e-4);
    }

    /// The gradients of the mean loss over all samples, as one batch.
    private static List<float[]> gradients(Model model, Loss loss) {
        Compiled compiled = Compiled.of(sgd(), loss);
        Head head = new Head(model.network(), compiled);
        Execution execution = new Execution(model.network(), model.weights(), SAMPLES, seed(0));
        System.arraycopy(X.array(), 0, execution.input(), 0, X.array().length);
        execution.forward(SAMPLES, true, 0);
        head.gradient(execution, Y);
        execution.backward(head.fused());
        List<float[]> gradients = new ArrayList<>();
        for (int node = 0; node < model.network().nodes().size(); node++) {
            gradients.addAll(execution.parameterGradients(node));
        }
        return gradients;
    }

    private static void assertClose(double tolerance, float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double allowed = tolerance * largest(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).isCloseTo(expected[i], within(allowed));
        }
    }

    private static double largest(float[] values) {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
