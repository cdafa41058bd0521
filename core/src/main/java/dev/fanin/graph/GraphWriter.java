package dev.fanin.graph;

import dev.fanin.config.Config;
import dev.fanin.layer.Graph;
import dev.fanin.layer.Input;
import dev.fanin.layer.KerasLayer;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Nested;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Makes configs of graphs.
final class GraphWriter {

    private GraphWriter() {}

    static Config sequential(Graph graph, String name, boolean trainable) {
        List<Layer> layers = Naming.of(graph.layers());
        List<Map<String, @Nullable Object>> written = new ArrayList<>();
        Shape shape = ((Input) layers.getFirst()).shape();
        for (Layer layer : layers) {
            written.add(entry(layer, List.of(shape)));
            shape = layer.outputShape(List.of(shape));
        }
        return Config.of("Sequential")
                .with("name", name)
                .with("trainable", trainable)
                .with("dtype", policy())
                .with("layers", written)
                .with("build_input_shape", batched(((Input) layers.getFirst()).shape()));
    }

    static Config functional(Graph given, String name, boolean trainable) {
        Graph graph = GraphOrder.of(given);
        List<Layer> layers = graph.layers();
        List<Shape> shapes = new ArrayList<>();
        List<List<Shape>> inputs = new ArrayList<>();
        int[] nodes = new int[graph.calls().size()];
        Map<Integer, Integer> counts = new HashMap<>();
        List<List<Map<String, Object>>> uses = new ArrayList<>();
        layers.forEach(_ -> uses.add(new ArrayList<>()));
        for (int i = 0; i < nodes.length; i++) {
            Graph.Call call = graph.calls().get(i);
            Layer layer = layers.get(call.layer());
            nodes[i] = counts.merge(call.layer(), 1, Integer::sum) - 1;
            List<Shape> taken = call.sources().stream().map(shapes::get).toList();
            if (nodes[i] == 0) {
                inputs.add(taken);
            }
            if (layer instanceof Input input) {
                shapes.add(input.shape());
                continue;
            }
            List<Map<String, Object>> tensors = new ArrayList<>();
            for (int source : call.sources()) {
                String from = layers.get(graph.calls().get(source).layer()).name();
                tensors.add(tensor(shapes.get(source), List.of(from, nodes[source], 0)));
            }
            uses.get(call.layer()).add(use(tensors, takesList(layer)));
            shapes.add(layer.outputShape(taken));
        }
        List<Map<String, @Nullable Object>> written = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Map<String, @Nullable Object> entry = entry(layers.get(i), inputs.get(i));
            entry.put("name", layers.get(i).name());
            entry.put("inbound_nodes", uses.get(i));
            written.add(entry);
        }
        return Config.of("Functional")
                .with("name", name)
                .with("trainable", trainable)
                .with("layers", written)
                .with("input_layers", ends(graph, graph.inputs(), layers, nodes))
                .with("output_layers", ends(graph, graph.outputs(), layers, nodes));
    }

    /// Whether a layer is called with a list of inputs even if there is one.
    private static boolean takesList(Layer layer) {
        return switch (layer.type()) {
            case "Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Concatenate", "Dot" -> true;
            default -> false;
        };
    }

    private static Map<String, Object> use(List<Map<String, Object>> tensors, boolean asList) {
        Map<String, Object> use = new LinkedHashMap<>();
        use.put("args", asList || tensors.size() > 1 ? List.of(tensors) : tensors);
        use.put("kwargs", Map.of());
        return use;
    }

    private static Map<String, Object> tensor(Shape shape, List<Object> history) {
        SequencedMap<String, Object> config = new LinkedHashMap<>();
        config.put("shape", batched(shape));
        config.put("dtype", "float32");
        config.put("keras_history", history);
        Map<String, Object> tensor = new LinkedHashMap<>();
        tensor.put("class_name", "__keras_tensor__");
        tensor.put("config", config);
        return tensor;
    }

    /// One alone is written without a list around it.
    private static List<?> ends(Graph graph, List<Integer> calls, List<Layer> layers, int[] nodes) {
        List<List<Object>> ends = new ArrayList<>();
        for (int call : calls) {
            String name = layers.get(graph.calls().get(call).layer()).name();
            ends.add(List.of(name, nodes[call], 0));
        }
        return ends.size() == 1 ? ends.getFirst() : ends;
    }

    private static Map<String, @Nullable Object> entry(Layer layer, List<Shape> inputs) {
        Config config = config(layer);
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        boolean isFunctional = config.className().equals("Functional");
        boolean isNested = layer instanceof Nested;
        boolean isOwn = !(layer instanceof KerasLayer);
        entry.put(
                "module",
                isOwn ? null : isFunctional ? "keras.src.models.functional" : isNested ? "keras" : "keras.layers");
        entry.put("class_name", config.className());
        entry.put("config", config.values());
        entry.put("registered_name", isOwn || isFunctional ? config.className() : null);
        build(layer, inputs)
                .ifPresent(shape -> entry.put("build_config", Collections.singletonMap("input_shape", shape)));
        return entry;
    }

    /// The shape that a layer with parameters is built for; of a `Functional` it is in its config.
    private static Optional<Object> build(Layer layer, List<Shape> inputs) {
        if (layer instanceof Nested nested) {
            return nested.type().equals("Sequential") ? Optional.of(batched(inputs.getFirst())) : Optional.empty();
        }
        if (layer instanceof Input || layer.parameters(inputs).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                inputs.size() == 1
                        ? batched(inputs.getFirst())
                        : inputs.stream().map(GraphWriter::batched).toList());
    }

    private static Config config(Layer layer) {
        if (layer instanceof Nested nested) {
            return nested.type().equals("Sequential")
                    ? sequential(nested.graph(), nested.name(), nested.trainable())
                    : functional(nested.graph(), nested.name(), nested.trainable());
        }
        return layer.config();
    }

    private static Map<String, Object> policy() {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("module", "keras");
        policy.put("class_name", "DTypePolicy");
        policy.put("config", Map.of("name", "float32"));
        return policy;
    }

    private static List<@Nullable Integer> batched(Shape shape) {
        List<@Nullable Integer> axes = new ArrayList<>();
        axes.add(null);
        for (int axis : shape.toArray()) {
            axes.add(axis);
        }
        return axes;
    }
}
