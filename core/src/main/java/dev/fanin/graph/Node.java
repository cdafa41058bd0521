package dev.fanin.graph;

import dev.fanin.layer.Layer;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.tensor.Shape;
import java.util.List;

/// One use of a named layer in its place: what goes in, what comes out, which parameters it needs.
///
/// @param layer the layer, with its name
/// @param path the layer's name, after those of the networks it is nested in: `encoder/dense`
/// @param sources where the inputs come from: the place of another node, or `~i` for the network's
///     input i
/// @param inputs the shapes of one sample going in
/// @param output the shape of one sample coming out
/// @param parameters the layer's parameters for these inputs
public record Node(
        Layer layer,
        String path,
        List<Integer> sources,
        List<Shape> inputs,
        Shape output,
        List<ParameterSpec> parameters) {

    public Node {
        sources = List.copyOf(sources);
        inputs = List.copyOf(inputs);
        parameters = List.copyOf(parameters);
    }

    /// Returns the shape of one sample of the first input, which most layers have alone.
    public Shape input() {
        return inputs.getFirst();
    }

    /// Returns the path of one of the parameters, for example `dense_1/kernel`.
    public String path(ParameterSpec parameter) {
        return path + "/" + parameter.name();
    }

    /// Returns whether training changes a parameter by its gradient.
    public boolean isTrained(ParameterSpec parameter) {
        return layer.trainable() && parameter.trainable();
    }

    /// Returns the number of values all parameters have together.
    public long parameterCount() {
        return parameters.stream()
                .mapToLong(parameter -> parameter.shape().size())
                .sum();
    }
}
