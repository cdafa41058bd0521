package dev.fanin.layer;

import dev.fanin.compute.SlopedRectifier;
import dev.fanin.config.Config;
import dev.fanin.init.Fans;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;
import java.util.List;

/// `x = max(z, 0) + alpha min(z, 0)` with slopes that are learned, one for each value of a sample.
///
/// Along shared axes there is one slope for all: after a convolution over images, share the axes 1
/// and 2. The slopes begin at 0.
///
/// Source: He et al., "Delving deep into rectifiers", 2015, section 2.1.
///
/// @param alpha how the slopes begin and are kept
/// @param sharedAxes the axes along which slopes are shared, counted with the batch, so from 1
/// @param label name and trainability
public record PReLU(WeightSettings alpha, List<Integer> sharedAxes, Label label) implements KerasLayer {

    public PReLU {
        sharedAxes = List.copyOf(sharedAxes);
    }

    static PReLU of(Config config) {
        return new PReLU(
                LayerConfig.settings(config, "alpha", Initializers.zeros()),
                Axes.read(config, "shared_axes", List.of()),
                Label.of(config));
    }

    /// Returns this layer with slopes that begin in another way.
    public PReLU alphaInitializer(Initializer initializer) {
        return new PReLU(alpha.with(initializer), sharedAxes, label);
    }

    private Shape alphaShape(Shape input) {
        int[] axes = input.toArray();
        for (int shared : sharedAxes) {
            axes[Axes.ofSample(this, shared, input)] = 1;
        }
        return Shape.of(axes);
    }

    @Override
    public PReLU named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public PReLU labelled(Label newLabel) {
        return new PReLU(alpha, sharedAxes, newLabel);
    }

    @Override
    public String type() {
        return "PReLU";
    }

    @Override
    public Shape outputShape(Shape input) {
        alphaShape(input);
        return input;
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        Shape shape = alphaShape(input);
        return List.of(new ParameterSpec("alpha", shape, Fans.ofShape(shape), alpha));
    }

    @Override
    public Operation operation(Shape input) {
        return new SlopedRectifier(input, alphaShape(input));
    }

    @Override
    public Config config() {
        return label.config("PReLU")
                .with("alpha_initializer", LayerConfig.config(alpha.initializer()))
                .with("alpha_regularizer", LayerConfig.config(alpha.regularizer()))
                .with("alpha_constraint", LayerConfig.config(alpha.constraint()))
                .with("shared_axes", sharedAxes.isEmpty() ? null : sharedAxes);
    }
}
