package dev.fanin.lab.probe;

import static dev.fanin.init.Initializers.glorotUniform;
import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.lab.profile.Chains.gaussian;
import static dev.fanin.lab.profile.Chains.labels;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.lab.profile.Chains;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.model.Model;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeGradientsTest {

    private static final Loss CROSSENTROPY =
            Losses.sparseCategoricalCrossentropy().unclipped();

    /// The same sample over and over is the same mean loss, and the same loss of each sample.
    @Test
    void ofSumsDoNotDependOnTheBatchSize() {
        Model model = Chains.classifier(6, 8, 2, Activations.tanh(), glorotUniform(), 3)
                .build(seed(1));
        NetworkProfile one = Probe.measure(model, CROSSENTROPY, repeated(1), Tensor.zeros(Shape.of(1)));
        NetworkProfile many = Probe.measure(model, CROSSENTROPY, repeated(50), Tensor.zeros(Shape.of(50)));
        for (int i = 0; i < 3; i++) {
            LayerProfile single = one.layers().get(i);
            LayerProfile batch = many.layers().get(i);
            assertThat(batch.gradient().log10()).isCloseTo(single.gradient().log10(), within(1e-5));
            assertThat(batch.weightGradient().log10())
                    .isCloseTo(single.weightGradient().log10(), within(1e-5));
        }
    }

    /// Central differences of the loss that training reports.
    @ParameterizedTest
    @ValueSource(strings = {"tanh", "sigmoid", "linear"})
    void ofWeightsAreDifferencesOfTheMeanLoss(String phi) {
        Model model = Chains.classifier(4, 5, 2, Activations.named(phi), randomNormal(0.8), 3)
                .build(seed(2));
        Tensor x = gaussian(1, 7, 4);
        Tensor y = labels(7, 3);
        NetworkProfile profile = Probe.measure(model, CROSSENTROPY, x, y);
        model.compile(Optimizers.sgd(), CROSSENTROPY);
        String[] kernels = {"dense/kernel", "dense_1/kernel", "dense_2/kernel"};
        for (int layer = 0; layer < 3; layer++) {
            float[] weights = model.weights().get(kernels[layer]).array();
            double squares = 0;
            for (int i = 0; i < weights.length; i++) {
                float kept = weights[i];
                weights[i] = kept + 0.01f;
                double above = model.evaluate(x, y).loss();
                weights[i] = kept - 0.01f;
                double below = model.evaluate(x, y).loss();
                weights[i] = kept;
                squares += Math.pow((above - below) / 0.02, 2);
            }
            double expected = Math.sqrt(squares / weights.length);
            assertThat(profile.layers().get(layer).weightGradient().value())
                    .isCloseTo(expected, within(2e-3 * expected));
        }
    }

    private static Tensor repeated(int samples) {
        float[] values = new float[samples * 6];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 6 - 2.5f;
        }
        return Tensor.of(Shape.of(samples, 6), values);
    }
}
