package dev.fanin.lab.probe;

import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.lab.profile.Chains.gaussian;
import static dev.fanin.lab.profile.Chains.labels;
import static dev.fanin.layer.Layers.add;
import static dev.fanin.layer.Layers.averagePooling2d;
import static dev.fanin.layer.Layers.batchNormalization;
import static dev.fanin.layer.Layers.concatenate;
import static dev.fanin.layer.Layers.conv2d;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.dropout;
import static dev.fanin.layer.Layers.flatten;
import static dev.fanin.layer.Layers.gaussianNoise;
import static dev.fanin.layer.Layers.globalAveragePooling2d;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.layer.Layers.reshape;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.graph.Weights;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.layer.Symbol;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.model.Functional;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Compiled;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProbeGraphTest {

    private static final Loss CROSSENTROPY =
            Losses.sparseCategoricalCrossentropy().unclipped();

    /// Central differences of the loss that training reports, in a residual network with a branch
    /// of two convolutions beside the stream.
    @Test
    void gradientsInAResidualNetworkAreDifferencesOfTheLoss() {
        Symbol x = input(4, 4, 2).on();
        Symbol first = conv2d(3, 3, "tanh").padding("same").on(x);
        Symbol branch = conv2d(3, 3)
                .padding("same")
                .on(conv2d(3, 3, "tanh").padding("same").on(first));
        Symbol pooled = globalAveragePooling2d().on(add().on(first, branch));
        Model model = Functional.of(x, dense(3, "softmax").on(pooled)).build(seed(3));
        Tensor samples = gaussian(1, 6, 32).reshape(Shape.of(6, 4, 4, 2));
        NetworkProfile profile = Probe.measure(model, CROSSENTROPY, samples, labels(6, 3));
        assertThat(profile.layers())
                .extracting(LayerProfile::layer)
                .containsExactly("conv2d", "conv2d_1", "conv2d_2", "add", "global_average_pooling2d", "dense");
        model.compile(Optimizers.sgd(), CROSSENTROPY);
        for (int i : List.of(0, 1, 2, 5)) {
            LayerProfile layer = profile.layers().get(i);
            double expected = difference(model, layer.layer() + "/kernel", samples, labels(6, 3));
            assertThat(layer.weightGradient().value()).isCloseTo(expected, within(5e-3 * expected));
        }
    }

    private static double difference(Model model, String path, Tensor x, Tensor y) {
        float[] weights = model.weights().get(path).array();
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
        return Math.sqrt(squares / weights.length);
    }

    /// One input of 2 and one of 3, a sum of both, a weighted loss at each end: by hand, with all
    /// kernels 1, sums 2 + 3 = 5; dL/dz of the first output 2 (5 - 1) = 8, of the second 2 (5 - 4)
    /// / 2 = 1, so dL/dz of the sum is 9.
    @Test
    void severalInputsAndOutputsByHand() {
        Symbol left = input(1).on();
        Symbol right = input(1).on();
        Symbol sum = add().on(left, right);
        Symbol one = dense(1).kernelInitializer("ones").on(sum);
        Symbol two = dense(1).kernelInitializer("ones").on(sum);
        Model model = Functional.of(List.of(left, right), List.of(one, two)).build(seed(1));
        Compiled compiled = new Compiled(
                Optimizers.sgd(),
                List.of(
                        Compiled.judgement(Losses.mse()),
                        Compiled.judgement(Losses.mse()).weighted(0.5)));
        List<Tensor> x = List.of(Tensor.of(Shape.of(1, 1), 2), Tensor.of(Shape.of(1, 1), 3));
        List<Tensor> y = List.of(Tensor.of(Shape.of(1, 1), 1), Tensor.of(Shape.of(1, 1), 4));
        NetworkProfile profile = Probe.measure(model, compiled, x, y);
        assertThat(profile.input().value()).isCloseTo(Math.sqrt(13 / 2.0), within(1e-12));
        assertThat(profile.layers())
                .extracting(layer -> layer.gradient().value())
                .satisfiesExactly(
                        g -> assertThat(g).isCloseTo(9, within(1e-6)),
                        g -> assertThat(g).isCloseTo(8, within(1e-6)),
                        g -> assertThat(g).isCloseTo(1, within(1e-6)));
        assertThat(Probe.examine(model, compiled, x, y).evidence().loss()).isCloseTo(16 + 0.5, within(1e-6));
        assertThatThrownBy(() -> Probe.measure(model, compiled, x.subList(0, 1), y))
                .hasMessage("The model expects 2 inputs, got 1.");
        assertThatThrownBy(() -> Probe.measure(model, compiled, List.of(x.getFirst(), Tensor.zeros(Shape.of(2, 1))), y))
                .hasMessage("All inputs need the same number of samples, got 1 and 2.");
    }

    @Nested
    class Normalized {
        private final Model model = Sequential.of(
                        input(5),
                        dense(8).kernelInitializer(randomNormal(30)),
                        batchNormalization(),
                        dropout(0.5),
                        gaussianNoise(3),
                        dense(3, "softmax"))
                .build(seed(1));
        private final Tensor x = gaussian(1, 40, 5);

        /// With the moments of the batch the output has mean 0 and variance 1 whatever goes in, in
        /// each feature; with the moving ones, 0 and 1, it would be as wide as the input.
        @Test
        void isMeasuredWithTheMomentsOfTheBatch() {
            LayerProfile layer = Probe.measure(model, CROSSENTROPY, x, labels(40, 3))
                    .layers()
                    .get(1);
            assertThat(layer.layer()).isEqualTo("batch_normalization");
            assertThat(layer.activation().mean()).isCloseTo(0, within(1e-6));
            assertThat(layer.activation().rms().value()).isCloseTo(1, within(1e-4));
        }

        @Test
        void isNotChanged() {
            Weights before = model.weights().copy();
            model.compile("sgd", "sparse_categorical_crossentropy");
            long values = model.checkpoint().steps();
            NetworkProfile first = Probe.measure(model, CROSSENTROPY, x, labels(40, 3));
            Probe.examine(model, CROSSENTROPY, x, labels(40, 3));
            Probe.forward(model, List.of(x));
            before.values()
                    .forEach((path, tensor) ->
                            assertThat(model.weights().get(path).array()).isEqualTo(tensor.array()));
            assertThat(model.checkpoint().steps()).isEqualTo(values);
            assertThat(Probe.measure(model, CROSSENTROPY, x, labels(40, 3))).isEqualTo(first);
        }

        /// Dropout of one half would leave a tenth of the sums of 40 samples as they are.
        @Test
        void hasItsDropoutAndNoiseAtRest() {
            Model plain = Sequential.of(
                            input(5),
                            dense(8).kernelInitializer(randomNormal(30)),
                            batchNormalization(),
                            dense(3, "softmax"))
                    .build(seed(1));
            assertThat(Probe.measure(plain, CROSSENTROPY, x, labels(40, 3)))
                    .isEqualTo(Probe.measure(model, CROSSENTROPY, x, labels(40, 3)));
        }
    }

    @Test
    void forwardSeesTheSameSignal() {
        Symbol x = input(4, 4, 1).on();
        Symbol left = averagePooling2d(2).on(conv2d(2, 1, "relu").on(x));
        Symbol right = averagePooling2d(2).on(conv2d(3, 1, "sigmoid").on(x));
        Symbol flat = flatten().on(concatenate().on(left, right));
        Model model =
                Functional.of(x, dense(3, "softmax").on(reshape(20).on(flat))).build(seed(1));
        Tensor samples = gaussian(1, 6, 16).reshape(Shape.of(6, 4, 4, 1));
        NetworkProfile profile = Probe.measure(model, CROSSENTROPY, samples, labels(6, 3));
        List<LayerRms> forward = Probe.forward(model, List.of(samples));
        assertThat(forward).hasSameSizeAs(profile.layers()).hasSize(6);
        assertThat(IntStream.range(0, forward.size())).allSatisfy(i -> {
            LayerProfile layer = profile.layers().get(i);
            assertThat(forward.get(i))
                    .isEqualTo(new LayerRms(
                            layer.layer(),
                            layer.preActivation().rms(),
                            layer.activation().rms()));
        });
    }
}
