package dev.fanin.connection;

import static dev.fanin.connection.FanConvention.KERAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.init.Fans;
import dev.fanin.tensor.Shape;
import dev.fanin.testing.Golden;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every weight of every layer of Keras 3.15.1, as its constructor leaves it.
class KerasFansTest {

    private static final Map<String, Connection> KERNELS = new HashMap<>();

    static {
        kernel("dense/kernel", Connections.fullyConnected(64, 32));
        kernel("spectral_normalization/dense_1/kernel", Connections.fullyConnected(4, 8));
        kernel("embedding/embeddings", Connections.embeddingLookup(1000, 64));
        kernel("conv1d/kernel", Connections.convolution(8, 16, 5));
        kernel("conv2d/kernel", Connections.convolution(16, 32, 3, 3));
        kernel("conv2d_1/kernel", Connections.convolution(16, 32, 3, 3).groups(4));
        kernel("conv3d/kernel", Connections.convolution(4, 8, 3, 3, 3));
        kernel("conv1d_transpose/kernel", Connections.transposedConvolution(8, 16, 5));
        kernel("conv2d_transpose/kernel", Connections.transposedConvolution(16, 32, 3, 3));
        kernel("conv3d_transpose/kernel", Connections.transposedConvolution(4, 8, 3, 3, 3));
        kernel("depthwise_conv1d/kernel", Connections.depthwiseConvolution(16, 2, 3));
        kernel("depthwise_conv2d/kernel", Connections.depthwiseConvolution(16, 2, 3, 3));
        SeparableConvolution separable1 = Connections.separableConvolution(16, 1, 32, 3);
        kernel("separable_conv1d/depthwise_kernel", separable1.depthwise());
        kernel("separable_conv1d/pointwise_kernel", separable1.pointwise());
        SeparableConvolution separable2 = Connections.separableConvolution(16, 1, 32, 3, 3);
        kernel("separable_conv2d/depthwise_kernel", separable2.depthwise());
        kernel("separable_conv2d/pointwise_kernel", separable2.pointwise());
        kernel("simple_rnn/simple_rnn_cell/kernel", Connections.recurrentInput(16, 32, 1));
        kernel("simple_rnn/simple_rnn_cell/recurrent_kernel", Connections.recurrentState(32, 1));
        kernel("lstm/lstm_cell/kernel", Connections.recurrentInput(16, 32, 4));
        kernel("lstm/lstm_cell/recurrent_kernel", Connections.recurrentState(32, 4));
        kernel("gru/gru_cell/kernel", Connections.recurrentInput(16, 32, 3));
        kernel("gru/gru_cell/recurrent_kernel", Connections.recurrentState(32, 3));
        for (String way : List.of("forward", "backward")) {
            String path = "bidirectional/" + way + "_lstm_1/lstm_cell/";
            kernel(path + "kernel", Connections.recurrentInput(3, 4, 4));
            kernel(path + "recurrent_kernel", Connections.recurrentState(4, 4));
        }
        // The gates of a convolutional LSTM are channels: 4 gates of 8.
        kernel("conv_lstm2d/conv_lstm_cell/kernel", Connections.convolution(3, 32, 3, 3));
        kernel("conv_lstm2d/conv_lstm_cell/recurrent_kernel", Connections.convolution(8, 32, 3, 3));
        kernel("einsum_dense/kernel", Connections.attentionInput(64, 8, 16));
        for (String layer : List.of("multi_head_attention", "grouped_query_attention")) {
            int heads = layer.startsWith("multi") ? 8 : 4;
            kernel(layer + "/query/kernel", Connections.attentionInput(64, 8, 16));
            kernel(layer + "/key/kernel", Connections.attentionInput(64, heads, 16));
            kernel(layer + "/value/kernel", Connections.attentionInput(64, heads, 16));
            kernel(layer + "/attention_output/kernel", Connections.attentionOutput(8, 16, 64));
        }
        kernel("additive_attention/scale", Connections.additiveScale(64));
    }

    private static void kernel(String path, Connection connection) {
        KERNELS.put(path, connection);
    }

    private static boolean byAxes(Connection connection) {
        return connection instanceof AttentionInput || connection instanceof AttentionOutput;
    }

    record Weight(String path, Shape shape, Fans byShape, double largest) {

        static Weight parse(String line) {
            String[] cells = line.split(";", -1);
            int[] fans = numbers(cells[3]);
            return new Weight(
                    cells[1], Shape.of(numbers(cells[2])), new Fans(fans[0], fans[1]), Double.parseDouble(cells[4]));
        }

        private static int[] numbers(String text) {
            return text.equals("-")
                    ? new int[0]
                    : Arrays.stream(text.split("x", -1))
                            .mapToInt(Integer::parseInt)
                            .toArray();
        }
    }

    static Stream<Weight> weights() {
        return Golden.lines("layer_defaults.txt").stream().map(Weight::parse);
    }

    static Stream<Weight> kernels() {
        return weights().filter(weight -> KERNELS.containsKey(weight.path()));
    }

    @Test
    void everyWeightThatMultipliesHasAConnection() {
        Set<String> others = weights()
                .map(Weight::path)
                .filter(path -> !KERNELS.containsKey(path))
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
        assertThat(weights()).hasSize(78);
        assertThat(kernels()).hasSize(KERNELS.size()).hasSize(38);
        assertThat(others)
                .containsExactlyInAnyOrder(
                        "bias", "gamma", "beta", "moving_mean", "moving_variance", "scale", "alpha", "vector_u");
    }

    @ParameterizedTest
    @MethodSource("weights")
    void theShapeRuleIsThatOfKeras(Weight weight) {
        assertThat(Fans.ofShape(weight.shape())).isEqualTo(weight.byShape());
        assertThat(KERAS.ofBias(Connections.fullyConnected(3, 5), weight.shape()))
                .isEqualTo(weight.byShape());
    }

    /// The golden file has the shape rule's fans also for EinsumDense and attention, where Keras
    /// 3.15.1 does not use them; what it draws decides, below.
    @ParameterizedTest
    @MethodSource("kernels")
    void theConnectionHasTheShapeAndFansOfKeras(Weight weight) {
        Connection connection = Objects.requireNonNull(KERNELS.get(weight.path()));
        assertThat(connection.kerasShape()).isEqualTo(weight.shape());
        if (byAxes(connection)) {
            assertThat(KERAS.of(connection)).isNotEqualTo(weight.byShape());
        } else {
            assertThat(KERAS.of(connection)).isEqualTo(weight.byShape());
        }
    }

    /// Glorot uniform reaches up to `sqrt(6 / (fan_in + fan_out))`; the largest of n values misses
    /// it by 15/n with probability exp(-15), 3e-7. Recurrent kernels are orthogonal and embeddings
    /// of fixed width, so they say nothing.
    @ParameterizedTest
    @MethodSource("kernels")
    void kerasDrawsUpToTheLimitThatTheFansSet(Weight weight) {
        Connection connection = Objects.requireNonNull(KERNELS.get(weight.path()));
        if (weight.path().endsWith("recurrent_kernel") || connection instanceof EmbeddingLookup) {
            return;
        }
        double limit = limit(KERAS.of(connection));
        double least = 1 - 15.0 / weight.shape().size();
        assertThat(weight.largest()).isBetween(limit * least, limit * (1 + 1e-6));
        if (byAxes(connection)) {
            double byShape = limit(weight.byShape());
            assertThat(weight.largest())
                    .as("control")
                    .satisfiesAnyOf(
                            largest -> assertThat(largest).isLessThan(byShape * least),
                            largest -> assertThat(largest).isGreaterThan(byShape * (1 + 1e-6)));
        }
    }

    private static double limit(Fans fans) {
        return Math.sqrt(6 / (fans.in() + fans.out()));
    }
}
