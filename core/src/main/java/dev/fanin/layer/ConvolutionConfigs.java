package dev.fanin.layer;

import dev.fanin.config.Config;
import dev.fanin.init.Initializers;
import dev.fanin.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The configs of convolutions.
final class ConvolutionConfigs {

    static final List<String> NAMES = List.of(
            "Conv1D",
            "Conv2D",
            "Conv3D",
            "Conv1DTranspose",
            "Conv2DTranspose",
            "Conv3DTranspose",
            "DepthwiseConv1D",
            "DepthwiseConv2D",
            "SeparableConv1D",
            "SeparableConv2D");

    private ConvolutionConfigs() {}

    static @Nullable KerasLayer read(Config config) {
        if (!NAMES.contains(config.className())) {
            return null;
        }
        Spatial.checkChannelsLast(config);
        return switch (config.className()) {
            case "Conv1D", "Conv2D", "Conv3D" ->
                new Convolution(
                        config.integer("filters", 0),
                        window(config),
                        config.integer("groups", 1),
                        ConvolutionSettings.of(config, "kernel"),
                        Label.of(config));
            case "Conv1DTranspose", "Conv2DTranspose", "Conv3DTranspose" ->
                new TransposedConvolution(
                        config.integer("filters", 0),
                        window(config),
                        outputPadding(config),
                        ConvolutionSettings.of(config, "kernel"),
                        Label.of(config));
            case "DepthwiseConv1D", "DepthwiseConv2D" ->
                new DepthwiseConvolution(
                        config.integer("depth_multiplier", 1),
                        window(config),
                        ConvolutionSettings.of(config, "depthwise"),
                        Label.of(config));
            default ->
                new SeparableConvolution(
                        config.integer("filters", 0),
                        config.integer("depth_multiplier", 1),
                        window(config),
                        ConvolutionSettings.of(config, "depthwise"),
                        LayerConfig.settings(config, "pointwise", Initializers.glorotUniform()),
                        Label.of(config));
        };
    }

    private static Window window(Config config) {
        int rank = Spatial.rank(config.className());
        int[] ones = Window.expanded(rank, 1).toArray();
        Shape size = Shape.of(config.integers("kernel_size", rank, 0));
        return new Window(
                size,
                Spatial.shape(config, "strides", rank, ones),
                Padding.named(config.text("padding", "valid")),
                Spatial.shape(config, "dilation_rate", rank, ones));
    }

    private static @Nullable List<Integer> outputPadding(Config config) {
        if (!config.has("output_padding")) {
            return null;
        }
        int rank = Spatial.rank(config.className());
        return Arrays.stream(config.integers("output_padding", rank)).boxed().toList();
    }

    /// Writes the window, with Keras's keys in Keras's order up to `padding`.
    static Config windowStart(Config config, Window window) {
        return config.with("kernel_size", Spatial.list(window.size()))
                .with("strides", Spatial.list(window.strides()))
                .with("padding", window.padding().toString());
    }

    /// Writes the rest of the window.
    static Config windowEnd(Config config, Window window) {
        return Spatial.channelsLast(config).with("dilation_rate", Spatial.list(window.dilation()));
    }

    /// Writes activation and use of a bias.
    static Config activated(Config config, ConvolutionSettings settings) {
        return config.with("activation", settings.activation().name()).with("use_bias", settings.useBias());
    }

    /// Writes the rest of a depthwise convolution.
    static Config withDepthwise(Config config, ConvolutionSettings settings) {
        return activated(config, settings)
                .with(
                        "depthwise_initializer",
                        LayerConfig.config(settings.kernel().initializer()))
                .with("bias_initializer", LayerConfig.config(settings.bias().initializer()))
                .with(
                        "depthwise_regularizer",
                        LayerConfig.config(settings.kernel().regularizer()))
                .with("bias_regularizer", LayerConfig.config(settings.bias().regularizer()))
                .with("activity_regularizer", LayerConfig.config(settings.activityRegularizer()))
                .with(
                        "depthwise_constraint",
                        LayerConfig.config(settings.kernel().constraint()))
                .with("bias_constraint", LayerConfig.config(settings.bias().constraint()));
    }

    /// Writes the rest of a separable convolution.
    static Config withSeparable(Config config, ConvolutionSettings settings, WeightSettings pointwise) {
        return activated(config, settings)
                .with(
                        "depthwise_initializer",
                        LayerConfig.config(settings.kernel().initializer()))
                .with("pointwise_initializer", LayerConfig.config(pointwise.initializer()))
                .with("bias_initializer", LayerConfig.config(settings.bias().initializer()))
                .with(
                        "depthwise_regularizer",
                        LayerConfig.config(settings.kernel().regularizer()))
                .with("pointwise_regularizer", LayerConfig.config(pointwise.regularizer()))
                .with("bias_regularizer", LayerConfig.config(settings.bias().regularizer()))
                .with("activity_regularizer", LayerConfig.config(settings.activityRegularizer()))
                .with(
                        "depthwise_constraint",
                        LayerConfig.config(settings.kernel().constraint()))
                .with("pointwise_constraint", LayerConfig.config(pointwise.constraint()))
                .with("bias_constraint", LayerConfig.config(settings.bias().constraint()));
    }

    /// Throws for what neither depthwise nor separable convolutions can have.
    static void checkDepthwise(String called, Window window, int depthMultiplier) {
        if (window.rank() > 2) {
            throw new IllegalArgumentException(
                    called + " expects a window over one or two axes, got " + window.size() + ".");
        }
        if (window.padding() == Padding.CAUSAL) {
            throw new IllegalArgumentException(called + " expects padding 'valid' or 'same', got 'causal'.");
        }
        if (depthMultiplier < 1) {
            throw new IllegalArgumentException(
                    called + ": depth_multiplier must be at least 1, got " + depthMultiplier + ".");
        }
    }
}
