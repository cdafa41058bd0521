package dev.fanin.layer;

import dev.fanin.config.Config;
import dev.fanin.init.Initializer;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// A network used as a layer of another one.
///
/// When the outer network is put together, the layers of the inner one take its place; their
/// parameters have its name before theirs, as in `encoder/dense/kernel`.
///
/// @param graph the layers of the inner network; it has one output
/// @param type `Sequential` or `Functional`
/// @param label name and trainability, which holds for all layers within
public record Nested(Graph graph, String type, Label label) implements KerasLayer {

    public Nested {
        if (graph.outputs().size() != 1) {
            throw new IllegalArgumentException(Layers.called(type, label.name())
                    + " can be a layer of another network only with one output, got "
                    + graph.outputs().size() + ".");
        }
    }

    @Override
    public Nested named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public Nested labelled(Label newLabel) {
        return new Nested(graph, type, newLabel);
    }

    @Override
    public Nested kernelInitializer(Initializer initializer) {
        return new Nested(graph.withKernelInitializer(initializer), type, label);
    }

    @Override
    public Shape outputShape(Shape input) {
        return outputShape(List.of(input));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        List<Shape> shapes = new ArrayList<>();
        for (Graph.Call call : graph.calls()) {
            Layer layer = graph.layers().get(call.layer());
            int input = graph.inputs().indexOf(shapes.size());
            shapes.add(
                    input >= 0
                            ? checked(layer.outputShape(List.of(inputs.get(input))), inputs.get(input))
                            : layer.outputShape(
                                    call.sources().stream().map(shapes::get).toList()));
        }
        return shapes.get(graph.outputs().getFirst());
    }

    private Shape checked(Shape stated, Shape given) {
        if (!stated.equals(given)) {
            throw new IllegalArgumentException(Layers.called(type, name()) + " expects an input of shape "
                    + stated.behindBatch() + ", got " + given.behindBatch() + ".");
        }
        return stated;
    }

    @Override
    public Operation operation(Shape input) {
        throw new IllegalStateException("A network within a network computes by its layers.");
    }

    @Override
    public Config config() {
        throw new UnsupportedOperationException("The config of a nested network is that of its graph.");
    }
}
