package dev.fanin.graph;

import dev.fanin.config.Config;
import dev.fanin.layer.Graph;
import dev.fanin.layer.Input;
import dev.fanin.layer.Layer;
import dev.fanin.text.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes a graph of the config of a `Functional`.
final class FunctionalReader {

    /// One use of a layer.
    private record Use(String layer, int node) {}

    private final Config config;
    private final List<Layer> layers = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    /// What each use takes, in the order of the file.
    private final Map<Use, List<Use>> sources = new LinkedHashMap<>();

    private final Map<Use, Integer> calls = new HashMap<>();
    private final List<Graph.Call> ordered = new ArrayList<>();

    FunctionalReader(GraphReader reader, Config config) {
        this.config = config;
        for (Map<?, ?> entry : GraphReader.entries(config)) {
            Config own = Config.ofMap(entry);
            String name = entry.get("name") instanceof String given ? given : own.text("name", "");
            Layer layer = reader.layer(own);
            places.put(name, layers.size());
            layers.add(layer.name().equals(name) ? layer : layer.named(name));
            List<?> nodes = entry.get("inbound_nodes") instanceof List<?> list ? list : List.of();
            if (layer instanceof Input) {
                sources.put(new Use(name, 0), List.of());
            }
            for (int i = 0; i < nodes.size(); i++) {
                sources.put(new Use(name, i), taken(name, nodes.get(i)));
            }
        }
    }

    Graph graph() {
        List<Use> inputs = ends("input_layers");
        List<Use> outputs = ends("output_layers");
        for (Use use : sources.keySet()) {
            place(use, 0);
        }
        return new Graph(
                layers,
                ordered,
                inputs.stream().map(use -> place(use, 0)).toList(),
                outputs.stream().map(use -> place(use, 0)).toList());
    }

    /// Puts a use behind all whose outputs it takes.
    private int place(Use use, int depth) {
        Integer known = calls.get(use);
        if (known != null) {
            return known;
        }
        List<Use> taken = sources.get(use);
        Integer layer = places.get(use.layer());
        if (taken == null || layer == null) {
            throw wrong(
                    "has no node " + use.node() + " of a layer " + Quoted.of(use.layer()) + ", whose output is used");
        }
        if (depth > sources.size()) {
            throw wrong("goes round in a circle at layer " + Quoted.of(use.layer()));
        }
        List<Integer> from =
                taken.stream().map(source -> place(source, depth + 1)).toList();
        ordered.add(new Graph.Call(layer, from));
        calls.put(use, ordered.size() - 1);
        return ordered.size() - 1;
    }

    private List<Use> taken(String name, @Nullable Object node) {
        List<Use> uses = new ArrayList<>();
        if (node instanceof List<?> old) {
            old.forEach(one -> uses.add(oldUse(name, one)));
            return uses;
        }
        if (!(node instanceof Map<?, ?> map) || !(map.get("args") instanceof List<?> args)) {
            throw wrong("expects nodes with args, got " + node + " at layer " + Quoted.of(name)
                    + "; save the model again with Keras 3");
        }
        collect(name, "", args, uses);
        if (map.get("kwargs") instanceof Map<?, ?> more) {
            more.forEach((key, value) -> collect(name, " " + Quoted.of((String) key), value, uses));
        }
        return uses;
    }

    private void collect(String name, String argument, @Nullable Object value, List<Use> uses) {
        switch (value) {
            case null -> {}
            case List<?> list -> list.forEach(one -> collect(name, argument, one, uses));
            case Map<?, ?> map
            when "__keras_tensor__".equals(map.get("class_name")) && map.get("config") instanceof Map<?, ?> tensor ->
                uses.add(use(tensor.get("keras_history")));
            case Boolean flag when !flag -> {}
            case Object other ->
                throw wrong("calls layer " + Quoted.of(name) + " with an argument" + argument
                        + " that is no output of a layer, got " + other);
        }
    }

    /// Reads `[layer, node, tensor, arguments]`, as Keras before 3 writes it.
    private Use oldUse(String name, @Nullable Object value) {
        if (value instanceof List<?> list && list.size() >= 3) {
            if (list.size() > 3
                    && list.get(3) instanceof Map<?, ?> arguments
                    && arguments.values().stream().anyMatch(one -> one != null && !one.equals(false))) {
                throw wrong("calls layer " + Quoted.of(name) + " with arguments that are no outputs of layers, got "
                        + arguments);
            }
            return use(list.subList(0, 3));
        }
        throw wrong("expects the use of a layer as [name, node, 0, {}], got " + value + " at layer " + Quoted.of(name));
    }

    /// Reads `[layer, node, tensor]`.
    private Use use(@Nullable Object history) {
        if (history instanceof List<?> list
                && list.size() == 3
                && list.get(0) instanceof String name
                && list.get(1) instanceof Number node
                && list.get(2) instanceof Number tensor) {
            if (tensor.intValue() != 0) {
                throw wrong("uses output " + tensor.intValue() + " of layer " + Quoted.of(name)
                        + ", but layers have one output");
            }
            return new Use(name, node.intValue());
        }
        throw wrong("expects the use of a layer as [name, node, 0], got " + history);
    }

    private List<Use> ends(String key) {
        List<Use> uses = new ArrayList<>();
        addEnds(config.values().get(key), uses);
        if (uses.isEmpty()) {
            throw wrong("expects at least one of its " + key + ", got none");
        }
        return uses;
    }

    private void addEnds(@Nullable Object value, List<Use> uses) {
        switch (value) {
            case null -> {}
            case List<?> list when !list.isEmpty() && list.getFirst() instanceof String -> uses.add(use(list));
            case List<?> list -> list.forEach(one -> addEnds(one, uses));
            case Map<?, ?> map -> map.values().forEach(one -> addEnds(one, uses));
            case Object other -> uses.add(use(other));
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("Functional " + Quoted.of(config.text("name", "")) + " " + what + ".");
    }
}
