package dev.fanin.train;

import static dev.fanin.optimizer.Optimizers.sgd;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.config.Config;
import dev.fanin.graph.Engine;
import dev.fanin.graph.Execution;
import dev.fanin.graph.Node;
import dev.fanin.layer.Layers;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.metric.Metric;
import dev.fanin.metric.Metrics;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.optimizer.Optimizer;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.testing.KerasRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole trainings against real Keras: from the same first weights, on the same samples in the same
/// order, with layers, optimizer, loss and metrics read from Keras's configs.
///
/// Both compute in float32 and add in another order, so that results differ by roundings. Gradients
/// may differ by 1e-5 of an array's largest value, or 1e-4 through convolutions; histories and last
/// weights by 1e-4.
class KerasTrainingTest {

    private static final double EPOCH = 1e-4;

    static Stream<KerasRun> runs() {
        return KerasRun.names().stream().map(KerasRun::of);
    }

    /// Runs in which nothing is random or clipped away.
    private static final String EXPLODING = "deep20_normal1_relu";

    @Test
    void everyRunOfLayersThatExistIsThere() {
        assertThat(KerasRun.names()).hasSize(21);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void theFirstLossAndGradientsAreThoseOfKeras(KerasRun run) {
        Model model = model(run, Engine.plain());
        Evaluation evaluation = model.evaluate(run.x(), run.y());
        run.evaluation("eval0")
                .forEach((name, value) -> assertThat(evaluation.get(name))
                        .as(name)
                        .isCloseTo(value, within(1e-5 * Math.max(1, Math.abs(value)))));
        List<float[]> expected = run.arrays("grads0");
        List<float[]> actual = gradients(model, loss(run), run);
        assertThat(actual).hasSameSizeAs(expected);
        boolean convolves =
                run.layers().stream().anyMatch(layer -> layer.className().startsWith("Conv"));
        for (int i = 0; i < expected.size(); i++) {
            assertClose(convolves ? 1e-4 : 1e-5, actual.get(i), expected.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void historyWeightsAndPredictionsAreThoseOfKeras(KerasRun run) {
        assertTraining(run, Engine.plain());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void theyAreSoOnSeveralThreads(KerasRun run) {
        assertTraining(run, Engine.withThreads(3));
    }

    private static void assertTraining(KerasRun run, Engine engine) {
        Model model = model(run, engine);
        History history = model.fit(run.x(), run.y(), fit(run));
        assertThat(history.measures().keySet())
                .containsExactlyElementsOf(run.history().keySet());
        run.history().forEach((name, values) -> {
            assertThat(history.values(name)).hasSize(values.size());
            for (int epoch = 0; epoch < values.size(); epoch++) {
                assertThat(history.values(name).get(epoch))
                        .as("%s of epoch %d", name, epoch)
                        .isCloseTo(values.get(epoch), within(EPOCH * Math.max(1, values.get(epoch))));
            }
        });
        Evaluation evaluation = model.evaluate(run.x(), run.y());
        run.evaluation("eval")
                .forEach((name, value) -> assertThat(evaluation.get(name))
                        .as(name)
                        .isCloseTo(value, within(EPOCH * Math.max(1, Math.abs(value)))));
        List<float[]> last = run.arrays("w1");
        List<float[]> weights = weights(model);
        for (int i = 0; i < last.size(); i++) {
            assertClose(1e-4, weights.get(i), last.get(i));
        }
        assertClose(1e-4, model.predict(run.x()).array(), run.predictions());
    }

    /// With N(0, 1) kernels the logits reach 1e11 and every prediction is 0 or 1.
    ///
    /// Keras clips probabilities to [1e-7, 1 - 1e-7]: each wrong sample costs 16.118, and all its
    /// gradients are zero, so that its weights never move.
    @Test
    void wherePredictionsSaturateTrainingStandsStillAsInKeras() {
        KerasRun run = KerasRun.of(EXPLODING);
        Model model = model(run, Engine.plain());
        double wrong = 1 - run.evaluation("eval0").getOrDefault("accuracy", Double.NaN);
        assertThat(model.evaluate(run.x(), run.y()).loss()).isCloseTo(-Math.log(1e-7) * wrong, within(1e-4));
        for (float[] gradient : gradients(model, Losses.sparseCategoricalCrossentropy(), run)) {
            assertThat(largest(gradient)).isZero();
        }
    }

    /// Keras on TensorFlow takes the logits instead: the true difference, which has a gradient.
    @Test
    void wherePredictionsSaturateTheUnclippedLossHasAGradient() {
        KerasRun run = KerasRun.of(EXPLODING);
        Model model = model(run, Engine.plain());
        Loss unclipped = Losses.sparseCategoricalCrossentropy().unclipped();
        model.compile(sgd(), unclipped);
        assertThat(model.evaluate(run.x(), run.y()).loss()).isGreaterThan(1e4).isFinite();
        for (float[] gradient : gradients(model, unclipped, run)) {
            assertThat(largest(gradient)).isPositive().isFinite();
        }
    }

    private static Model model(KerasRun run, Engine engine) {
        Model model = new Sequential(run.layers().stream().map(Layers::of).toList()).build(seed(0), engine);
        List<float[]> first = run.arrays("w0");
        List<float[]> weights = weights(model);
        assertThat(weights).hasSameSizeAs(first);
        for (int i = 0; i < first.size(); i++) {
            System.arraycopy(first.get(i), 0, weights.get(i), 0, weights.get(i).length);
        }
        List<?> metrics = run.compiled().get("metrics") instanceof List<?> list ? list : List.of();
        model.compile(
                optimizer(run),
                loss(run),
                metrics.stream().map(metric -> Metrics.named((String) metric)).toArray(Metric[]::new));
        return model;
    }

    private static Optimizer optimizer(KerasRun run) {
        return run.compiled().get("optimizer") instanceof Map<?, ?> map
                ? Optimizers.of(Config.ofMap(map))
                : Optimizers.named(
                        (String) Objects.requireNonNull(run.compiled().get("optimizer")));
    }

    private static Loss loss(KerasRun run) {
        return Losses.named((String) Objects.requireNonNull(run.compiled().get("loss")));
    }

    private static Fit fit(KerasRun run) {
        Fit fit = Fit.epochs(run.epochs())
                .batchSize(((Number) Objects.requireNonNull(run.fit().get("batch_size"))).intValue())
                .withoutShuffling()
                .quietly();
        if (run.fit().get("validation_split") instanceof Number share) {
            fit = fit.validationSplit(share.doubleValue());
        }
        if (run.fit().get("class_weight") instanceof Map<?, ?> weights) {
            Map<Integer, Double> classes = new LinkedHashMap<>();
            weights.forEach(
                    (label, weight) -> classes.put(Integer.valueOf((String) label), ((Number) weight).doubleValue()));
            fit = fit.classWeights(classes);
        }
        if (run.fit().get("sample_weight") instanceof List<?> weights) {
            float[] values = new float[weights.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = ((Number) weights.get(i)).floatValue();
            }
            fit = fit.sampleWeights(Tensor.of(Shape.of(values.length), values));
        }
        return fit;
    }

    private static List<float[]> weights(Model model) {
        return model.weights().values().values().stream().map(Tensor::array).toList();
    }

    /// The gradients of the loss over all samples, as one batch, of trained parameters.
    ///
    /// As in Keras's runs, normalization takes its statistics from the batch.
    private static List<float[]> gradients(Model model, Loss loss, KerasRun run) {
        Head head = new Head(model.network(), Compiled.of(sgd(), loss));
        int samples = run.x().shape().axis(0);
        Execution execution = new Execution(model.network(), model.weights().copy(), samples, seed(0));
        System.arraycopy(run.x().array(), 0, execution.input(), 0, run.x().array().length);
        execution.forward(samples, true, 0);
        head.gradient(execution, run.y());
        execution.backward(head.fused());
        List<float[]> gradients = new ArrayList<>();
        for (int node = 0; node < model.network().nodes().size(); node++) {
            Node at = model.network().nodes().get(node);
            for (int i = 0; i < at.parameters().size(); i++) {
                ParameterSpec parameter = at.parameters().get(i);
                float[] gradient = execution.parameterGradients(node).get(i);
                parameter
                        .settings()
                        .regularizer()
                        .addGradient(execution.parameters(node).get(i), parameter.shape(), 1, gradient);
                if (at.isTrained(parameter)) {
                    gradients.add(gradient);
                }
            }
        }
        return gradients;
    }

    private static void assertClose(double tolerance, float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double allowed = tolerance * largest(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as("element %d", i).isCloseTo(expected[i], within(allowed));
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
