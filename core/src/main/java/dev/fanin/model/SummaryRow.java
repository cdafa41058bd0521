package dev.fanin.model;

import dev.fanin.graph.GraphOrder;
import dev.fanin.graph.Network;
import dev.fanin.layer.Graph;
import dev.fanin.layer.Input;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Nested;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A layer as the table of a network's layers shows it.
///
/// @param name the name, after those of the networks the layer is nested in
/// @param type the name of the Keras class
/// @param output the shape of one sample coming out of its first use
/// @param parameters how many values its parameters have together
/// @param connectedTo where its inputs come from, as `layer[node][0]`; empty for inputs
/// @param kernel its first parameter, or null where it has none of its own
public record SummaryRow(
        String name,
        String type,
        Shape output,
        long parameters,
        List<String> connectedTo,
        @Nullable ParameterSpec kernel) {

    public SummaryRow {
        connectedTo = List.copyOf(connectedTo);
    }

    /// Returns the rows of a network, in the order of Keras; a chain's input has none.
    static List<SummaryRow> of(Graph given, boolean withInputs, boolean expandNested) {
        List<SummaryRow> rows = new ArrayList<>();
        add(given, "", withInputs, expandNested, rows);
        return rows;
    }

    private static void add(
            Graph given, String prefix, boolean withInputs, boolean expandNested, List<SummaryRow> rows) {
        Graph graph = GraphOrder.of(given);
        int count = graph.layers().size();
        List<Shape> outputs = new ArrayList<>();
        List<String> uses = new ArrayList<>();
        int[] nodes = new int[count];
        int[] firstCalls = new int[count];
        List<List<String>> connections = new ArrayList<>();
        graph.layers().forEach(_ -> connections.add(new ArrayList<>()));
        for (Graph.Call call : graph.calls()) {
            Layer layer = graph.layers().get(call.layer());
            if (nodes[call.layer()] == 0) {
                firstCalls[call.layer()] = outputs.size();
            }
            List<String> connection = connections.get(call.layer());
            call.sources().forEach(source -> connection.add(uses.get(source)));
            outputs.add(
                    layer instanceof Input input
                            ? input.shape()
                            : layer.outputShape(
                                    call.sources().stream().map(outputs::get).toList()));
            uses.add(layer.name() + "[" + nodes[call.layer()]++ + "][0]");
        }
        for (int i = 0; i < count; i++) {
            Layer layer = graph.layers().get(i);
            if (layer instanceof Input && !withInputs) {
                continue;
            }
            List<Shape> inputs = graph.calls().get(firstCalls[i]).sources().stream()
                    .map(outputs::get)
                    .toList();
            rows.add(row(layer, prefix, inputs, outputs.get(firstCalls[i]), connections.get(i)));
            if (expandNested && layer instanceof Nested nested) {
                boolean isChain = nested.type().equals("Sequential");
                add(nested.graph(), prefix + layer.name() + "/", !isChain, true, rows);
            }
        }
    }

    private static SummaryRow row(
            Layer layer, String prefix, List<Shape> inputs, Shape output, List<String> connection) {
        String name = prefix + layer.name();
        if (layer instanceof Nested nested) {
            long parameters = Summary.parameters(Network.of(nested.graph()), false);
            return new SummaryRow(name, layer.type(), output, parameters, connection, null);
        }
        List<ParameterSpec> parameters = layer instanceof Input ? List.of() : layer.parameters(inputs);
        long values = parameters.stream().mapToLong(one -> one.shape().size()).sum();
        ParameterSpec kernel = parameters.isEmpty() ? null : parameters.getFirst();
        return new SummaryRow(name, layer.type(), output, values, connection, kernel);
    }
}
