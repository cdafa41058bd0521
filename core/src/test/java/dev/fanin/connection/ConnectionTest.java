package dev.fanin.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.init.Fans;
import dev.fanin.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// Names, shapes, and what is refused.
class ConnectionTest {

    @ParameterizedTest
    @EnumSource
    void aConventionIsFoundByItsName(FanConvention convention) {
        assertThat(FanConvention.named(convention.toString())).isSameAs(convention);
    }

    @Test
    void aWrongNameIsAnsweredWithTheNearest() {
        assertThat(FanConvention.values()).extracting(Object::toString).containsExactly("keras", "torch", "exact");
        assertThatThrownBy(() -> FanConvention.named("kears"))
                .hasMessage("Unknown fan convention 'kears'; did you mean 'keras'? Known: keras, torch, exact.");
        assertThatThrownBy(() -> FanConvention.named("semantic"))
                .hasMessage("Unknown fan convention 'semantic'. Known: keras, torch, exact.");
    }

    /// The snippet of docs/FANS.md.
    @Test
    void aKernelHasFansByEachConvention() {
        Connection kernel = Connections.convolution(8, 16, 3, 3).strides(2, 2);
        assertThat(FanConvention.EXACT.of(kernel)).hasToString("fan-in 72, fan-out 36");
        assertThat(FanConvention.named("keras").of(kernel)).hasToString("fan-in 72, fan-out 144");
    }

    static final List<Example> EXAMPLES = Example.ALL;

    /// Three kernels in one is the one case where PyTorch's has more values than Keras's.
    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void bothShapesHoldTheSameWeights(Example example) {
        Connection connection = example.connection();
        boolean packed = connection instanceof AttentionInput input && input.packed();
        assertThat(connection.torchShape().size())
                .isEqualTo(connection.kerasShape().size() * (packed ? 3 : 1));
    }

    @Test
    void aBiasHasTheFansOfItsKernelUnlessKerasIsAsked() {
        Connection kernel = Connections.convolution(8, 16, 3, 3).strides(2, 2);
        Shape bias = Shape.of(16);
        assertThat(FanConvention.KERAS.ofBias(kernel, bias)).isEqualTo(new Fans(16, 16));
        assertThat(FanConvention.TORCH.ofBias(kernel, bias)).isEqualTo(new Fans(72, 144));
        assertThat(FanConvention.EXACT.ofBias(kernel, bias)).isEqualTo(new Fans(72, 36));
    }

    @Test
    void stridesOfASeparableConvolutionAreThoseOfItsDepthwiseHalf() {
        SeparableConvolution strided =
                Connections.separableConvolution(8, 2, 16, 3, 3).strides(2, 1);
        assertThat(strided.depthwise().strides()).isEqualTo(Shape.of(2, 1));
        assertThat(strided.pointwise()).isEqualTo(Connections.convolution(16, 16, 1, 1));
    }

    @Test
    void sizesBelowOneAreRefused() {
        refused(() -> Connections.fullyConnected(0, 2), "FullyConnected: in must be at least 1, got 0.");
        refused(() -> Connections.fullyConnected(2, -1), "FullyConnected: out must be at least 1, got -1.");
        refused(() -> Connections.embeddingLookup(0, 2), "EmbeddingLookup: vocabulary must be at least 1, got 0.");
        refused(() -> Connections.recurrentInput(3, 2, 0), "RecurrentInput: gates must be at least 1, got 0.");
        refused(() -> Connections.recurrentState(0, 4), "RecurrentState: units must be at least 1, got 0.");
        refused(() -> Connections.attentionInput(8, 0, 4), "AttentionInput: heads must be at least 1, got 0.");
        refused(() -> Connections.attentionOutput(8, 4, 0), "AttentionOutput: out must be at least 1, got 0.");
        refused(() -> Connections.additiveScale(0), "AdditiveScale: dimension must be at least 1, got 0.");
        refused(
                () -> Connections.depthwiseConvolution(8, 0, 3),
                "DepthwiseConvolution: multiplier must be at least 1, got 0.");
    }

    @Test
    void windowsStridesAndGroupsMustFit() {
        refused(
                () -> Connections.convolution(1, 1, 1, 1, 1, 1),
                "Convolution: window must have one to three axes, got (1, 1, 1, 1).");
        refused(
                () -> Connections.transposedConvolution(1, 1),
                "TransposedConvolution: window must have one to three axes, got ().");
        refused(
                () -> Connections.convolution(1, 1, 3, 3).strides(2),
                "Convolution: strides must have an axis for each of window (3, 3), got (2,).");
        refused(
                () -> Connections.convolution(8, 12, 3).groups(8),
                "Convolution: groups must divide in and out, got 8 groups, in 8 and out 12.");
        refused(
                () -> Connections.transposedConvolution(8, 12, 3).groups(0),
                "TransposedConvolution: groups must be at least 1, got 0.");
        refused(() -> Connections.convolution(1, 1, 0), "Every axis of a shape must be at least 1, got (0,).");
    }

    @Test
    void kernelsThatNoArrayAxisCanHoldAreRefused() {
        refused(
                () -> Connections.recurrentState(1 << 30, 4),
                "RecurrentState: units times gates must be at most 2147483647, got 1073741824 times 4.");
        refused(
                () -> new AttentionInput(1 << 30, 1 << 10, 1 << 20, true),
                "AttentionInput: heads size times kernels packed must be at most 2147483647,"
                        + " got 1073741824 times 3.");
    }

    @Test
    void packingNeedsAsManyValuesInTheHeadsAsInTheInput() {
        refused(
                () -> new AttentionInput(64, 8, 16, true),
                "AttentionInput: PyTorch packs only where heads times size is in, got 8 times 16 and in 64;"
                        + " say packed = false.");
    }

    @Test
    void theHalvesOfASeparableConvolutionMustFit() {
        DepthwiseConvolution depthwise = Connections.depthwiseConvolution(8, 2, 3, 3);
        refused(
                () -> new SeparableConvolution(depthwise, Connections.convolution(8, 16, 1, 1)),
                "SeparableConvolution expects a pointwise convolution of 16 channels over 2 axes, without strides,"
                        + " got Convolution[window=(1, 1), in=8, out=16, strides=(1, 1), groups=1].");
        refused(
                () -> new SeparableConvolution(depthwise, Connections.convolution(16, 16, 1)),
                "SeparableConvolution expects a pointwise convolution of 16 channels over 2 axes, without strides,"
                        + " got Convolution[window=(1,), in=16, out=16, strides=(1,), groups=1].");
    }

    private static void refused(Runnable making, String message) {
        assertThatThrownBy(making::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
