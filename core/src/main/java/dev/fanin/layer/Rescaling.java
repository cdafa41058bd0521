package dev.fanin.layer;

import dev.fanin.compute.Standardization;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;
import java.util.List;

/// `x = scale z + offset` with fixed numbers: one for all, or one for each place of the last axis.
///
/// @param scale the factors
/// @param offset what is added
/// @param label name and trainability
public record Rescaling(List<Double> scale, List<Double> offset, Label label) implements KerasLayer {

    public Rescaling {
        scale = List.copyOf(scale);
        offset = List.copyOf(offset);
        if (scale.isEmpty() || offset.isEmpty()) {
            throw new IllegalArgumentException(
                    Layers.called("Rescaling", label.name()) + " expects a scale and an offset, got none.");
        }
    }

    static Rescaling of(Config config) {
        return new Rescaling(
                LayerConfig.numbers(config, "scale", List.of(1.0)),
                LayerConfig.numbers(config, "offset", List.of(0.0)),
                Label.of(config));
    }

    @Override
    public Rescaling named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public Rescaling labelled(Label newLabel) {
        return new Rescaling(scale, offset, newLabel);
    }

    @Override
    public String type() {
        return "Rescaling";
    }

    @Override
    public Shape outputShape(Shape input) {
        LayerConfig.spread(this, "scale", scale, input);
        LayerConfig.spread(this, "offset", offset, input);
        return input;
    }

    @Override
    public Operation operation(Shape input) {
        int width = input.rowSize();
        return new Standardization(
                new float[width],
                LayerConfig.spread(this, "scale", scale, input),
                LayerConfig.spread(this, "offset", offset, input),
                input.arraySize() / width);
    }

    @Override
    public Config config() {
        return label.config("Rescaling")
                .with("scale", scale.size() == 1 ? scale.getFirst() : scale)
                .with("offset", offset.size() == 1 ? offset.getFirst() : offset);
    }
}
