package dev.fanin.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.testing.Golden;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Outputs that Keras computed, of single layers and of whole models.
class ConvolutionGoldenTest {

    private static final Golden.Table GOLDEN = Golden.table("convolutions.txt");
    private static final int SAMPLES = 2;

    /// A layer and the shape of a sample.
    @SuppressWarnings("ArrayRecordComponent") // axes, never compared
    record Example(Layer layer, int... input) {}

    static Map<String, Example> layers() {
        Map<String, Example> layers = new TreeMap<>();
        layers.put(
                "conv1d_causal_dilated",
                new Example(Layers.conv1d(3, 3).padding("causal").dilationRate(2), 7, 2));
        layers.put(
                "conv2d_same_even_strided",
                new Example(Layers.conv2d(4, 4, 2).strides(3).padding("same").groups(2), 8, 5, 4));
        layers.put("conv2d_valid_dilated", new Example(Layers.conv2d(2, 3, 2).dilationRate(1, 2), 5, 6, 3));
        layers.put("conv3d_same", new Example(Layers.conv3d(2, 2).strides(2).padding("same"), 3, 4, 3, 2));
        addTransposed(layers);
        layers.put("depthwise_conv2d", new Example(depthwise(), 4, 5, 3));
        layers.put(
                "depthwise_conv1d",
                new Example(ConvolutionLayers.depthwiseConv1d(2).dilationRate(2), 5, 2));
        layers.put(
                "separable_conv2d",
                new Example(
                        ConvolutionLayers.separableConv2d(3, 2, 3)
                                .padding("same")
                                .depthMultiplier(2),
                        3,
                        4,
                        2));
        layers.put(
                "separable_conv1d",
                new Example(ConvolutionLayers.separableConv1d(2, 3).strides(2).padding("same"), 5, 2));
        layers.put(
                "average_pooling2d_same",
                new Example(Layers.averagePooling2d(3).strides(2).padding("same"), 4, 5, 2));
        layers.put(
                "average_pooling1d_same",
                new Example(Layers.averagePooling1d(2).strides(3).padding("same"), 5, 2));
        layers.put(
                "max_pooling2d_same",
                new Example(Layers.maxPooling2d(2, 3).strides(2).padding("same"), 5, 4, 2));
        layers.put("max_pooling3d", new Example(Layers.maxPooling3d(2), 3, 4, 2, 2));
        layers.put("global_average_pooling2d", new Example(Layers.globalAveragePooling2d(), 3, 2, 2));
        layers.put("global_max_pooling1d", new Example(Layers.globalMaxPooling1d(), 4, 2));
        Margins margins = new Margins(List.of(1, 0), List.of(0, 2));
        layers.put("zero_padding2d", new Example(new ZeroPadding(margins, Label.NONE), 2, 2, 2));
        layers.put("cropping2d", new Example(new Cropping(margins, Label.NONE), 3, 4, 2));
        layers.put("up_sampling2d", new Example(ConvolutionLayers.upSampling2d(2, 3), 2, 2, 2));
        layers.put("up_sampling3d", new Example(ConvolutionLayers.upSampling3d(2), 1, 2, 2, 1));
        return layers;
    }

    private static Layer depthwise() {
        return ConvolutionLayers.depthwiseConv2d(3).strides(2).padding("same").depthMultiplier(2);
    }

    private static void addTransposed(Map<String, Example> layers) {
        for (int stride = 1; stride <= 3; stride++) {
            for (int size = 2; size <= 4; size++) {
                for (Padding padding : List.of(Padding.VALID, Padding.SAME)) {
                    TransposedConvolution layer = ConvolutionLayers.conv1dTranspose(2, size)
                            .strides(stride)
                            .padding(padding);
                    String name = "conv1d_transpose_" + size + "_" + stride + "_" + padding + "_";
                    layers.put(name + "None", new Example(layer, 4, 2));
                    if (stride > 1) {
                        layers.put(name + (stride - 1), new Example(layer.outputPadding(stride - 1), 4, 2));
                    }
                }
            }
        }
        TransposedConvolution dilated = ConvolutionLayers.conv1dTranspose(2, 3).dilationRate(2);
        layers.put("conv1d_transpose_dilated_valid", new Example(dilated, 4, 2));
        layers.put("conv1d_transpose_dilated_same", new Example(dilated.padding("same"), 4, 2));
        layers.put(
                "conv2d_transpose_same",
                new Example(
                        ConvolutionLayers.conv2dTranspose(3, 3, 2).strides(2).padding("same"), 3, 2, 2));
    }

    static Stream<String> names() {
        return layers().keySet().stream();
    }

    @Test
    void asksForEveryLayerOfTheFile() {
        assertThat(GOLDEN.arrays().keySet().stream()
                        .filter(name -> name.endsWith(".y") && !name.startsWith("model."))
                        .map(name -> name.substring(0, name.length() - 2)))
                .containsExactlyInAnyOrderElementsOf(layers().keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void computesWhatKerasDoes(String name) {
        Example example = Objects.requireNonNull(layers().get(name));
        assertPredicts(name, Network.of(List.of(Layers.input(Shape.of(example.input())), example.layer())));
    }

    /// The layers of `oracle/keras/cnn2`.
    @Test
    void predictsWhatAModelOfManyConvolutionsDoes() {
        Layer convolution = Layers.conv2d(8, 3).strides(2).padding("same").groups(2);
        Layer depthwise = ConvolutionLayers.depthwiseConv2d(3).padding("same").depthMultiplier(2);
        Layer separable = ConvolutionLayers.separableConv2d(5, 3).padding("same");
        Layer transposed = ConvolutionLayers.conv2dTranspose(3, 3).strides(2).padding("same");
        Network network = Network.of(List.of(
                Layers.input(11, 11, 4),
                convolution,
                depthwise,
                separable,
                transposed,
                Layers.averagePooling2d(2).padding("same"),
                Layers.globalAveragePooling2d(),
                Layers.dense(2)));
        assertThat(network.nodes().stream().map(node -> node.layer().name()))
                .containsExactly(
                        "conv2d",
                        "depthwise_conv2d",
                        "separable_conv2d",
                        "conv2d_transpose",
                        "average_pooling2d",
                        "global_average_pooling2d",
                        "dense");
        assertPredicts("model.cnn2", network);
    }

    @Test
    void predictsWhatAModelForImagesDoes() {
        assertPredicts(
                "model.cnn",
                Network.of(List.of(
                        Layers.input(12, 12, 3),
                        Layers.conv2d(8, 3, "relu").padding("same"),
                        Layers.batchNormalization(),
                        Layers.maxPooling2d(2),
                        Layers.conv2d(6, 3, 2).strides(2, 1).withoutBias(),
                        Layers.activation("relu"),
                        Layers.dropout(0.25),
                        Layers.flatten(),
                        Layers.dense(10, "softmax"))));
    }

    @Test
    void predictsWhatAModelOverOneAxisDoes() {
        assertPredicts(
                "model.conv1d",
                Network.of(List.of(
                        Layers.input(20, 3),
                        Layers.conv1d(8, 5, "relu").padding("causal").dilationRate(2),
                        Layers.maxPooling1d(2),
                        Layers.conv1d(4, 3),
                        Layers.globalMaxPooling1d(),
                        Layers.dense(1, "sigmoid"))));
    }

    private static void assertPredicts(String name, Network network) {
        Weights weights = Weights.initialize(network, Seed.seed(1));
        int number = 0;
        for (var tensor : weights.values().values()) {
            float[] values = GOLDEN.get(name + ".w" + number++);
            assertThat(values).hasSameSizeAs(tensor.array());
            System.arraycopy(values, 0, tensor.array(), 0, values.length);
        }
        assertThat(GOLDEN.arrays()).doesNotContainKey(name + ".w" + number);
        Execution execution = new Execution(network, weights, SAMPLES, Seed.seed(1));
        float[] inputs = GOLDEN.get(name + ".x");
        assertThat(execution.input()).hasSameSizeAs(inputs);
        System.arraycopy(inputs, 0, execution.input(), 0, inputs.length);
        execution.forward(SAMPLES, false, 0);
        float[] outputs = execution.activation(network.nodes().size() - 1);
        float[] expected = GOLDEN.get(name + ".y");
        assertThat(outputs).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(outputs[i])
                    .as("output %d", i)
                    .isCloseTo(expected[i], within(1e-5f * Math.max(1, Math.abs(expected[i]))));
        }
    }
}
