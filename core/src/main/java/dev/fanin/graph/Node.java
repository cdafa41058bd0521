package dev.fanin.graph;

import dev.fanin.layer.Layer;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.tensor.Shape;
import java.util.List;

/// A named layer in its place: what goes in, what comes out, which parameters it needs.
///
/// @param layer the layer, with its name
/// @param input the shape of one sample going in
/// @param output the shape of one sample coming out
/// @param parameters the layer's parameters for this input
public record Node(Layer layer, Shape input, Shape output, List<ParameterSpec> parameters) {

    /// Returns the path of one of the parameters, for example `dense_1/kernel`.
    public String path(ParameterSpec parameter) {
        return layer.name() + "/" + parameter.name();
    }

    /// Returns the number of values all parameters have together.
    public long parameterCount() {
        return parameters.stream()
                .mapToLong(parameter -> parameter.shape().size())
                .sum();
    }
}
