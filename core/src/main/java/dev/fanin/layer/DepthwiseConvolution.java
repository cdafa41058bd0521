package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.compute.DepthwiseMap;
import dev.fanin.config.Config;
import dev.fanin.connection.Connections;
import dev.fanin.connection.FanConvention;
import dev.fanin.init.Initializer;
import dev.fanin.operation.Operation;
import dev.fanin.regularizer.Regularizer;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// A convolution of each channel by itself, over one or two axes, into m channels each.
///
/// Shapes: input `(n..., channels)`, kernel `(window..., channels, m)`, bias `(channels m,)`,
/// output `(positions..., channels m)` with the positions of [Window]; those of one input channel
/// stand together. Fans are those of Keras: the window times the last two axes of the kernel,
/// although a node sees one channel alone.
///
/// Also called: DepthwiseConv1D, DepthwiseConv2D.
///
/// Source: Keras 3.15.1, and its defaults.
///
/// @param depthMultiplier the number m of channels that each one becomes, at least 1
/// @param window how the window moves
/// @param settings activation, kernel and bias
/// @param label name and trainability
public record DepthwiseConvolution(int depthMultiplier, Window window, ConvolutionSettings settings, Label label)
        implements KerasLayer, Convolutional<DepthwiseConvolution> {

    public DepthwiseConvolution {
        String called = Layers.called("DepthwiseConv" + window.rank() + "D", label.name());
        ConvolutionConfigs.checkDepthwise(called, window, depthMultiplier);
    }

    /// Returns a layer with Keras's defaults.
    public static DepthwiseConvolution of(Window window, ActivationFunction activation) {
        return new DepthwiseConvolution(1, window, ConvolutionSettings.of(activation), Label.here());
    }

    @Override
    public DepthwiseConvolution named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public DepthwiseConvolution labelled(Label newLabel) {
        return new DepthwiseConvolution(depthMultiplier, window, settings, newLabel);
    }

    @Override
    public DepthwiseConvolution window(Window other) {
        return new DepthwiseConvolution(depthMultiplier, other, settings, label);
    }

    @Override
    public DepthwiseConvolution settings(ConvolutionSettings other) {
        return new DepthwiseConvolution(depthMultiplier, window, other, label);
    }

    /// Returns this layer with another number of channels that each one becomes.
    public DepthwiseConvolution depthMultiplier(int multiplier) {
        return new DepthwiseConvolution(multiplier, window, settings, label);
    }

    @Override
    public DepthwiseConvolution kernelInitializer(Initializer initializer) {
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
        return "DepthwiseConv" + window.rank() + "D";
    }

    @Override
    public Shape outputShape(Shape input) {
        window.checkRank(this, input);
        return window.outputShape(this, input, channels(input));
    }

    private int channels(Shape input) {
        return Math.multiplyExact(input.axis(-1), depthMultiplier);
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        window.checkRank(this, input);
        var connection = Connections.depthwiseConvolution(
                        input.axis(-1), depthMultiplier, window.size().toArray())
                .strides(window.strides().toArray());
        Shape biasShape = Shape.of(channels(input));
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
        window.checkRank(this, input);
        return new DepthwiseMap(window.over(this, input, channels(input), input.axis(-1)), settings.useBias());
    }

    @Override
    public Config config() {
        Config config = label.config(type()).with("depth_multiplier", depthMultiplier);
        config = ConvolutionConfigs.windowEnd(ConvolutionConfigs.windowStart(config, window), window);
        return ConvolutionConfigs.withDepthwise(config, settings);
    }
}
