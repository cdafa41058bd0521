package dev.fanin.graph;

import dev.fanin.layer.Graph;
import dev.fanin.layer.Input;
import dev.fanin.layer.Layer;
import dev.fanin.tensor.Shape;
import java.util.List;

/// The layers of a network with all names and shapes worked out, in an order in which they can be
/// computed.
///
/// Layers without a name get one as in Keras, counted within the network: `dense`, `dense_1`,
/// `flatten`.
///
/// @param inputs the inputs, with their names and the shapes of one sample
/// @param nodes the uses of layers after the inputs
/// @param outputs the places of the nodes whose outputs are those of the network
public record Network(List<Input> inputs, List<Node> nodes, List<Integer> outputs) {

    public Network {
        inputs = List.copyOf(inputs);
        nodes = List.copyOf(nodes);
        outputs = List.copyOf(outputs);
    }

    /// Works out names and shapes of a chain; throws IllegalArgumentException where the layers do
    /// not fit together.
    public static Network of(List<? extends Layer> layers) {
        return of(Graph.chain(layers));
    }

    /// Works out names and shapes; throws IllegalArgumentException where the layers do not fit
    /// together.
    public static Network of(Graph graph) {
        return Flattening.of(graph);
    }

    /// Returns the shape of one sample of the input, of a network that has one.
    public Shape input() {
        if (inputs.size() != 1) {
            throw new IllegalStateException("Expected a network with one input, got one with " + inputs.size() + ".");
        }
        return inputs.getFirst().shape();
    }

    /// Returns the shape of one sample of the output, of a network that has one.
    public Shape output() {
        if (outputs.size() != 1) {
            throw new IllegalStateException("Expected a network with one output, got one with " + outputs.size() + ".");
        }
        return nodes.get(outputs.getFirst()).output();
    }

    /// Returns whether each layer takes the output of the one before it, and nothing else.
    public boolean isChain() {
        for (int i = 0; i < nodes.size(); i++) {
            if (!nodes.get(i).sources().equals(List.of(i - 1))) {
                return false;
            }
        }
        return inputs.size() == 1 && outputs.equals(List.of(nodes.size() - 1));
    }

    /// Returns the name that an output goes by, which is its layer's.
    public String outputName(int output) {
        return nodes.get(outputs.get(output)).layer().name();
    }
}
