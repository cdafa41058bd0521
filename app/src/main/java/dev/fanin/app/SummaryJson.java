package dev.fanin.app;

import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.io.json.Json;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.model.Definition;
import dev.fanin.model.SummaryRow;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `fanin summary` tells, as JSON on one line.
final class SummaryJson {

    private SummaryJson() {}

    /// Returns one object: `{"name":...,"class":...,"layers":[{"name":...,"class":...,
    /// "output_shape":[null,...],"params":...,"connected_to":[...],"initializer":...,"fan_in":...,
    /// "fan_out":...,"expected_std":...},...],"total_params":...,"trainable_params":...,
    /// "non_trainable_params":...,"optimizer_params":...}`.
    ///
    /// What does not apply is `null`. The total contains the values of the optimizer, as in Keras.
    ///
    /// @param optimizer how many values the optimizer keeps, or 0
    static String of(Definition definition, boolean expandNested, long optimizer) {
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("name", definition.name());
        summary.put("class", definition.type());
        summary.put(
                "layers",
                definition.rows(expandNested).stream().map(SummaryJson::layer).toList());
        Network network = definition.network();
        long total = parameters(network);
        long trained = count(network, true);
        summary.put("total_params", total + optimizer);
        summary.put("trainable_params", trained);
        summary.put("non_trainable_params", total - trained);
        summary.put("optimizer_params", optimizer == 0 ? null : optimizer);
        return Json.write(summary) + "\n";
    }

    /// Returns how many values the parameters of a network have; a layer that is used twice counts
    /// once.
    static long parameters(Network network) {
        return count(network, false);
    }

    private static long count(Network network, boolean trainedOnly) {
        Map<String, Long> sizes = new HashMap<>();
        for (Node node : network.nodes()) {
            for (ParameterSpec parameter : node.parameters()) {
                if (!trainedOnly || node.isTrained(parameter)) {
                    sizes.put(node.path(parameter), parameter.shape().size());
                }
            }
        }
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, @Nullable Object> layer(SummaryRow row) {
        Map<String, @Nullable Object> layer = new LinkedHashMap<>();
        layer.put("name", row.name());
        layer.put("class", row.type());
        layer.put("output_shape", batched(row.output()));
        layer.put("params", row.parameters());
        layer.put("connected_to", row.connectedTo());
        ParameterSpec kernel = row.kernel();
        layer.put("initializer", kernel == null ? null : kernel.initializer().toString());
        layer.put("fan_in", kernel == null ? null : number(kernel.fans().in()));
        layer.put("fan_out", kernel == null ? null : number(kernel.fans().out()));
        layer.put("expected_std", kernel == null ? null : Math.sqrt(kernel.variance()));
        return layer;
    }

    /// A fan is a whole number for nearly all layers, and reads best as one.
    static Number number(double fan) {
        return fan == Math.rint(fan) && Math.abs(fan) < 1L << 53 ? (Number) (long) fan : (Number) fan;
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
