package dev.fanin.lab.scheme;

import static dev.fanin.layer.Layers.activation;
import static dev.fanin.layer.Layers.add;
import static dev.fanin.layer.Layers.batchNormalization;
import static dev.fanin.layer.Layers.conv2d;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.dropout;
import static dev.fanin.layer.Layers.flatten;
import static dev.fanin.layer.Layers.globalAveragePooling2d;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.layer.Layers.layerNormalization;
import static dev.fanin.layer.Layers.maxPooling2d;
import static dev.fanin.layer.Layers.pReLU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.activation.Activations;
import dev.fanin.graph.Network;
import dev.fanin.init.Fans;
import dev.fanin.layer.DepthwiseConvolution;
import dev.fanin.layer.SeparableConvolution;
import dev.fanin.layer.Symbol;
import dev.fanin.layer.TransposedConvolution;
import dev.fanin.model.Functional;
import dev.fanin.model.Sequential;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class KernelTest {

    /// Fans by hand: weights that feed one output, and outputs that one input feeds.
    @Test
    void fansAreThoseThatANodeSees() {
        var window = conv2d(1, 3).window();
        List<Kernel> kernels = Kernel.allOf(Sequential.of(
                        input(16, 16, 6),
                        conv2d(12, 3).strides(2).groups(3),
                        DepthwiseConvolution.of(window, Activations.relu()).depthMultiplier(2),
                        SeparableConvolution.of(5, window, Activations.relu()),
                        TransposedConvolution.of(7, window.strides(2), Activations.linear()),
                        flatten(),
                        dense(4))
                .network());

        assertThat(kernels.stream().map(Kernel::parameterPath))
                .containsExactly(
                        "conv2d/kernel",
                        "depthwise_conv2d/kernel",
                        "separable_conv2d/depthwise_kernel",
                        "separable_conv2d/pointwise_kernel",
                        "conv2d_transpose/kernel",
                        "dense/kernel");
        assertThat(fans(kernels.get(0))).isEqualTo(new Fans(9 * 2.0, 9 * 4 / 4.0));
        assertThat(fans(kernels.get(1))).isEqualTo(new Fans(9, 9 * 2.0));
        assertThat(fans(kernels.get(2))).isEqualTo(new Fans(9, 9));
        assertThat(fans(kernels.get(3))).isEqualTo(new Fans(24, 5));
        assertThat(fans(kernels.get(4))).isEqualTo(new Fans(9 * 5 / 4.0, 9 * 7.0));
        assertThat(kernels.get(1).fanInCorrection()).isEqualTo(12);
    }

    private static Fans fans(Kernel kernel) {
        return kernel.fans();
    }

    @Test
    void theActivationMayComeLater() {
        List<Kernel> kernels = Kernel.allOf(Sequential.of(
                        input(8, 8, 3),
                        conv2d(4, 3),
                        batchNormalization(),
                        activation("relu"),
                        conv2d(4, 3),
                        maxPooling2d(2),
                        dropout(0.5),
                        pReLU(1, 2),
                        conv2d(4, 1, "tanh"),
                        batchNormalization(),
                        globalAveragePooling2d(),
                        dense(5),
                        dense(3),
                        activation("softmax"))
                .network());

        assertThat(kernels.stream().map(Kernel::activation))
                .containsExactly(
                        Activations.relu(),
                        Activations.relu(),
                        Activations.tanh(),
                        Activations.linear(),
                        Activations.softmax());
        assertThat(kernels.stream().map(Kernel::isNormalized)).containsExactly(true, false, false, false, false);
        assertThat(kernels.stream().map(Kernel::isLast)).containsExactly(false, false, false, false, true);
    }

    private static Functional residual(boolean projected, Function<Symbol, Symbol> after) {
        Symbol in = input(8).on();
        Symbol stem = dense(8, "relu").named("stem").on(in);
        Symbol branch = dense(6, "relu").named("first").on(stem);
        branch = dense(8).named("second").on(branch);
        Symbol shortcut = projected ? dense(8).named("projection").on(stem) : stem;
        Symbol sum = after.apply(add().on(branch, shortcut));
        return Functional.of(in, dense(2, "softmax").named("head").on(sum));
    }

    @Test
    void aBranchIsToldFromItsShortcut() {
        for (boolean projected : new boolean[] {false, true}) {
            Network network = residual(projected, sum -> sum).network();
            List<ResidualBlock> blocks = ResidualBlock.allOf(network);

            assertThat(blocks).hasSize(1);
            assertThat(blocks.getFirst().shortcut()).isEqualTo(1);
            assertThat(blocks.getFirst().isNormalized()).isFalse();
            assertThat(blocks.getFirst().nodes().stream()
                            .map(place -> network.nodes().get(place).path()))
                    .containsExactly("first", "second");
            assertThat(Kernel.allOf(network).stream().filter(Kernel::endsBranch).map(Kernel::path))
                    .containsExactly("second");
        }
        assertThat(ResidualBlock.allOf(
                        residual(false, sum -> layerNormalization().on(sum)).network()))
                .allMatch(ResidualBlock::isNormalized);
    }

    @Test
    void twoTowersAreNoResidualBlock() {
        Symbol in = input(8).on();
        Symbol sum = add().on(dense(4).on(in), dense(4).on(in));
        Symbol far = add().on(dense(4).on(input(3).on()), sum);

        assertThat(ResidualBlock.allOf(Functional.of(in, sum).network())).isEmpty();
        assertThat(ResidualBlock.allOf(Functional.of(
                                List.of(in, far.inputs().getFirst().inputs().getFirst()), List.of(far))
                        .network()))
                .isEmpty();
    }

    @Test
    void sharedAndNestedLayersAreFoundOnceByTheirPath() {
        var tower = Sequential.of(input(4), dense(4, "relu"), dense(4, "tanh")).named("tower");
        var shared = tower.asLayer("tower");
        Symbol left = input(4).named("left").on();
        Symbol right = input(4).named("right").on();
        Symbol sum = add().on(shared.on(left), shared.on(right));
        Network network = Functional.of(List.of(left, right), List.of(sum)).network();

        assertThat(Kernel.allOf(network).stream().map(Kernel::path)).containsExactly("tower/dense", "tower/dense_1");
        assertThat(Kernel.allOf(network).stream().map(Kernel::activation))
                .containsExactly(Activations.relu(), Activations.tanh());
    }
}
