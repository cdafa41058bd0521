package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.compute.SeparableMap;
import dev.fanin.config.Config;
import dev.fanin.connection.Connections;
import dev.fanin.connection.FanConvention;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.operation.Operation;
import dev.fanin.regularizer.Regularizer;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// A convolution of each channel by itself into m channels, and then one of all channels at each
/// position, over one or two axes.
///
/// Shapes: input `(n..., channels)`, depthwise kernel `(window..., channels, m)`, pointwise kernel
/// `(1..., channels m, filters)`, bias `(filters,)`, output `(positions..., filters)` with the
/// positions of [Window]. Fans are those of Keras, for each kernel by itself: the window times the
/// last two axes.
///
/// Also called: SeparableConv1D, SeparableConv2D; depthwise separable convolution.
///
/// Source: Keras 3.15.1, and its defaults.
///
/// @param filters the channels of the output, at least 1
/// @param depthMultiplier the number m of channels that each one becomes in between, at least 1
/// @param window how the window moves
/// @param settings activation, depthwise kernel and bias
/// @param pointwise how the pointwise kernel begins and is kept
/// @param label name and trainability
public record SeparableConvolution(
        int filters,
        int depthMultiplier,
        Window window,
        ConvolutionSettings settings,
        WeightSettings pointwise,
        Label label)
        implements KerasLayer, Convolutional<SeparableConvolution> {

    public SeparableConvolution {
        String called = Layers.called("SeparableConv" + window.rank() + "D", label.name());
        ConvolutionConfigs.checkDepthwise(called, window, depthMultiplier);
        if (filters < 1) {
            throw new IllegalArgumentException(called + ": filters must be at least 1, got " + filters + ".");
        }
    }

    /// Returns a layer with Keras's defaults.
    public static SeparableConvolution of(int filters, Window window, ActivationFunction activation) {
        return new SeparableConvolution(
                filters,
                1,
                window,
                ConvolutionSettings.of(activation),
                WeightSettings.of(Initializers.glorotUniform()),
                Label.here());
    }

    @Override
    public SeparableConvolution named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public SeparableConvolution labelled(Label newLabel) {
        return new SeparableConvolution(filters, depthMultiplier, window, settings, pointwise, newLabel);
    }

    @Override
    public SeparableConvolution window(Window other) {
        return new SeparableConvolution(filters, depthMultiplier, other, settings, pointwise, label);
    }

    @Override
    public SeparableConvolution settings(ConvolutionSettings other) {
        return new SeparableConvolution(filters, depthMultiplier, window, other, pointwise, label);
    }

    /// Returns this layer with other settings of its pointwise kernel.
    public SeparableConvolution pointwise(WeightSettings other) {
        return new SeparableConvolution(filters, depthMultiplier, window, settings, other, label);
    }

    /// Returns this layer with another number of channels that each one becomes in between.
    public SeparableConvolution depthMultiplier(int multiplier) {
        return new SeparableConvolution(filters, multiplier, window, settings, pointwise, label);
    }

    /// Returns this layer with another initializer of both its kernels.
    @Override
    public SeparableConvolution kernelInitializer(Initializer initializer) {
        return settings(settings.kernel(settings.kernel().with(initializer))).pointwise(pointwise.with(initializer));
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
        return "SeparableConv" + window.rank() + "D";
    }

    @Override
    public Shape outputShape(Shape input) {
        return window.outputShape(this, input, filters);
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        window.checkRank(this, input);
        var connection = Connections.separableConvolution(
                        input.axis(-1), depthMultiplier, filters, window.size().toArray())
                .strides(window.strides().toArray());
        var depthwise = connection.depthwise();
        var last = connection.pointwise();
        Shape biasShape = Shape.of(filters);
        List<ParameterSpec> parameters = new ArrayList<>();
        parameters.add(new ParameterSpec(
                "depthwise_kernel", depthwise.kerasShape(), FanConvention.KERAS.of(depthwise), settings.kernel()));
        parameters.add(
                new ParameterSpec("pointwise_kernel", last.kerasShape(), FanConvention.KERAS.of(last), pointwise));
        if (settings.useBias()) {
            parameters.add(
                    new ParameterSpec("bias", biasShape, FanConvention.KERAS.ofBias(last, biasShape), settings.bias()));
        }
        return List.copyOf(parameters);
    }

    @Override
    public Operation operation(Shape input) {
        window.checkRank(this, input);
        int between = Math.multiplyExact(input.axis(-1), depthMultiplier);
        return new SeparableMap(window.over(this, input, between, input.axis(-1)), filters, settings.useBias());
    }

    @Override
    public Config config() {
        Config config =
                label.config(type()).with("depth_multiplier", depthMultiplier).with("filters", filters);
        config = ConvolutionConfigs.windowEnd(ConvolutionConfigs.windowStart(config, window), window);
        return ConvolutionConfigs.withSeparable(config, settings, pointwise);
    }
}
