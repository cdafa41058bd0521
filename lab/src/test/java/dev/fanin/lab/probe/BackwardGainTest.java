package dev.fanin.lab.probe;

import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.lab.profile.Chains.gaussian;
import static dev.fanin.layer.Layers.add;
import static dev.fanin.layer.Layers.batchNormalization;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.flatten;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.layer.Layers.maxPooling2d;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.lab.profile.Chains;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.layer.Symbol;
import dev.fanin.loss.Losses;
import dev.fanin.model.Functional;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import org.junit.jupiter.api.Test;

class BackwardGainTest {

    private static final int SAMPLES = 256;

    /// The mean of `|W v|^2` is `|W|^2`, so the square of the gain is `|W|^2 / n_in`, to 1 % with
    /// 256 samples of 30 values; through relu, that of the rows whose unit is open, by sample.
    @Test
    void ofADenseLayerIsTheNormOfItsKernel() {
        Model model = Sequential.of(
                        input(20),
                        dense(30).kernelInitializer(randomNormal(0.4)),
                        dense(30, "relu").kernelInitializer(randomNormal(0.4)))
                .build(seed(1));
        NetworkProfile profile = examine(model, gaussian(1, SAMPLES, 20), 30);
        double norm = Chains.meanSquare(model.weights().get("dense/kernel").array()) * 30;
        assertThat(gain(profile, 0)).isCloseTo(Math.sqrt(norm), within(0.03 * Math.sqrt(norm)));
        double next = Chains.meanSquare(model.weights().get("dense_1/kernel").array()) * 30;
        // Units differ in how often they are open.
        assertThat(gain(profile, 1)).isCloseTo(Math.sqrt(next / 2), within(0.06 * Math.sqrt(next / 2)));
    }

    /// What comes back has lost the mean over the batch and what lies along the output, 2 of 256
    /// directions a feature, and is divided by the input's deviation.
    @Test
    void ofABatchNormalizationIsOneOverTheDeviation() {
        Model model = Sequential.of(input(500), batchNormalization().epsilon(0)).build(seed(1));
        Tensor x = gaussian(1, 8, 500);
        for (int i = 0; i < x.array().length; i++) {
            x.array()[i] = i < 4 * 500 ? -5 : 5;
        }
        assertThat(gain(examine(model, x, 500), 0)).isCloseTo(Math.sqrt(6 / 8.0) / 5, within(0.02 / 5));
    }

    /// Of a window of four, one value takes the gradient: a quarter of the squares.
    @Test
    void ofMaximumPoolingIsOneHalf() {
        Model model = Sequential.of(input(8, 8, 3), maxPooling2d(2), flatten()).build(seed(1));
        Tensor x = gaussian(1, SAMPLES, 192).reshape(Shape.of(SAMPLES, 8, 8, 3));
        assertThat(gain(examine(model, x, 48), 0)).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void ofASumIsOne() {
        Symbol x = input(6).on();
        Model model = Functional.of(x, add().on(dense(6).on(x), x)).build(seed(1));
        assertThat(gain(examine(model, gaussian(1, SAMPLES, 6), 6), 1)).isCloseTo(1, within(1e-6));
    }

    @Test
    void isNotLookedAtUnlessWanted() {
        Model model = Sequential.of(input(6), dense(6)).build(seed(1));
        assertThat(Probe.measure(model, Losses.mse(), gaussian(1, 3, 6), gaussian(2, 3, 6))
                        .layers()
                        .getFirst()
                        .backwardGain()
                        .log10())
                .isNaN();
    }

    private static NetworkProfile examine(Model model, Tensor x, int outputs) {
        return Probe.examine(
                        model, Losses.mse(), x, Tensor.zeros(Shape.of(x.shape().axis(0), outputs)))
                .profile();
    }

    private static double gain(NetworkProfile profile, int layer) {
        return profile.layers().get(layer).backwardGain().value();
    }
}
