package dev.fanin.lab.scheme;

import static dev.fanin.layer.Layers.add;
import static dev.fanin.layer.Layers.batchNormalization;
import static dev.fanin.layer.Layers.conv2d;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.graph.Execution;
import dev.fanin.init.Initializers;
import dev.fanin.lab.profile.Chains;
import dev.fanin.layer.BatchNormalization;
import dev.fanin.layer.DepthwiseConvolution;
import dev.fanin.layer.GammaBeta;
import dev.fanin.layer.Symbol;
import dev.fanin.layer.WeightSettings;
import dev.fanin.model.Definition;
import dev.fanin.model.Functional;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import org.junit.jupiter.api.Test;

class StandardTest {

    /// The table of gains at unit variance: 1 / sqrt(E phi^2), and 1 for tanh at the edge of chaos.
    @Test
    void gainsAreThoseOfTheTable() {
        assertThat(Schemes.gain(Activations.relu())).isEqualTo(Math.sqrt(2));
        assertThat(Schemes.gain(Activations.leakyRelu(0.2))).isCloseTo(1.386750, within(1e-6));
        assertThat(Schemes.gain(Activations.gelu())).isCloseTo(1.533530, within(1e-6));
        assertThat(Schemes.gain(Activations.silu())).isCloseTo(1.676532, within(1e-6));
        assertThat(Schemes.gain(Activations.selu())).isCloseTo(1, within(1e-6));
        assertThat(Schemes.gain(Activations.tanh())).isEqualTo(1);
        assertThat(Schemes.gain(Activations.sigmoid())).isCloseTo(1.846229, within(1e-6));
        assertThat(Schemes.gain(Activations.softmax())).isEqualTo(1);
        assertThat(Schemes.initializer(Activations.relu())).isEqualTo(Initializers.heNormal());
        assertThat(Schemes.initializer(Activations.tanh())).isEqualTo(Initializers.lecunNormal());
    }

    @Test
    void kernelsAreDividedByTheirTrueFanIn() {
        Definition mended = Schemes.standard(Sequential.of(
                input(8, 8, 16),
                DepthwiseConvolution.of(conv2d(1, 3).window(), Activations.relu())
                        .biasInitializer(Initializers.ones()),
                conv2d(4, 3, "tanh").kernelInitializer("zeros")));

        var nodes = mended.network().nodes();
        // Keras counts 9 * 16 inputs where a node sees 9.
        assertThat(nodes.get(0).parameters().getFirst().variance()).isCloseTo(2.0 / 9, within(1e-9));
        assertThat(nodes.get(0).parameters().getLast().initializer()).isEqualTo(Initializers.zeros());
        assertThat(nodes.get(1).parameters().getFirst().initializer()).isEqualTo(Initializers.lecunNormal());
    }

    @Test
    void normalizationsBeginNeutral() {
        WeightSettings zero = WeightSettings.of(Initializers.zeros());
        BatchNormalization dead = batchNormalization().parts(new GammaBeta(true, true, zero, zero));
        Definition mended = Schemes.standard(Sequential.of(input(4), dense(4), dead, dense(2)));

        assertThat(mended.build(seed(1))
                        .weights()
                        .get("batch_normalization/gamma")
                        .array())
                .containsOnly(1);
    }

    /// x + f(x) with Var f = Var x / N: the mean square grows to (1 + 1/N)^N = 2.65 at N = 20, and
    /// to 2^20 = 10^6 without the factor.
    @Test
    void aResidualStreamStaysPut() {
        int blocks = 20;
        Symbol in = input(256).on();
        Symbol x = in;
        for (int i = 0; i < blocks; i++) {
            x = add().on(x, dense(256).on(dense(256, "relu").on(x)));
        }
        Definition plain = Functional.of(in, x).withKernelInitializer(Initializers.heNormal());

        assertThat(growth(Schemes.standard(plain))).isBetween(1.5, 5.0);
        assertThat(growth(plain)).isGreaterThan(1e5);
    }

    private static double growth(Definition definition) {
        Model model = definition.build(seed(1));
        Execution run = Chains.forward(model, Chains.gaussian(1, 8, 256));
        int last = model.network().nodes().size() - 1;
        return Chains.meanSquare(run.activation(last)) / Chains.meanSquare(run.input());
    }
}
