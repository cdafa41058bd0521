package dev.fanin.layer;

import static dev.fanin.layer.LayerContract.BATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.init.Initializers;
import dev.fanin.layer.LayerContract.Case;
import dev.fanin.layer.LayerContract.Trait;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayerContractTest {

    /// Float32 against double, relative to the largest value.
    private static final double FORWARD = 1e-5;

    private static final double BACKWARD = 1e-4;

    static Stream<Case> cases() {
        return LayerContract.cases();
    }

    @Test
    void theListHoldsEveryLayerThereIs() {
        List<String> listed =
                cases().map(c -> c.layer().getClass().getSimpleName()).toList();
        for (Class<?> type : KerasLayer.class.getPermittedSubclasses()) {
            if (type != Input.class && type != Nested.class) {
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
        assertThat(input.named("pixels")).isEqualTo(new Input(Shape.of(2, 3), new Label("pixels", true)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void buildsTheParametersItStates(Case c) {
        LayerContract contract = new LayerContract(c, BATCH);
        List<ParameterSpec> specs = contract.node().parameters();
        assertThat(specs).isEqualTo(c.layer().parameters(c.inputs()));
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
        assertThat(contract.node().output()).isEqualTo(c.layer().outputShape(c.inputs()));
        assertThat(contract.forward(BATCH))
                .hasSize(c.layer().outputShape(c.inputs()).prepend(BATCH).arraySize());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void computesWhatTheReferenceDoes(Case c) {
        LayerContract contract = new LayerContract(c, BATCH);
        for (int samples = 1; samples <= BATCH; samples++) {
            assertClose(
                    contract.forward(samples), contract.inDouble(samples, true).outputs(), FORWARD);
            assertClose(
                    contract.predict(samples), contract.inDouble(samples, false).outputs(), FORWARD);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itsInputGradientsAreThoseOfTheLoss(Case c) {
        LayerContract contract = new LayerContract(c, BATCH);
        for (int samples = BATCH; !c.has(Trait.TAKES_IDS) && samples > 0; samples -= 2) {
            contract.backward(samples);
            InDouble reference = contract.inDouble(samples, true);
            for (int i = 0; i < c.inputs().size(); i++) {
                double[] values = reference.inputs().get(i);
                assertClose(contract.inputGradient(i), reference.gradient(values), BACKWARD);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itsParameterGradientsAreThoseOfTheLoss(Case c) {
        LayerContract contract = new LayerContract(c, BATCH);
        for (int samples = BATCH; samples > 0; samples -= 2) {
            contract.backward(samples);
            InDouble reference = contract.inDouble(samples, true);
            for (int i = 0; i < contract.parameters().size(); i++) {
                double[] values = reference.parameters().get(i);
                float[] gradient = contract.parameterGradients().get(i);
                if (contract.node().parameters().get(i).trainable()) {
                    assertClose(gradient, reference.gradient(values), BACKWARD);
                } else {
                    assertThat(gradient).as("of what is not trained").isEmpty();
                }
            }
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
        assertSameBits(first, second, BATCH);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSampleDoesNotSeeTheOthersOfItsBatch(Case c) {
        LayerContract contract = new LayerContract(c, BATCH);
        int kept = (BATCH - 1) * contract.outputSize();
        float[] whole = contract.forward(BATCH).clone();
        float[] predicted = contract.predict(BATCH).clone();
        for (int i = 0; i < c.inputs().size(); i++) {
            int size = c.inputs().get(i).arraySize();
            float other = c.has(Trait.TAKES_IDS) ? 1 : 99;
            Arrays.fill(contract.input(i), (BATCH - 1) * size, BATCH * size, other);
        }
        if (c.has(Trait.MIXES_SAMPLES)) {
            assertThat(Arrays.copyOf(contract.forward(BATCH), kept)).isNotEqualTo(Arrays.copyOf(whole, kept));
        } else {
            assertThat(Arrays.copyOf(contract.forward(BATCH), kept)).isEqualTo(Arrays.copyOf(whole, kept));
        }
        assertThat(Arrays.copyOf(contract.predict(BATCH), kept)).isEqualTo(Arrays.copyOf(predicted, kept));
    }

    /// Only layers with a buffer of their own keep old rows; an identity shows its input.
    @ParameterizedTest
    @MethodSource("cases")
    void aPartialBatchLeavesTheOtherRowsAlone(Case c) {
        LayerContract partial = new LayerContract(c, BATCH);
        LayerContract exact = new LayerContract(c, BATCH - 1);
        int size = partial.outputSize();
        float[] whole = partial.forward(BATCH).clone();
        for (int i = 0; !c.has(Trait.TAKES_IDS) && i < c.inputs().size(); i++) {
            for (int j = 0; j < exact.input(i).length; j++) {
                partial.input(i)[j] *= 0.5f;
                exact.input(i)[j] *= 0.5f;
            }
        }
        partial.backward(BATCH - 1);
        exact.backward(BATCH - 1);
        float[] x = partial.forward(BATCH - 1);
        assertThat(Arrays.copyOfRange(x, (BATCH - 1) * size, BATCH * size))
                .isEqualTo(Arrays.copyOfRange(whole, (BATCH - 1) * size, BATCH * size));
        assertSameBits(exact, partial, BATCH - 1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keepsTheInitializerOfItsKernel(Case c) {
        Layer changed = c.layer().kernelInitializer(Initializers.heNormal());
        List<ParameterSpec> before = c.layer().parameters(c.inputs());
        List<ParameterSpec> after = changed.parameters(c.inputs());
        for (int i = 0; i < before.size(); i++) {
            boolean isKernel = before.get(i).name().contains("kernel");
            assertThat(after.get(i).initializer())
                    .isEqualTo(
                            isKernel ? Initializers.heNormal() : before.get(i).initializer());
            assertThat(after.get(i).shape()).isEqualTo(before.get(i).shape());
        }
    }

    /// What Keras would read, and write again.
    @ParameterizedTest
    @MethodSource("cases")
    void isReadBackFromItsConfig(Case c) {
        if (!(c.layer() instanceof KerasLayer layer)) {
            return;
        }
        // Some classes of Keras neither write nor read whether they are trained.
        boolean isFree = layer.config().values().containsKey("trainable");
        KerasLayer labelled = layer.labelled(new Label("some", !isFree));
        assertThat(Layers.of(layer.config())).isEqualTo(layer);
        assertThat(Layers.of(labelled.config())).isEqualTo(labelled);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doesNotLearnWhileFrozen(Case c) {
        Layer layer = c.layer();
        assertThat(layer.trainable(false).trainable()).isFalse();
        assertThat(layer.trainable(false).trainable(true)).isEqualTo(layer);
        LayerContract contract = new LayerContract(c.with(layer.trainable(false)), BATCH);
        List<float[]> before =
                contract.parameters().stream().map(float[]::clone).toList();
        contract.step(BATCH);
        contract.step(BATCH);
        for (int i = 0; i < before.size(); i++) {
            for (float value : contract.parameterGradients().get(i)) {
                assertThat(value).isZero();
            }
            assertThat(contract.parameters().get(i)).isEqualTo(before.get(i));
        }
    }

    private static void assertSameBits(LayerContract first, LayerContract second, int samples) {
        for (int i = 0; i < first.node().inputs().size(); i++) {
            int length = samples * first.node().inputs().get(i).arraySize();
            assertThat(Arrays.copyOf(second.inputGradient(i), length))
                    .isEqualTo(Arrays.copyOf(first.inputGradient(i), length));
        }
        for (int i = 0; i < first.parameters().size(); i++) {
            assertThat(second.parameterGradients().get(i))
                    .isEqualTo(first.parameterGradients().get(i));
            assertThat(second.parameters().get(i)).isEqualTo(first.parameters().get(i));
        }
        int length = samples * first.outputSize();
        assertThat(Arrays.copyOf(second.forward(samples), length))
                .isEqualTo(Arrays.copyOf(first.forward(samples), length));
    }

    private static void assertClose(float[] got, double[] expected, double tolerance) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        double allowed = tolerance * Math.max(largest, 0.1);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) got[i]).as("element %d", i).isCloseTo(expected[i], within(allowed));
        }
    }
}
