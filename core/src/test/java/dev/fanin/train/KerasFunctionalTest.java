package dev.fanin.train;

import static dev.fanin.layer.Layers.concatenate;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.graph.Engine;
import dev.fanin.layer.Layer;
import dev.fanin.loss.Losses;
import dev.fanin.metric.Metrics;
import dev.fanin.model.Functional;
import dev.fanin.model.Model;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A network with two inputs, a layer that both share, and two outputs, trained by Keras and here.
class KerasFunctionalTest {

    private static final double TOLERANCE = 1e-4;

    private static Map<String, Tensor> read(String run) throws IOException {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        try (InputStream in = KerasFunctionalTest.class.getResourceAsStream("/golden/train/functional.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(line -> line.startsWith(run + ".")).forEach(line -> {
                String[] parts = line.split(" ", -1);
                int[] axes = Stream.of(parts[1].split(",", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray();
                float[] values = new float[parts.length - 2];
                for (int i = 0; i < values.length; i++) {
                    values[i] = Float.parseFloat(parts[i + 2]);
                }
                arrays.put(parts[0].substring(run.length() + 1), Tensor.of(Shape.of(axes), values));
            });
        }
        return arrays;
    }

    private static Model model(boolean weighted) {
        var left = input(4).named("left").on();
        var right = input(4).named("right").on();
        Layer shared = dense(5, "tanh").named("shared");
        var joined = concatenate().on(shared.on(left), shared.on(right));
        var hidden = dense(6, "relu").named("hidden").on(joined);
        Model model = Functional.of(
                        List.of(left, right),
                        List.of(
                                dense(3, "softmax").named("out_a").on(hidden),
                                dense(1).named("out_b").on(hidden)))
                .build(seed(1), Engine.plain());
        var a = Losses.named("sparse_categorical_crossentropy");
        var b = Losses.named("mse");
        var accuracy = Metrics.named("accuracy");
        var mae = Metrics.named("mae");
        model.compile(new Compiled(
                Optimizers.named(weighted ? "adam(learning_rate=0.01)" : "sgd(learning_rate=0.05,momentum=0.9)"),
                weighted
                        ? List.of(
                                Compiled.judgement(a).weightedMetrics(accuracy),
                                Compiled.judgement(b).weightedMetrics(mae).weighted(0.3))
                        : List.of(
                                Compiled.judgement(a, accuracy),
                                Compiled.judgement(b, mae).weighted(0.3))));
        return model;
    }

    private static Tensor firstHalved(Tensor tensor, float factor) {
        int width = tensor.array().length / tensor.shape().axis(0);
        float[] values = new float[7 * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = factor * tensor.array()[i];
        }
        return Tensor.of(tensor.shape().dropFirst().prepend(7), values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "weighted"})
    void historyAndWeightsAreThoseOfKeras(String run) throws IOException {
        Map<String, Tensor> golden = read(run);
        Model model = model(run.equals("weighted"));
        int parameters = 0;
        for (Map.Entry<String, Tensor> entry : golden.entrySet()) {
            if (entry.getKey().startsWith("w0.")) {
                float[] values = entry.getValue().array();
                float[] own = model.weights().get(entry.getKey().substring(3)).array();
                System.arraycopy(values, 0, own, 0, own.length);
                parameters += values.length;
            }
        }
        assertThat(model.countParameters()).isEqualTo(parameters);
        List<Tensor> x = List.of(get(golden, "left"), get(golden, "right"));
        List<Tensor> y = List.of(get(golden, "ya"), get(golden, "yb"));
        Fit fit = Fit.epochs(4).batchSize(8).withoutShuffling().quietly().validationFrequency(2);
        if (run.equals("weighted")) {
            fit = fit.sampleWeights(get(golden, "wa"), get(golden, "wb"));
        }
        fit = fit.validationData(new Batch(
                x.stream().map(each -> firstHalved(each, 0.5f)).toList(),
                y.stream().map(each -> firstHalved(each, 1)).toList(),
                List.of()));
        History history = model.fit(x, y, fit);
        List<String> names = golden.keySet().stream()
                .filter(name -> name.startsWith("history."))
                .map(name -> name.substring(8))
                .toList();
        assertThat(history.measures().keySet()).containsExactlyElementsOf(names);
        for (String name : names) {
            assertClose(name, history.values(name), get(golden, "history." + name));
        }
        golden.forEach((name, tensor) -> {
            if (name.startsWith("w1.")) {
                float[] own = model.weights().get(name.substring(3)).array();
                for (int i = 0; i < own.length; i++) {
                    assertThat((double) own[i]).as(name).isCloseTo(tensor.array()[i], within(TOLERANCE));
                }
            }
        });
        Evaluation evaluation = model.evaluate(new Batch(x, y, List.of()));
        golden.forEach((name, tensor) -> {
            if (name.startsWith("evaluate.")) {
                assertThat(evaluation.get(name.substring(9))).as(name).isCloseTo(tensor.array()[0], within(TOLERANCE));
            }
        });
    }

    private static Tensor get(Map<String, Tensor> golden, String name) {
        return Objects.requireNonNull(golden.get(name), name);
    }

    private static void assertClose(String name, List<Double> actual, Tensor expected) {
        assertThat(actual).as(name).hasSize(expected.array().length);
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i)).as(name).isCloseTo(expected.array()[i], within(TOLERANCE));
        }
    }
}
