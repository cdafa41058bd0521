package dev.fanin.layer;

import dev.fanin.init.Initializer;
import dev.fanin.text.Quoted;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// How layers are connected, as a value: which layers there are, and in which order they are
/// applied to what.
///
/// A layer with several calls shares its parameters among them.
///
/// @param layers the layers, each once
/// @param calls the uses of layers; each comes after those whose outputs it takes
/// @param inputs the calls that stand for inputs, in the order they are given values
/// @param outputs the calls whose outputs are those of the network
public record Graph(List<Layer> layers, List<Call> calls, List<Integer> inputs, List<Integer> outputs) {

    /// One use of a layer.
    ///
    /// @param layer the place of the layer in the list of layers
    /// @param sources the places of the calls whose outputs it takes
    public record Call(int layer, List<Integer> sources) {
        public Call {
            sources = List.copyOf(sources);
        }
    }

    public Graph {
        layers = List.copyOf(layers);
        calls = List.copyOf(calls);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /// Returns a chain, whose first layer is an [Input].
    public static Graph chain(List<? extends Layer> layers) {
        if (layers.size() < 2 || !(layers.getFirst() instanceof Input)) {
            throw new IllegalArgumentException(
                    "A network starts with input(...) and has at least one layer after it, got " + types(layers) + ".");
        }
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            if (i > 0 && layers.get(i) instanceof Input) {
                throw new IllegalArgumentException(
                        "A chain of layers has one input, at its start; got " + types(layers) + ".");
            }
            calls.add(new Call(i, i == 0 ? List.of() : List.of(i - 1)));
        }
        return new Graph(List.copyOf(layers), calls, List.of(0), List.of(calls.size() - 1));
    }

    /// Returns the graph that leads from the inputs to the outputs.
    public static Graph between(List<Symbol> inputs, List<Symbol> outputs) {
        if (inputs.isEmpty() || outputs.isEmpty()) {
            throw new IllegalArgumentException("A network has at least one input and one output, got " + inputs.size()
                    + " inputs and " + outputs.size() + " outputs.");
        }
        Tracing tracing = new Tracing();
        for (Symbol input : inputs) {
            if (!(input.layer() instanceof Input)) {
                throw new IllegalArgumentException("The inputs of a network are made by input(...).on(), got the output"
                        + " of "
                        + Layers.called(input.layer().type(), input.layer().name()) + ".");
            }
            tracing.visit(input, inputs);
        }
        List<Integer> ends =
                outputs.stream().map(output -> tracing.visit(output, inputs)).toList();
        List<Integer> starts = inputs.stream().map(tracing.places::get).toList();
        return new Graph(tracing.layers, tracing.calls, starts, ends);
    }

    /// Returns this graph with every kernel initialized in another way.
    public Graph withKernelInitializer(Initializer initializer) {
        return new Graph(
                layers.stream()
                        .map(layer -> layer.kernelInitializer(initializer))
                        .toList(),
                calls,
                inputs,
                outputs);
    }

    /// Returns this graph with no layer being trained.
    public Graph frozen() {
        return new Graph(layers.stream().map(layer -> layer.trainable(false)).toList(), calls, inputs, outputs);
    }

    private static List<String> types(List<? extends Layer> layers) {
        return layers.stream().map(Layer::type).toList();
    }

    /// The walk from outputs back to inputs; what a layer takes is numbered before the layer.
    private static final class Tracing {
        private final List<Layer> layers = new ArrayList<>();
        private final List<Call> calls = new ArrayList<>();
        private final IdentityHashMap<Layer, Integer> layerPlaces = new IdentityHashMap<>();
        private final IdentityHashMap<Symbol, Integer> places = new IdentityHashMap<>();

        int visit(Symbol symbol, List<Symbol> inputs) {
            Integer known = places.get(symbol);
            if (known != null) {
                return known;
            }
            if (symbol.layer() instanceof Input input && inputs.stream().noneMatch(given -> given == symbol)) {
                throw new IllegalArgumentException("The outputs need the input " + Quoted.of(input.name())
                        + " of shape " + input.shape().behindBatch() + ", which is not among the network's inputs.");
            }
            List<Integer> sources = symbol.inputs().stream()
                    .map(source -> visit(source, inputs))
                    .toList();
            Integer layer = layerPlaces.get(symbol.layer());
            if (layer == null) {
                layer = layers.size();
                layers.add(symbol.layer());
                layerPlaces.put(symbol.layer(), layer);
            }
            calls.add(new Call(layer, sources));
            places.put(symbol, calls.size() - 1);
            return calls.size() - 1;
        }
    }
}
