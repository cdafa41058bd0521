package dev.fanin.graph;

import dev.fanin.layer.Layer;
import dev.fanin.text.Quoted;
import dev.fanin.text.SnakeCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives names to layers that have none, as Keras does but counted within the network.
final class Naming {

    private Naming() {}

    /// Returns the layers with their names.
    static List<Layer> of(List<Layer> layers) {
        Map<String, Integer> counts = new HashMap<>();
        Set<String> taken = new HashSet<>();
        List<Layer> named = new ArrayList<>();
        for (Layer layer : layers) {
            Layer one = layer.name().isEmpty() ? layer.named(automatic(layer, counts)) : layer;
            if (!taken.add(one.name())) {
                throw new IllegalArgumentException("Layer names must differ, but " + Quoted.of(one.name())
                        + " is used twice; rename one with named(...).");
            }
            named.add(one);
        }
        return named;
    }

    private static String automatic(Layer layer, Map<String, Integer> counts) {
        String base = SnakeCase.of(layer.type());
        int count = counts.merge(base, 1, Integer::sum) - 1;
        return count == 0 ? base : base + "_" + count;
    }
}
