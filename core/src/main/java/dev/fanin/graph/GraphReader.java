package dev.fanin.graph;

import dev.fanin.config.Config;
import dev.fanin.layer.Graph;
import dev.fanin.layer.Input;
import dev.fanin.layer.Label;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Layers;
import dev.fanin.layer.Nested;
import dev.fanin.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Makes graphs of configs.
///
/// @param layers makes the layers that are not networks themselves
record GraphReader(Function<Config, Layer> layers) {

    private static final String NAME = "name";
    private static final String LAYERS = "layers";
    private static final String BATCH_SHAPE = "batch_shape";

    Graph graph(Config config) {
        return switch (config.className()) {
            case "Sequential" -> sequential(config);
            case "Functional", "Model" -> new FunctionalReader(this, config).graph();
            default ->
                throw new IllegalArgumentException("A network is of class Sequential or Functional, got "
                        + Quoted.of(config.className()) + "; models written as subclasses cannot be read.");
        };
    }

    Layer layer(Config config) {
        return switch (config.className()) {
            case "Sequential", "Functional", "Model" ->
                new Nested(
                        graph(config),
                        config.className().equals("Sequential") ? "Sequential" : "Functional",
                        new Label(config.text(NAME, ""), config.flag("trainable", true)));
            default -> layers.apply(config);
        };
    }

    private Graph sequential(Config config) {
        List<Layer> chain = new ArrayList<>();
        for (Config one : parts(config)) {
            chain.add(layer(one));
        }
        if (!chain.isEmpty() && !(chain.getFirst() instanceof Input)) {
            chain.addFirst(input(config));
        }
        return Graph.chain(chain);
    }

    /// Of a chain that says what goes in only by the way.
    private static Layer input(Config config) {
        Config first = parts(config).getFirst();
        for (Object shape : new Object[] {
            config.values().get("build_input_shape"),
            first.values().get(BATCH_SHAPE),
            first.values().get("batch_input_shape")
        }) {
            if (shape instanceof List<?>) {
                return Layers.of(Config.of("InputLayer").with(BATCH_SHAPE, shape));
            }
        }
        throw new IllegalArgumentException("Sequential " + Quoted.of(config.text(NAME, ""))
                + " does not say what goes in; give it an Input before it is saved.");
    }

    /// Returns the configs of the layers.
    static List<Config> parts(Config config) {
        return entries(config).stream().map(Config::ofMap).toList();
    }

    /// Returns the entries of the layers, which have more than a class and a config.
    static List<Map<?, ?>> entries(Config config) {
        if (config.values().get(LAYERS) instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
            return list.stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
        }
        throw new IllegalArgumentException(config.className() + " " + Quoted.of(config.text(NAME, ""))
                + " expects a list of layers, got " + config.values().get(LAYERS) + ".");
    }
}
