package dev.fanin.lab.scheme;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.activation.CustomActivation;
import dev.fanin.activation.Elementwise;
import dev.fanin.graph.Execution;
import dev.fanin.lab.profile.Chains;
import dev.fanin.model.Definition;
import dev.fanin.model.Sequential;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.gamma.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriticalPointTest {

    private static final Elementwise ERF = CustomActivation.of("erf", Erf::value);

    /// Golden values computed independently by quadrature in another language.
    @ParameterizedTest
    @CsvSource({
        "tanh, 0.01, 1.42421, 0.27330",
        "tanh, 0.05, 1.76095, 0.57005",
        "tanh, 0.1, 1.98607, 0.80580",
        "tanh, 0.3, 2.50513, 1.46117",
        "erf, 0.01, 1.11428, 0.25321",
        "erf, 0.05, 1.37584, 0.51718",
        "erf, 0.1, 1.55212, 0.72636",
        "erf, 0.3, 1.96307, 1.31182"
    })
    void biasesSettleThePoint(String name, double bias, double weight, double q) {
        CriticalPoint point = CriticalPoint.ofBias(named(name), bias);

        assertThat(point.weight()).isCloseTo(weight, within(1e-5));
        assertThat(point.q()).isCloseTo(q, within(1e-5));
        assertThat(point.bias()).isCloseTo(bias, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "tanh, 0.025, 1.048282, 1.81238e-5",
        "tanh, 0.25, 1.393962, 0.00812515",
        "tanh, 1, 2.153303, 0.150965",
        "erf, 0.5, 1.360350, 0.0465502",
        "relu, 3, 2, 0"
    })
    void theMeanSquareSettlesThePoint(String name, double q, double weight, double bias) {
        CriticalPoint point = CriticalPoint.at(named(name), q);

        assertThat(point.weight()).isCloseTo(weight, within(1e-5));
        assertThat(point.bias()).isCloseTo(bias, within(1e-6));
    }

    private static Elementwise named(String name) {
        return name.equals("erf") ? ERF : (Elementwise) Activations.named(name);
    }

    @Test
    void someHaveNone() {
        assertThatThrownBy(() -> CriticalPoint.at(Activations.sigmoid(), 1))
                .hasMessageStartingWith(
                        "The activation 'sigmoid' has no edge of chaos at q = 1.0: the biases would need"
                                + " a variance of -5.54");
        assertThatThrownBy(() -> CriticalPoint.ofBias(Activations.relu(), 0.05))
                .hasMessage("The activation 'relu' has no edge of chaos with biases of variance 0.05; take another"
                        + " variance or another activation.");
        assertThat(CriticalPoint.ofBias(Activations.relu(), 0).weight()).isEqualTo(2);
        // Without biases sigmoid is critical where it is saturated.
        assertThat(CriticalPoint.ofBias(Activations.sigmoid(), 0).weight()).isCloseTo(103, within(1.0));
    }

    /// 100 layers of 256 tanh units keep q and the gradient; at variance 2.5 with the same biases
    /// the gradient explodes. Tolerance: tanh at q* = 0.57 has a Jacobian whose gradient norm
    /// varies by exp(+-0.3) at this width.
    @Test
    void aDeepTanhNetworkKeepsSignalAndGradient() {
        Sequential chain = deep(100);
        Definition edge = Schemes.edgeOfChaosOfBias(chain, 0.05);
        double[] kept = run(edge);

        assertThat(kept[0]).isCloseTo(0.57005, within(0.08));
        assertThat(kept[1]).isBetween(0.2, 5.0);
    }

    private static Sequential deep(int depth) {
        List<dev.fanin.layer.Layer> layers = new ArrayList<>(List.of(input(256)));
        for (int i = 0; i < depth; i++) {
            layers.add(dense(256, "tanh"));
        }
        layers.add(dense(256));
        return new Sequential(layers);
    }

    /// Returns q of the last hidden layer, and the rms of the gradient at the first layer over that
    /// at the last.
    static double[] run(Definition definition) {
        var model = definition.build(seed(7));
        int last = model.network().nodes().size() - 1;
        Execution run = Chains.forward(model, Chains.gaussian(3, 16, 256));
        seed(8).stream("gradient").fillNormal(run.gradient(last), 0, 0, 1);
        run.backward(true);
        return new double[] {
            Chains.meanSquare(run.preActivation(last - 1)),
            Math.sqrt(Chains.meanSquare(run.gradient(0)) / Chains.meanSquare(run.gradient(last - 1)))
        };
    }

    @Test
    void aLayerThatNeedsABiasAndHasNoneIsRefused() {
        assertThatThrownBy(() -> Schemes.edgeOfChaos(
                        Sequential.of(input(4), dense(4, "tanh").withoutBias(), dense(2)), 1))
                .hasMessageStartingWith("The edge of chaos at a bias variance of 0.15")
                .hasMessageEndingWith(" needs biases, and 'dense' has none; give it one.");
    }
}
