package dev.fanin.layer;

import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// States the shape of one sample; the first entry of every network.
///
/// @param shape the shape without the batch axis
/// @param label name and trainability
public record Input(Shape shape, Label label) implements KerasLayer {

    static Input of(Config config) {
        // Keras before 3 has another word for it.
        Object stated =
                config.values().getOrDefault("batch_shape", config.values().get("batch_input_shape"));
        if (!(stated instanceof List<?> axes)
                || axes.isEmpty()
                || !axes.stream().skip(1).allMatch(axis -> axis instanceof Number)) {
            throw new IllegalArgumentException(
                    Layers.called("InputLayer", config.text("name", "")) + " expects a batch_shape whose axes after the"
                            + " first are numbers, got " + stated + "; give every axis a length.");
        }
        int[] shape = axes.stream()
                .skip(1)
                .mapToInt(axis -> ((Number) axis).intValue())
                .toArray();
        return new Input(Shape.of(shape), Label.of(config));
    }

    @Override
    public Input named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public Input labelled(Label newLabel) {
        return new Input(shape, newLabel);
    }

    @Override
    public String type() {
        return "InputLayer";
    }

    @Override
    public Shape outputShape(Shape input) {
        return shape;
    }

    @Override
    public Operation operation(Shape input) {
        return Operation.identity();
    }

    private List<@Nullable Integer> batchShape() {
        List<@Nullable Integer> axes = new ArrayList<>();
        axes.add(null);
        for (int axis : shape.toArray()) {
            axes.add(axis);
        }
        return axes;
    }

    @Override
    public Config config() {
        return Config.of("InputLayer")
                .with("batch_shape", batchShape())
                .with("dtype", "float32")
                .with("sparse", false)
                .with("ragged", false)
                .with("name", name())
                .with("optional", false);
    }
}
