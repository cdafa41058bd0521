package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.compute.ConvolutionMap;
import dev.fanin.config.Config;
import dev.fanin.connection.Connections;
import dev.fanin.connection.FanConvention;
import dev.fanin.init.Initializer;
import dev.fanin.operation.Operation;
import dev.fanin.regularizer.Regularizer;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// A convolution over one to three axes: `x = phi(sum of window input kernel + bias)`.
///
/// With groups, channels are cut into as many equal parts, and a part of the output sees its part
/// of the input alone.
///
/// Shapes: input `(n..., channels)`, kernel `(window..., channels / groups, filters)`, bias
/// `(filters,)`, output `(positions..., filters)` with the positions of [Window]. Fans are those of
/// Keras: the window times the last two axes of the kernel.
///
/// Also called: Conv1D, Conv2D, Conv3D; strictly a cross-correlation.
///
/// Source: Keras 3.15.1, and its defaults.
///
/// @param filters the channels of the output, at least 1 and a multiple of groups
/// @param window how the window moves
/// @param groups into how many parts channels are cut
/// @param settings activation, kernel and bias
/// @param label name and trainability
public record Convolution(int filters, Window window, int groups, ConvolutionSettings settings, Label label)
        implements KerasLayer, Convolutional<Convolution> {

    public Convolution {
        String called = Layers.called("Conv" + window.rank() + "D", label.name());
        if (filters < 1 || groups < 1 || filters % groups != 0) {
            throw new IllegalArgumentException(called + " expects filters that are a multiple of groups, both at"
                    + " least 1, got " + filters + " filters and " + groups + " groups.");
        }
    }

    /// Returns a layer with Keras's defaults.
    public static Convolution of(int filters, Window window, ActivationFunction activation) {
        return new Convolution(filters, window, 1, ConvolutionSettings.of(activation), Label.here());
    }

    @Override
    public Convolution named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public Convolution labelled(Label newLabel) {
        return new Convolution(filters, window, groups, settings, newLabel);
    }

    @Override
    public Convolution window(Window other) {
        return new Convolution(filters, other, groups, settings, label);
    }

    @Override
    public Convolution settings(ConvolutionSettings other) {
        return new Convolution(filters, window, groups, other, label);
    }

    /// Returns this layer with channels cut into so many groups.
    public Convolution groups(int number) {
        return new Convolution(filters, window, number, settings, label);
    }

    @Override
    public Convolution kernelInitializer(Initializer initializer) {
        return settings(settings.kernel(settings.kernel().with(initializer)));
    }

    @Override
    public ActivationFunction activation() {
        return settings.activation();
    }

    @Override
    public Regularizer activityRegularizer() {
        return settings.activityRegularizer();
    }

    @Override
    public String type() {
        return "Conv" + window.rank() + "D";
    }

    @Override
    public Shape outputShape(Shape input) {
        Shape output = window.outputShape(this, input, filters);
        if (input.axis(-1) % groups != 0) {
            throw new IllegalArgumentException(Layers.called(type(), name()) + " expects channels that are a multiple"
                    + " of its " + groups + " groups, got shape " + input.behindBatch() + ".");
        }
        return output;
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        outputShape(input);
        var connection = Connections.convolution(
                        input.axis(-1), filters, window.size().toArray())
                .strides(window.strides().toArray())
                .groups(groups);
        Shape biasShape = Shape.of(filters);
        List<ParameterSpec> parameters = new ArrayList<>();
        parameters.add(new ParameterSpec(
                "kernel", connection.kerasShape(), FanConvention.KERAS.of(connection), settings.kernel()));
        if (settings.useBias()) {
            parameters.add(new ParameterSpec(
                    "bias", biasShape, FanConvention.KERAS.ofBias(connection, biasShape), settings.bias()));
        }
        return List.copyOf(parameters);
    }

    @Override
    public Operation operation(Shape input) {
        return new ConvolutionMap(window.over(this, input, filters, groups), false, settings.useBias());
    }

    @Override
    public Config config() {
        Config config = ConvolutionConfigs.windowStart(label.config(type()).with("filters", filters), window);
        config = ConvolutionConfigs.windowEnd(config, window).with("groups", groups);
        return LayerConfig.withSettings(
                ConvolutionConfigs.activated(config, settings),
                settings.kernel(),
                settings.bias(),
                settings.activityRegularizer());
    }
}
