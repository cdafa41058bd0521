package dev.fanin.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.config.Config;
import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.testing.Golden;
import dev.fanin.testing.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Layers of Keras 3.15.1 with their settings, weights, inputs and outputs, as Keras wrote and
/// computed them.
class KerasLayersTest {

    /// One layer of the golden file.
    record Example(Map<String, @Nullable Object> values) {

        Config config() {
            return Config.ofMap(values);
        }

        /// The maps in one list.
        List<Map<?, ?>> maps(String key) {
            return list(values.get(key)).stream()
                    .<Map<?, ?>>map(one -> (Map<?, ?>) one)
                    .toList();
        }

        float @Nullable [] array(String key) {
            return values.containsKey(key) ? floats(values.get(key)) : null;
        }

        @Override
        public String toString() {
            return config().toString();
        }
    }

    static Stream<Example> examples() {
        return Golden.lines("keras/layers.jsonl").stream().map(line -> new Example(Json.map(line)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isWrittenAsKerasWritesIt(Example example) {
        Config config = Layers.of(example.config()).config();
        assertThat(plain(config.toMap()))
                .hasToString(String.valueOf(plain(example.config().toMap())));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void hasTheWeightsThatKerasHas(Example example) {
        Layer layer = Layers.of(example.config());
        List<ParameterSpec> parameters = layer.parameters(inputs(example));
        assertThat(parameters.stream().map(ParameterSpec::name))
                .containsExactlyElementsOf(example.maps("weights").stream()
                        .map(weight -> (String) weight.get("name"))
                        .toList());
        assertThat(parameters.stream().map(ParameterSpec::shape))
                .containsExactlyElementsOf(example.maps("weights").stream()
                        .map(weight -> shape(weight.get("shape")))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void computesWhatKerasComputes(Example example) {
        Run run = new Run(example);
        assertThat(run.network.output()).isEqualTo(shape(example.values.get("output_shape")));
        assertClose(run.forward(false), Objects.requireNonNull(example.array("y")));
        float[] whileTraining = example.array("training_y");
        if (whileTraining != null) {
            assertClose(run.forward(true), whileTraining);
            for (Map<?, ?> weight : example.maps("weights_after")) {
                assertClose(run.weights.get("a/" + weight.get("name")).array(), floats(weight.get("values")));
            }
        }
    }

    private static final class Run {
        private final Network network;
        private final Weights weights;
        private final Execution execution;
        private final int samples;

        Run(Example example) {
            Layer layer = Layers.of(example.config()).named("a");
            List<Symbol> inputs = inputs(example).stream()
                    .map(shape -> Layers.input(shape).on())
                    .toList();
            network = Network.of(Graph.between(inputs, List.of(layer.on(inputs.toArray(Symbol[]::new)))));
            weights = Weights.initialize(network, Seed.seed(1));
            for (Map<?, ?> weight : example.maps("weights")) {
                float[] values = floats(weight.get("values"));
                System.arraycopy(
                        values, 0, weights.get("a/" + weight.get("name")).array(), 0, values.length);
            }
            List<float[]> values = example.maps("inputs").stream()
                    .map(input -> floats(input.get("values")))
                    .toList();
            samples = values.getFirst().length
                    / network.inputs().getFirst().shape().arraySize();
            execution = new Execution(network, weights, samples, Seed.seed(1));
            for (int i = 0; i < values.size(); i++) {
                System.arraycopy(values.get(i), 0, execution.input(i), 0, values.get(i).length);
            }
        }

        float[] forward(boolean training) {
            execution.forward(samples, training, 0);
            return execution.activation(0);
        }
    }

    private static List<Shape> inputs(Example example) {
        return example.maps("inputs").stream()
                .map(input -> shape(input.get("shape")))
                .toList();
    }

    private static Shape shape(@Nullable Object axes) {
        return Shape.of(
                list(axes).stream().mapToInt(axis -> ((Number) axis).intValue()).toArray());
    }

    private static float[] floats(@Nullable Object values) {
        List<?> list = list(values);
        float[] array = new float[list.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = ((Number) list.get(i)).floatValue();
        }
        return array;
    }

    private static List<?> list(@Nullable Object value) {
        return (List<?>) Objects.requireNonNull(value);
    }

    /// Numbers as doubles, and without the names of Python modules, which readers do not need.
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> result = new LinkedHashMap<>();
                map.forEach((key, one) -> {
                    if (!key.equals("module")) {
                        result.put((String) key, plain(one));
                    }
                });
                yield result;
            }
            case List<?> items -> {
                List<@Nullable Object> result = new ArrayList<>();
                items.forEach(one -> result.add(plain(one)));
                yield result;
            }
            case Number number -> number.doubleValue();
            case null, default -> value;
        };
    }

    private static void assertClose(float[] got, float[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(got[i])
                    .as("element %d", i)
                    .isCloseTo(expected[i], within(1e-5f * Math.max(1, Math.abs(expected[i]))));
        }
    }
}
