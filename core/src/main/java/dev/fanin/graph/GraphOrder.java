package dev.fanin.graph;

import dev.fanin.layer.Graph;
import dev.fanin.layer.Layer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// The order in which Keras lists the layers of a network, and hence their weights.
///
/// The depth of a call is the number of calls on the longest way from it to an output; that of a
/// layer is the largest of its calls. Deep layers come first; of equal depth, the one that is met
/// first on the way back from the outputs. Inputs that no output needs have depth 0.
///
/// Source: Keras 3.15.1, `map_graph` in `keras/src/ops/function.py`.
public final class GraphOrder {

    private static final int NOT_MET = -1;

    private final Graph graph;

    /// For each layer, how many were met before it.
    private final int[] met;

    private final int[] callDepths;
    private final int[] layerDepths;

    /// The calls that outputs need, each after its sources.
    private final List<Integer> needed = new ArrayList<>();

    private GraphOrder(Graph graph) {
        this.graph = graph;
        this.met = new int[graph.layers().size()];
        this.callDepths = new int[graph.calls().size()];
        this.layerDepths = new int[met.length];
        Arrays.fill(met, NOT_MET);
        walkBack();
        measure();
    }

    /// Returns the same network with all layers named, and layers and calls in this order; layers
    /// that no output needs are left out.
    public static Graph of(Graph graph) {
        List<Layer> named = Naming.of(graph.layers());
        return GraphConfig.isChain(graph)
                ? new Graph(named, graph.calls(), graph.inputs(), graph.outputs())
                : new GraphOrder(graph).sorted(named);
    }

    private void walkBack() {
        boolean[] seen = new boolean[callDepths.length];
        int[] next = new int[callDepths.length];
        int layersMet = 0;
        Deque<Integer> way = new ArrayDeque<>();
        for (int output : graph.outputs()) {
            way.push(output);
            while (!way.isEmpty()) {
                int call = way.peek();
                int layer = graph.calls().get(call).layer();
                List<Integer> sources = graph.calls().get(call).sources();
                if (!seen[call]) {
                    seen[call] = true;
                    met[layer] = met[layer] == NOT_MET ? layersMet++ : met[layer];
                }
                if (next[call] < sources.size()) {
                    int source = sources.get(next[call]++);
                    if (!seen[source]) {
                        way.push(source);
                    }
                } else {
                    way.pop();
                    if (next[call]++ == sources.size()) {
                        needed.add(call);
                    }
                }
            }
        }
        for (int input : graph.inputs()) {
            if (!seen[input]) {
                needed.addFirst(input);
            }
        }
    }

    private void measure() {
        for (int call : needed.reversed()) {
            int layer = graph.calls().get(call).layer();
            int depth = Math.max(callDepths[call], layerDepths[layer]);
            callDepths[call] = depth;
            layerDepths[layer] = depth;
            for (int source : graph.calls().get(call).sources()) {
                callDepths[source] = Math.max(callDepths[source], depth + 1);
            }
        }
    }

    private Graph sorted(List<Layer> named) {
        List<Integer> calls = needed.stream()
                .sorted(Comparator.<Integer>comparingInt(call -> -callDepths[call])
                        .thenComparingInt(call -> met[graph.calls().get(call).layer()])
                        .thenComparingInt(call -> call))
                .toList();
        List<Integer> layers = calls.stream()
                .map(call -> graph.calls().get(call).layer())
                .distinct()
                .toList();
        int[] callPlaces = places(calls, callDepths.length);
        int[] layerPlaces = places(layers, met.length);
        return new Graph(
                layers.stream().map(named::get).toList(),
                calls.stream()
                        .map(graph.calls()::get)
                        .map(call -> new Graph.Call(layerPlaces[call.layer()], moved(call.sources(), callPlaces)))
                        .toList(),
                moved(graph.inputs(), callPlaces),
                moved(graph.outputs(), callPlaces));
    }

    private static int[] places(List<Integer> order, int count) {
        int[] places = new int[count];
        for (int i = 0; i < order.size(); i++) {
            places[order.get(i)] = i;
        }
        return places;
    }

    private static List<Integer> moved(List<Integer> calls, int[] places) {
        return calls.stream().map(call -> places[call]).toList();
    }
}
