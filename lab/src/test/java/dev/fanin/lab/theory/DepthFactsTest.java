package dev.fanin.lab.theory;

import static dev.fanin.layer.Layers.*;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.lab.profile.Chains;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Symbol;
import dev.fanin.loss.Losses;
import dev.fanin.model.Definition;
import dev.fanin.model.Functional;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What depth does to batch normalization and residual branches.
class DepthFactsTest {

    private static final Initializer HE =
            Initializers.named("variance_scaling(scale=2,mode=fan_in,distribution=untruncated_normal)");

    /// Yang et al. 2019: `sqrt(pi / (pi - 1)) = 1.21117` a layer for relu and large batches,
    /// whatever the weights. Width 256, batch 128, 30 layers, between layers 5 and 25.
    @ParameterizedTest
    @CsvSource({"relu, 1.19, 1.225", "linear, 0.98, 1.02", "tanh, 1.07, 1.11"})
    void gradientsGrowThroughBatchNormalizationHoweverWeightsBegin(String phi, double low, double high) {
        List<Layer> layers = new ArrayList<>(List.of(input(256)));
        for (int i = 0; i < 30; i++) {
            layers.add(dense(256).kernelInitializer(HE));
            layers.add(batchNormalization());
            layers.add(activation(phi));
        }
        Sequential network = new Sequential(layers);
        Tensor x = Chains.gaussian(1, 128, 256);
        Tensor y = Tensor.zeros(Shape.of(128, 256));
        seed(1).stream("y").fillNormal(y.array(), 0, 0, 100);
        List<Measured> measured = Measured.of(network.build(seed(1)), Losses.mse(), x, y);
        NetworkProfile predicted = SignalPropagation.predict(network.network(), Losses.mse(), x, y);
        int rows = phi.equals("linear") ? 2 : 3;
        double grown = (measured.get(5 * rows).gradient().log10()
                        - measured.get(25 * rows).gradient().log10())
                / 20;
        double theory = (predicted.layers().get(5 * rows).gradient().log10()
                        - predicted.layers().get(25 * rows).gradient().log10())
                / 20;
        assertThat(Math.pow(10, grown)).isBetween(low, high);
        assertThat(Math.pow(10, theory)).isBetween(low - 0.01, high + 0.01);
    }

    /// `x + alpha f(x)` with He's branch: `(1 + alpha^2)^20`, 2^20 for alpha 1 and 2.65 for `1 /
    /// sqrt(20)`; the mean of ten networks within a factor 1.6 and 12 per cent.
    @ParameterizedTest
    @CsvSource({"1, 1.048576e6, 1.6", "0.2236068, 2.6533, 1.12"})
    void residualBranchesAddUp(double alpha, double growth, double factor) {
        Symbol start = input(256).on();
        Symbol at = start;
        for (int i = 0; i < 20; i++) {
            Symbol branch = dense(256)
                    .kernelInitializer(Initializers.lecunNormal())
                    .on(dense(256, "relu").kernelInitializer(HE).on(at));
            at = add().on(at, rescaling(alpha, 0).on(branch));
        }
        Definition network = Functional.of(start, at);
        Tensor x = Chains.gaussian(1, 8, 256);
        Tensor y = Tensor.zeros(Shape.of(8, 256));
        double mean = 0;
        for (int s = 1; s <= 10; s++) {
            double last = Measured.of(network.build(seed(s)), Losses.mse(), x, y)
                    .getLast()
                    .activation()
                    .log10();
            mean += Math.pow(10, 2 * last) / Chains.meanSquare(x.array()) / 10;
        }
        assertThat(mean).isBetween(growth / factor, growth * factor);
        double predicted = SignalPropagation.predict(network.build(seed(1)).network(), Losses.mse(), x, y)
                .layers()
                .getLast()
                .activation()
                .rms()
                .log10();
        assertThat(2 * predicted)
                .isCloseTo(Math.log10(growth * Chains.meanSquare(x.array())), within(Math.log10(factor)));
    }

    /// 50 layers of 256 nodes: each is a row, from the initializers and from the weights alike.
    @Test
    void fiftyLayersArePredictedWithAndWithoutTheirWeights() {
        Sequential network = Chains.classifier(64, 256, 49, dev.fanin.activation.Activations.tanh(), HE, 10);
        var model = network.build(seed(1));
        InputMoments moments = InputMoments.standardNormal(32, 64);
        for (var weights : new dev.fanin.graph.Weights[] {null, model.weights()}) {
            NetworkProfile predicted = SignalPropagation.predict(
                    model.network(),
                    weights,
                    Losses.sparseCategoricalCrossentropy(),
                    moments,
                    TargetMoments.standardNormal());
            assertThat(predicted.layers()).hasSize(50);
            assertThat(predicted.layers().getFirst().gradient().log10()).isBetween(-2.0, 3.0);
        }
    }
}
