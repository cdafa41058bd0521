package dev.fanin.lab.theory;

import static dev.fanin.init.Initializers.glorotNormal;
import static dev.fanin.init.Initializers.named;
import static dev.fanin.lab.profile.Chains.gaussian;
import static dev.fanin.lab.profile.Chains.labels;
import static dev.fanin.lab.theory.Agreement.Quantity.GRADIENT;
import static dev.fanin.lab.theory.Agreement.Quantity.WEIGHT_GRADIENT;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.flatten;
import static dev.fanin.layer.Layers.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.init.Initializer;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackwardTest {

    private static final Loss LOSS = Losses.sparseCategoricalCrossentropy().unclipped();
    private static final int[] WIDTHS = {40, 160, 20, 80, 5};

    /// fan_out weights divide by what the gradient is multiplied by on its way back: g is kept.
    @Test
    void underFanOutTheGradientOfANodeIsKeptThroughAnyWidths() {
        double[] squares = expectedSquares("variance_scaling(scale=1,mode=fan_out,distribution=untruncated_normal)");
        for (double square : squares) {
            assertThat(square / squares[squares.length - 1]).isCloseTo(1, within(1e-6));
        }
    }

    /// fan_in weights multiply g by fan_out over fan_in, and the widths telescope: the squared
    /// length `units g` of the whole layer's gradient is kept. Negative control of the test before.
    @Test
    void underFanInTheSquaredLengthOfALayerIsKeptInstead() {
        double[] squares = expectedSquares("variance_scaling(scale=1,mode=fan_in,distribution=untruncated_normal)");
        for (int i = 0; i < squares.length; i++) {
            assertThat(WIDTHS[i] * squares[i] / (WIDTHS[3] * squares[3])).isCloseTo(1, within(1e-6));
        }
        assertThat(squares[1] / squares[2]).isCloseTo(20.0 / 160, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "tanh", "sigmoid", "linear"})
    void theGradientOfUnevenWidthsIsThatOfNetworks(String phi) {
        Agreement.of(network(phi, glorotNormal()), LOSS, gaussian(1, 1, 30), labels(1, 5), 200)
                .means(0.02, GRADIENT, WEIGHT_GRADIENT);
    }

    /// With independent inputs and even labels the first layer's gradients average out, as theory
    /// has it; the band allows for the layers behind.
    @Test
    void theGradientOfWeightsShrinksWithTheRootOfTheBatch() {
        Sequential network = network("relu", glorotNormal());
        for (int samples : new int[] {1, 16, 256}) {
            Agreement agreement = Agreement.of(network, LOSS, gaussian(1, samples, 30), labels(samples, 5), 20);
            LayerProfile first = agreement.predicted().layers().getFirst();
            double perSample = first.gradient().log10() - 0.5 * Math.log10(samples);
            assertThat(first.weightGradient().log10()).isCloseTo(perSample, within(0.1));
            assertThat(agreement.largestDistance(WEIGHT_GRADIENT)).isLessThan(4.5);
        }
    }

    /// A layer on 6 rows of a sample, then one on all of them: each weight of the first gathers 6
    /// gradients a sample.
    @Test
    void rowsBeforeFlattenAddUp() {
        Sequential network = Sequential.of(input(6, 10), dense(40, "relu"), flatten(), dense(5, "softmax"));
        Tensor x = gaussian(1, 32, 60).reshape(Shape.of(32, 6, 10));
        Agreement agreement = Agreement.of(network, LOSS, x, labels(32, 5), 40);
        double measured = agreement.measured().stream()
                .mapToDouble(
                        profile -> profile.layers().getFirst().weightGradient().log10())
                .average()
                .orElseThrow();
        assertThat(measured)
                .isCloseTo(
                        agreement
                                .predicted()
                                .layers()
                                .getFirst()
                                .weightGradient()
                                .log10(),
                        within(0.05));
    }

    /// g of each hidden layer, without what finite width takes from its logarithm.
    private static double[] expectedSquares(String initializer) {
        // So small that the gradient at the output knows nothing of the weights.
        Tensor x = gaussian(1, 1, 30);
        for (int i = 0; i < 30; i++) {
            x.array()[i] *= 1e-12f;
        }
        List<LayerProfile> layers = SignalPropagation.predict(
                        network("linear", named(initializer)).network(), LOSS, x, labels(1, 5))
                .layers();
        double[] squares = new double[WIDTHS.length - 1];
        double lost = 0;
        for (int i = squares.length - 1; i >= 0; i--) {
            lost += LogMoments.linear(WIDTHS[i]).mean();
            squares[i] = Math.exp(2 * Math.log(10) * layers.get(i).gradient().log10() - lost);
        }
        return squares;
    }

    private static Sequential network(String phi, Initializer kernel) {
        return Sequential.of(
                        input(30),
                        dense(WIDTHS[0], phi),
                        dense(WIDTHS[1], phi),
                        dense(WIDTHS[2], phi),
                        dense(WIDTHS[3], phi),
                        dense(WIDTHS[4], "softmax"))
                .withKernelInitializer(kernel);
    }
}
