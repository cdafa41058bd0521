package dev.fanin.layer;

import static dev.fanin.layer.LayerContract.BATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Elementwise;
import dev.fanin.activation.LogSoftmax;
import dev.fanin.activation.Softmax;
import dev.fanin.activation.Sparsemax;
import dev.fanin.layer.LayerContract.Case;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayerContractTest {

    static Stream<Case> cases() {
        return LayerContract.cases();
    }

    @Test
    void theListHoldsEveryLayerThereIs() {
        List<String> listed =
                cases().map(c -> c.layer().getClass().getSimpleName()).toList();
        for (Class<?> type : Layer.class.getPermittedSubclasses()) {
            if (type != Input.class && type != CustomLayer.class) {
                assertThat(listed).contains(type.getSimpleName());
            }
        }
    }

    @Test
    void anInputOnlyStatesItsShape() {
        Input input = Layers.input(2, 3);
        assertThat(input.outputShape(Shape.of(7))).isEqualTo(Shape.of(2, 3));
        assertThat(input.parameters(Shape.of(2, 3))).isEmpty();
        assertThat(input.operation(Shape.of(2, 3)).isIdentity()).isTrue();
        assertThat(input.named("pixels")).isEqualTo(new Input(Shape.of(2, 3), "pixels"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void buildsTheParametersItStates(Case c) {
        LayerContract contract = new LayerContract(c, BATCH);
        List<ParameterSpec> specs = contract.node().parameters();
        assertThat(specs).isEqualTo(c.layer().parameters(c.input()));
        assertThat(contract.weights().values().values().stream().map(Tensor::shape))
                .containsExactlyElementsOf(
                        specs.stream().map(ParameterSpec::shape).toList());
        assertThat(contract.weights().values().keySet())
                .containsExactlyElementsOf(
                        specs.stream().map(contract.node()::path).toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesAsManyValuesAsItsOutputShape(Case c) {
        LayerContract contract = new LayerContract(c, BATCH);
        assertThat(contract.node().output()).isEqualTo(c.layer().outputShape(c.input()));
        assertThat(contract.forward(BATCH))
                .hasSize(c.layer().outputShape(c.input()).prepend(BATCH).arraySize());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itsInputGradientIsThatOfTheLoss(Case c) {
        LayerContract contract = new LayerContract(c, BATCH);
        contract.backward(BATCH);
        assertGradient(contract, c, contract.inputs(), contract.inputGradient().clone());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itsParameterGradientsAreThoseOfTheLoss(Case c) {
        LayerContract contract = new LayerContract(c, BATCH);
        contract.backward(BATCH);
        for (int i = 0; i < contract.parameters().size(); i++) {
            float[] gradient = contract.parameterGradients().get(i).clone();
            assertGradient(contract, c, contract.parameters().get(i), gradient);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheSameBitsTwice(Case c) {
        LayerContract first = new LayerContract(c, BATCH);
        LayerContract second = new LayerContract(c, BATCH);
        first.backward(BATCH);
        second.backward(BATCH);
        second.backward(BATCH);
        assertThat(second.forward(BATCH)).isEqualTo(first.forward(BATCH));
        assertThat(second.inputGradient()).isEqualTo(first.inputGradient());
        for (int i = 0; i < first.parameters().size(); i++) {
            assertThat(second.parameterGradients().get(i))
                    .isEqualTo(first.parameterGradients().get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSampleDoesNotSeeTheOthersOfItsBatch(Case c) {
        LayerContract contract = new LayerContract(c, BATCH);
        int size = contract.node().output().arraySize();
        float[] whole = contract.forward(BATCH).clone();
        float[] predicted = contract.predict(BATCH).clone();
        int last = (BATCH - 1) * c.input().arraySize();
        Arrays.fill(contract.inputs(), last, BATCH * c.input().arraySize(), 99f);
        assertThat(Arrays.copyOf(contract.forward(BATCH), (BATCH - 1) * size))
                .isEqualTo(Arrays.copyOf(whole, (BATCH - 1) * size));
        assertThat(Arrays.copyOf(contract.predict(BATCH), (BATCH - 1) * size))
                .isEqualTo(Arrays.copyOf(predicted, (BATCH - 1) * size));
    }

    /// Only layers with a buffer of their own keep old rows; an identity shows its input.
    @ParameterizedTest
    @MethodSource("cases")
    void aPartialBatchLeavesTheOtherRowsAlone(Case c) {
        LayerContract partial = new LayerContract(c, BATCH);
        LayerContract exact = new LayerContract(c, BATCH - 1);
        int size = partial.node().output().arraySize();
        float[] whole = partial.forward(BATCH).clone();
        for (int i = 0; i < exact.inputs().length; i++) {
            partial.inputs()[i] *= 0.5f;
            exact.inputs()[i] *= 0.5f;
        }
        partial.backward(BATCH - 1);
        exact.backward(BATCH - 1);
        float[] x = partial.forward(BATCH - 1);
        assertThat(Arrays.copyOfRange(x, (BATCH - 1) * size, BATCH * size))
                .isEqualTo(Arrays.copyOfRange(whole, (BATCH - 1) * size, BATCH * size));
        assertThat(Arrays.copyOf(x, (BATCH - 1) * size)).isEqualTo(exact.forward(BATCH - 1));
        assertThat(Arrays.copyOf(partial.inputGradient(), exact.inputGradient().length))
                .isEqualTo(exact.inputGradient());
        for (int i = 0; i < partial.parameters().size(); i++) {
            assertThat(partial.parameterGradients().get(i))
                    .isEqualTo(exact.parameterGradients().get(i));
        }
    }

    /// Central differences D(h) at h = 1/32 and h/2, extrapolated to (4 D(h/2) - D(h)) / 3.
    ///
    /// Tolerance: their difference, which bounds the truncation, and the rounding of both losses, a
    /// few times 2^-24 of the magnitudes added up, over h/2. Values that push a relu over its kink,
    /// or another activation over a jump of its slope, are left out; at least half must remain.
    private static void assertGradient(LayerContract contract, Case c, float[] values, float[] gradient) {
        float h = 1 / 32f;
        double[] kinks = kinks(c.layer().activation());
        double rounding = 4 * 0x1p-24 * contract.magnitude(BATCH) / (h / 2);
        int checked = 0;
        for (int i = 0; i < values.length; i++) {
            int[] before = pieces(contract, kinks);
            double wide = difference(contract, values, i, h);
            boolean crosses = false;
            for (float step : new float[] {h, -h}) {
                float kept = values[i];
                values[i] = kept + step;
                crosses |= !Arrays.equals(before, pieces(contract, kinks));
                values[i] = kept;
            }
            if (!crosses) {
                double narrow = difference(contract, values, i, h / 2);
                assertThat((double) gradient[i])
                        .as("element %d", i)
                        .isCloseTo((4 * narrow - wide) / 3, within(rounding + Math.abs(narrow - wide)));
                checked++;
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(values.length / 2);
    }

    private static double difference(LayerContract contract, float[] values, int i, float h) {
        float kept = values[i];
        float above = kept + h;
        float below = kept - h;
        values[i] = above;
        double up = contract.loss(BATCH);
        values[i] = below;
        double down = contract.loss(BATCH);
        values[i] = kept;
        return (up - down) / ((double) above - below);
    }

    /// Where the slope jumps.
    private static double[] kinks(ActivationFunction activation) {
        double near = 1e-6;
        return switch (activation) {
            case Elementwise phi ->
                Arrays.stream(phi.kinks())
                        .filter(z -> Math.abs(phi.derivative(z + near) - phi.derivative(z - near)) > 0.1)
                        .toArray();
            case Softmax _, LogSoftmax _, Sparsemax _ -> new double[0];
        };
    }

    /// The number of kinks that each sum has passed.
    private static int[] pieces(LayerContract contract, double[] kinks) {
        contract.forward(BATCH);
        float[] z = contract.preActivations();
        int[] pieces = new int[kinks.length == 0 ? 0 : z.length];
        for (int i = 0; i < pieces.length; i++) {
            for (double kink : kinks) {
                pieces[i] += z[i] > kink ? 1 : 0;
            }
        }
        return pieces;
    }
}
