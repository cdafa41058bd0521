package dev.fanin.graph;

import static dev.fanin.layer.Layers.add;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.config.Config;
import dev.fanin.layer.Dense;
import dev.fanin.layer.Graph;
import dev.fanin.layer.Symbol;
import dev.fanin.random.Seed;
import dev.fanin.testing.Golden;
import dev.fanin.testing.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Models of Keras 3.15.1 with their configs, weights, inputs and outputs, as Keras wrote and
/// computed them.
class GraphConfigTest {

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "acts", "norms", "functional", "nested", "cnn", "cnn2", "conv1d"})
    void predictsWhatKerasPredicts(String model) {
        Map<String, @Nullable Object> golden = golden(model);
        Network network = Network.of(GraphConfig.read(Config.ofMap(golden)));
        Weights weights = Weights.initialize(network, Seed.seed(1));
        List<Map<?, ?>> given = maps(golden.get("weights"));
        List<String> paths = List.copyOf(weights.values().keySet());
        assertThat(paths).hasSameSizeAs(given);
        for (int i = 0; i < paths.size(); i++) {
            assertThat((String) given.get(i).get("path")).endsWith(paths.get(i));
            copy(given.get(i), weights.get(paths.get(i)).array());
        }
        List<Map<?, ?>> inputs = maps(golden.get("inputs"));
        int samples = list(inputs.getFirst().get("values")).size()
                / network.inputs().getFirst().shape().arraySize();
        Execution execution = new Execution(network, weights, samples, Seed.seed(1));
        for (int i = 0; i < inputs.size(); i++) {
            copy(inputs.get(i), execution.input(i));
        }
        execution.forward(samples, false, 0);
        List<Map<?, ?>> outputs = maps(golden.get("outputs"));
        for (int i = 0; i < outputs.size(); i++) {
            float[] got = execution.activation(network.outputs().get(i));
            float[] expected = new float[list(outputs.get(i).get("values")).size()];
            copy(outputs.get(i), expected);
            for (int j = 0; j < expected.length; j++) {
                assertThat(got[j]).as("value %d", j).isCloseTo(expected[j], within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "acts", "norms", "functional", "nested", "cnn", "cnn2", "conv1d"})
    void isWrittenAsKerasWritesIt(String model) {
        Config config = Config.ofMap(golden(model));
        Graph graph = GraphConfig.read(config);
        Config written = GraphConfig.write(graph, config.text("name", ""));
        assertThat(String.valueOf(plain(written.toMap()))).isEqualTo(String.valueOf(plain(config.toMap())));
        assertThat(GraphConfig.read(written)).isEqualTo(graph);
    }

    /// Keras 2 writes a use of a layer as `[["a", 0, 0, {}], ...]`, and inputs with another key.
    @Test
    void readsTheFormOfKerasBefore() {
        Config now = Config.ofMap(golden("functional"));
        List<Object> layers = new ArrayList<>();
        for (Map<?, ?> entry : maps(now.values().get("layers"))) {
            Map<String, @Nullable Object> old = new LinkedHashMap<>();
            entry.forEach((key, value) -> old.put((String) key, value));
            old.put(
                    "inbound_nodes",
                    maps(entry.get("inbound_nodes")).stream()
                            .map(node -> oldUses(node.get("args")))
                            .toList());
            if ("InputLayer".equals(entry.get("class_name"))) {
                Map<?, ?> config = (Map<?, ?>) Objects.requireNonNull(entry.get("config"));
                old.put(
                        "config",
                        Map.of(
                                "batch_input_shape",
                                Objects.requireNonNull(config.get("batch_shape")),
                                "dtype",
                                "float32"));
            }
            layers.add(old);
        }
        assertThat(GraphConfig.read(now.with("layers", layers))).isEqualTo(GraphConfig.read(now));
    }

    private static List<Object> oldUses(@Nullable Object args) {
        List<Object> uses = new ArrayList<>();
        for (Object one : list(args)) {
            if (one instanceof List<?>) {
                uses.addAll(oldUses(one));
            } else {
                Map<?, ?> tensor = (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) one).get("config"));
                List<Object> use = new ArrayList<>(list(tensor.get("keras_history")));
                use.add(Map.of());
                uses.add(use);
            }
        }
        return uses;
    }

    @Test
    void givesNamesToLayersThatHaveNone() {
        Symbol x = input(3).on();
        Dense shared = dense(3);
        Graph graph = Graph.between(List.of(x), List.of(add().on(shared.on(x), shared.on(shared.on(x)))));
        Config written = GraphConfig.write(graph, "model");
        assertThat(written.className()).isEqualTo("Functional");
        assertThat(written.values().get("output_layers")).hasToString("[add, 0, 0]");
        Graph again = GraphConfig.read(written);
        assertThat(again.calls()).isEqualTo(graph.calls());
        assertThat(Network.of(again)).isEqualTo(Network.of(graph));
    }

    @Test
    void saysWhatItCannotRead() {
        refuses(
                Config.of("MyModel"),
                "A network is of class Sequential or Functional, got 'MyModel';"
                        + " models written as subclasses cannot be read.");
        refuses(Config.of("Sequential").with("name", "s"), "Sequential 's' expects a list of layers, got null.");
        Config layer = dense(2).config();
        refuses(
                Config.of("Sequential").with("name", "s").with("layers", List.of(layer.toMap())),
                "Sequential 's' does not say what goes in; give it an Input before it is saved.");
        refuses(functional(List.of("dense", 0, 0)), "Functional 'f' goes round in a circle at layer 'dense'.");
        refuses(
                functional(List.of("other", 0, 0)),
                "Functional 'f' has no node 0 of a layer 'other', whose output is used.");
        refuses(
                functional(List.of("dense", 0, 1)),
                "Functional 'f' uses output 1 of layer 'dense', but layers have one output.");
        refuses(
                Config.of("Sequential")
                        .with("name", "s")
                        .with(
                                "layers",
                                List.of(
                                        input(3).config().toMap(),
                                        Config.of("Dens").with("name", "a").toMap())),
                "Layer 'a' of class 'Dens' is not known to Fanin; did you mean 'Dense'? If not, write it as a"
                        + " CustomLayer.");
    }

    private static Config functional(List<?> history) {
        Map<String, Object> tensor =
                Map.of("class_name", "__keras_tensor__", "config", Map.of("keras_history", history));
        Map<String, Object> entry =
                new LinkedHashMap<>(dense(2).named("dense").config().toMap());
        entry.put("name", "dense");
        entry.put("inbound_nodes", List.of(Map.of("args", List.of(tensor), "kwargs", Map.of())));
        return Config.of("Functional")
                .with("name", "f")
                .with("layers", List.of(entry))
                .with("input_layers", List.of("dense", 0, 0))
                .with("output_layers", List.of("dense", 0, 0));
    }

    private static void refuses(Config config, String message) {
        assertThatThrownBy(() -> GraphConfig.read(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Map<String, @Nullable Object> golden(String model) {
        return Json.map(Golden.lines("keras/" + model + ".json").getFirst());
    }

    private static List<?> list(@Nullable Object value) {
        return (List<?>) Objects.requireNonNull(value);
    }

    private static List<Map<?, ?>> maps(@Nullable Object value) {
        return list(value).stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
    }

    private static void copy(Map<?, ?> from, float[] to) {
        List<?> values = list(from.get("values"));
        for (int i = 0; i < values.size(); i++) {
            to[i] = ((Number) values.get(i)).floatValue();
        }
    }

    private static final List<String> LEFT_OUT = List.of("module", "registered_name", "build_config");

    /// Numbers as doubles, and without what the files here leave out.
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> result = new LinkedHashMap<>();
                map.forEach((key, one) -> {
                    if (!LEFT_OUT.contains(String.valueOf(key))) {
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
}
