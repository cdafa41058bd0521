package dev.fanin.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.compute.MaxPooling;
import dev.fanin.config.Config;
import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConvolutionErrorsTest {

    private static void assertSays(Runnable action, String message) {
        assertThatThrownBy(action::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void anInputOfAnotherRankIsRefused() {
        assertSays(
                () -> Layers.conv2d(3, 2).named("conv").outputShape(Shape.of(10)),
                "Conv2D 'conv' expects inputs of 3 axes (height, width, channels), got shape (None, 10).");
        assertSays(
                () -> Layers.maxPooling1d(2).outputShape(Shape.of(4, 4, 1)),
                "MaxPooling1D expects inputs of 2 axes (steps, channels), got shape (None, 4, 4, 1).");
        assertSays(
                () -> ConvolutionLayers.zeroPadding3d(1).outputShape(Shape.of(4, 4, 1)),
                "ZeroPadding3D expects inputs of 4 axes (depth, height, width, channels), got shape (None, 4, 4, 1).");
    }

    @Test
    void aWindowThatDoesNotFitIsRefused() {
        assertSays(
                () -> Layers.conv2d(3, 3).dilationRate(2).named("conv").outputShape(Shape.of(9, 4, 1)),
                "Conv2D 'conv' reaches over 5 positions along axis 1, but got inputs of shape (None, 9, 4, 1); use"
                        + " padding 'same', a smaller window or larger inputs.");
        assertSays(
                () -> ConvolutionLayers.cropping1d(2).outputShape(Shape.of(4, 1)),
                "Cropping1D cuts off 4 positions along axis 0, which leaves none of shape (None, 4, 1); cut off less.");
    }

    @Test
    void settingsThatDoNotGoTogetherAreRefused() {
        assertSays(
                () -> Layers.conv2d(3, 2).groups(2),
                "Conv2D expects filters that are a multiple of groups, both at least 1, got 3 filters and 2 groups.");
        assertSays(
                () -> Layers.conv2d(4, 2).groups(2).outputShape(Shape.of(4, 4, 3)),
                "Conv2D expects channels that are a multiple of its 2 groups, got shape (None, 4, 4, 3).");
        assertSays(
                () -> Layers.conv2d(3, 2).strides(2).dilationRate(2),
                "A window has strides or dilation above 1, not both, got strides (2, 2) and dilation (2, 2).");
        assertSays(
                () -> Layers.conv2d(3, 2).padding("causal"),
                "Padding 'causal' is for one axis, got a window of (2, 2); use 'valid' or 'same'.");
        assertSays(
                () -> Layers.conv2d(3, 2, 2, 2),
                "A layer over 2 axes takes one number for all of them or 2 numbers, got [2, 2, 2].");
        assertSays(
                () -> ConvolutionLayers.conv1dTranspose(2, 3).strides(2).outputPadding(2),
                "Conv1DTranspose expects output padding of at least 0 and below the stride along each axis, got [2]"
                        + " for strides (2,).");
        assertSays(
                () -> ConvolutionLayers.conv1dTranspose(2, 3).padding("causal"),
                "Conv1DTranspose expects padding 'valid' or 'same', got 'causal'.");
        assertSays(
                () -> ConvolutionLayers.depthwiseConv1d(2).padding("causal"),
                "DepthwiseConv1D expects padding 'valid' or 'same', got 'causal'.");
        assertSays(
                () -> ConvolutionLayers.depthwiseConv1d(2).depthMultiplier(0),
                "DepthwiseConv1D: depth_multiplier must be at least 1, got 0.");
        assertSays(
                () -> ConvolutionLayers.separableConv1d(0, 2), "SeparableConv1D: filters must be at least 1, got 0.");
        assertSays(
                () -> Layers.averagePooling1d(2).padding("causal"),
                "AveragePooling1D expects padding 'valid' or 'same' and no dilation, got padding 'causal' and"
                        + " dilation (1,).");
        assertSays(
                () -> ConvolutionLayers.zeroPadding1d(-1),
                "Margins are two numbers of at least 0 along each of one to three axes, got [-1] before and [-1]"
                        + " after.");
    }

    @Test
    void configsThatCannotBeFollowedAreRefused() {
        assertSays(
                () -> Layers.of(Layers.conv2d(3, 2).named("conv").config().with("data_format", "channels_first")),
                "Conv2D 'conv' expects data_format 'channels_last', got 'channels_first'; export the model with its"
                        + " channels last.");
        assertSays(
                () -> Layers.of(
                        ConvolutionLayers.upSampling2d(2).named("up").config().with("interpolation", "bilinear")),
                "UpSampling2D 'up' expects interpolation 'nearest', got 'bilinear', which Fanin has not.");
    }

    @Test
    void shortFormsOfConfigsAreRead() {
        assertThat(Layers.of(Config.of("ZeroPadding2D").with("padding", List.of(1, 2))))
                .isEqualTo(ConvolutionLayers.zeroPadding2d(1, 2));
        assertThat(Layers.of(Config.of("Cropping2D").with("cropping", 3))).isEqualTo(ConvolutionLayers.cropping2d(3));
        assertThat(Layers.of(Config.of("MaxPooling2D"))).isEqualTo(Layers.maxPooling2d(2));
        assertThat(Layers.of(Config.of("Conv2D").with("filters", 3).with("kernel_size", 2)))
                .isEqualTo(Layers.conv2d(3, 2));
    }

    /// The keys and their order, read off models that Keras 3.15.1 saved.
    @Test
    void configsHaveTheKeysOfKeras() {
        assertThat(new ArrayList<>(Layers.conv2d(3, 2).config().values().keySet()))
                .containsExactly(
                        "name",
                        "trainable",
                        "dtype",
                        "filters",
                        "kernel_size",
                        "strides",
                        "padding",
                        "data_format",
                        "dilation_rate",
                        "groups",
                        "activation",
                        "use_bias",
                        "kernel_initializer",
                        "bias_initializer",
                        "kernel_regularizer",
                        "bias_regularizer",
                        "activity_regularizer",
                        "kernel_constraint",
                        "bias_constraint");
        assertThat(new ArrayList<>(ConvolutionLayers.separableConv2d(3, 2)
                        .config()
                        .values()
                        .keySet()))
                .containsExactly(
                        "name",
                        "trainable",
                        "dtype",
                        "depth_multiplier",
                        "filters",
                        "kernel_size",
                        "strides",
                        "padding",
                        "data_format",
                        "dilation_rate",
                        "activation",
                        "use_bias",
                        "depthwise_initializer",
                        "pointwise_initializer",
                        "bias_initializer",
                        "depthwise_regularizer",
                        "pointwise_regularizer",
                        "bias_regularizer",
                        "activity_regularizer",
                        "depthwise_constraint",
                        "pointwise_constraint",
                        "bias_constraint");
        assertThat(new ArrayList<>(Layers.maxPooling2d(2).config().values().keySet()))
                .containsExactly("name", "trainable", "dtype", "pool_size", "padding", "strides", "data_format");
    }

    /// As TensorFlow and PyTorch do; also where the largest values are infinite.
    @Test
    void theFirstOfEquallyLargeValuesGetsTheGradient() {
        Network network = Network.of(List.of(
                Layers.input(4, 1),
                Layers.activation("linear"),
                Layers.maxPooling1d(2).strides(2)));
        Execution execution = new Execution(network, Weights.initialize(network, Seed.seed(1)), 3, Seed.seed(1));
        float infinity = Float.POSITIVE_INFINITY;
        float tiny = Float.MIN_VALUE;
        float[] inputs = {1, 1, -2, -2, 0, -0f, infinity, infinity, 0, tiny, 3, Math.nextUp(3f)};
        System.arraycopy(inputs, 0, execution.input(), 0, inputs.length);
        execution.forward(3, true, 1);
        float[] gradient = {1, 2, 3, 4, 5, 6};
        System.arraycopy(gradient, 0, execution.gradient(1), 0, gradient.length);
        execution.backward(false);
        assertThat(execution.gradient(0)).containsExactly(1, 0, 2, 0, 3, 0, 4, 0, 0, 5, 0, 6);
        assertThat(network.nodes().get(1).layer().operation(Shape.of(4, 1))).isInstanceOf(MaxPooling.class);
    }
}
