package dev.fanin.lab.scheme;

import static dev.fanin.layer.Layers.add;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.embedding;
import static dev.fanin.layer.Layers.flatten;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.layer.Layers.layerNormalization;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.init.Initializers;
import dev.fanin.lab.profile.Chains;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.layer.Rescaling;
import dev.fanin.layer.Symbol;
import dev.fanin.model.Definition;
import dev.fanin.model.Functional;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.optimizer.Sgd;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Fit;
import dev.fanin.train.History;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ResidualSchemesTest {

    private static final int WIDTH = 32;
    private static final int SAMPLES = 256;

    /// A stem, blocks of three kernels, a head.
    private static Definition stream(int blocks, Function<Symbol, Symbol> afterSum) {
        Symbol in = input(8).on();
        Symbol x = dense(WIDTH, "relu").named("stem").on(in);
        for (int i = 0; i < blocks; i++) {
            Symbol branch = dense(WIDTH, "relu").named("a" + i).on(x);
            branch = dense(WIDTH, "relu").named("b" + i).on(branch);
            branch = dense(WIDTH).named("c" + i).on(branch);
            x = afterSum.apply(add().named("add" + i).on(x, branch));
        }
        return Functional.of(in, dense(2, "softmax").named("head").on(x));
    }

    private static double variance(Definition definition, String path) {
        return parameter(definition.network(), path).variance();
    }

    private static ParameterSpec parameter(Network network, String path) {
        return network.nodes().stream()
                .filter(node -> node.path().equals(path))
                .findFirst()
                .orElseThrow()
                .parameters()
                .getFirst();
    }

    /// L = 16 blocks of m = 3 kernels: the standard deviation times 16^(-1/4) = 1/2.
    @Test
    void fixupScalesByDepthAndBranchLength() {
        Definition network = Schemes.fixup(stream(16, sum -> sum));

        assertThat(variance(network, "stem")).isCloseTo(2.0 / 8, within(1e-9));
        assertThat(variance(network, "a3")).isCloseTo(2.0 / WIDTH / 4, within(1e-9));
        assertThat(variance(network, "b15")).isCloseTo(2.0 / WIDTH / 4, within(1e-9));
        assertThat(variance(network, "c7")).isZero();
        assertThat(variance(network, "head")).isZero();
        assertThat(parameter(network.network(), "add7_scale").initializer()).isEqualTo(Initializers.constant(1));
    }

    /// The 20 blocks are as if they were not there, to the bit.
    @Test
    void reZeroBeginsAsItsShortcuts() {
        Model model = Schemes.reZero(stream(20, sum -> sum)).build(seed(4));
        Execution run = Chains.forward(model, Chains.gaussian(1, 16, 8));
        int stem = place(model.network(), "stem");
        int last = place(model.network(), "add19");

        assertThat(run.activation(last)).isEqualTo(run.activation(stem));
        assertThat(Chains.meanSquare(run.preActivation(place(model.network(), "c19"))))
                .isGreaterThan(0.1);
    }

    private static int place(Network network, String path) {
        for (int i = 0; i < network.nodes().size(); i++) {
            if (network.nodes().get(i).path().equals(path)) {
                return i;
            }
        }
        throw new IllegalArgumentException(path);
    }

    /// Zhang et al., 2019: without normalization, 20 residual blocks train from Fixup, and at none
    /// of the learning rates from He's kernels, whose stream has 3^20 times the mean square of its
    /// beginning: each branch doubles it at its last kernel.
    @Test
    void twentyBlocksTrainFromFixupAndNotFromHe() {
        Definition plain = stream(20, sum -> sum).withKernelInitializer(Initializers.heNormal());

        assertThat(best(Schemes.fixup(plain))).isLessThan(0.3);
        assertThat(best(Schemes.reZero(plain))).isLessThan(0.3);
        assertThat(best(plain)).isGreaterThan(0.6);
    }

    private static double best(Definition definition) {
        Tensor x = Chains.gaussian(2, SAMPLES, 8);
        Tensor y = Tensor.zeros(Shape.of(SAMPLES));
        for (int i = 0; i < SAMPLES; i++) {
            y.array()[i] = x.get(i, 0) * x.get(i, 1) > 0 ? 1 : 0;
        }
        return DoubleStream.of(0.1, 0.01, 0.001)
                .map(rate -> {
                    Model model = definition.build(seed(1), Engine.plain());
                    model.compile(new Sgd(rate, 0.9, false), "sparse_categorical_crossentropy");
                    History history =
                            model.fit(x, y, Fit.epochs(15).batchSize(32).quietly());
                    double loss = history.values("loss").getLast();
                    return Double.isFinite(loss) ? loss : Double.POSITIVE_INFINITY;
                })
                .min()
                .orElseThrow();
    }

    /// Of 12 blocks an encoder has 6 layers, a decoder 4: 0.67 * 6^(-1/4) and 36^(-1/4).
    @Test
    void tFixupScalesBranchesAndEmbeddings() {
        assertThat(Stack.ENCODER.factor(12)).isCloseTo(0.42809, within(1e-5));
        assertThat(Stack.DECODER.factor(12)).isCloseTo(0.40825, within(1e-5));

        Definition network = Schemes.tFixup(stream(12, sum -> sum), Stack.DECODER);
        assertThat(variance(network, "b3")).isCloseTo(1.0 / 6 / WIDTH, within(1e-7));
        assertThat(variance(network, "stem")).isCloseTo(2.0 / (8 + WIDTH), within(1e-7));

        Symbol words = input(4).on();
        Symbol x = flatten().on(embedding(50, 16).on(words));
        Definition embedded =
                Schemes.tFixup(Functional.of(words, add().on(x, dense(64).on(x))), Stack.DECODER);
        assertThat(variance(embedded, "embedding")).isCloseTo(1.0 / 16 / Math.sqrt(3), within(1e-7));
    }

    /// Of 8 blocks: N = 4, alpha = 8^(1/4), beta = 32^(-1/4).
    @Test
    void deepNormMultipliesTheStream() {
        Definition network =
                Schemes.deepNorm(stream(8, sum -> layerNormalization().on(sum)));

        var shortcut = network.network().nodes().get(place(network.network(), "add3_shortcut"));
        assertThat(((Rescaling) shortcut.layer()).scale().getFirst()).isCloseTo(1.681793, within(1e-6));
        assertThat(variance(network, "a0")).isCloseTo(1 / Math.sqrt(32) / WIDTH, within(1e-7));
        assertThat(variance(network, "stem")).isCloseTo(2.0 / (8 + WIDTH), within(1e-7));
        assertThatThrownBy(() -> Schemes.deepNorm(stream(2, sum -> sum)))
                .hasMessage("DeepNorm expects a normalization after each sum, got none after 'add0'; add one, or take"
                        + " Fixup or ReZero.");
    }

    @Test
    void aChainIsRefused() {
        assertThatThrownBy(() -> Schemes.fixup(Sequential.of(input(4), dense(2))))
                .hasMessage("Fixup expects a network with residual blocks, x + f(x), got sequential without one; take"
                        + " the standard scheme.");
    }
}
