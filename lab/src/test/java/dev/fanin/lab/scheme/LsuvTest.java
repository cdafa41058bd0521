package dev.fanin.lab.scheme;

import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.layer.Layers.add;
import static dev.fanin.layer.Layers.batchNormalization;
import static dev.fanin.layer.Layers.conv2d;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.globalAveragePooling2d;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.layer.Layers.maxPooling2d;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.graph.Engine;
import dev.fanin.graph.Execution;
import dev.fanin.init.Initializers;
import dev.fanin.lab.profile.Chains;
import dev.fanin.layer.Layer;
import dev.fanin.layer.SeparableConvolution;
import dev.fanin.layer.Symbol;
import dev.fanin.model.Definition;
import dev.fanin.model.Functional;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Fit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LsuvTest {

    /// Images of two kinds: stripes across or along, of random phase, with noise.
    private static final int SAMPLES = 128;

    private static Tensor images() {
        Tensor images = Tensor.zeros(Shape.of(SAMPLES, 12, 12, 1));
        seed(5).stream("noise").fillNormal(images.array(), 0, 0, 0.3);
        for (int i = 0; i < SAMPLES; i++) {
            float phase = seed(5).stream("phase").uniform(i);
            for (int pixel = 0; pixel < 144; pixel++) {
                int along = i % 2 == 0 ? pixel / 12 : pixel % 12;
                images.array()[i * 144 + pixel] += (float) Math.sin(2 * Math.PI * (along / 4.0 + phase));
            }
        }
        return images;
    }

    private static Tensor labels() {
        Tensor labels = Tensor.zeros(Shape.of(SAMPLES));
        for (int i = 0; i < SAMPLES; i++) {
            labels.array()[i] = i % 2;
        }
        return labels;
    }

    /// Sixteen convolutions, thin as in FitNets, and a head: 17 kernels.
    private static Definition thin(String activation) {
        List<Layer> layers = new ArrayList<>(List.of(input(12, 12, 1)));
        for (int i = 0; i < 16; i++) {
            layers.add(conv2d(8, 3, activation).padding("same").kernelInitializer(randomNormal(0.01)));
            if (i == 7) {
                layers.add(maxPooling2d(2));
            }
        }
        layers.add(globalAveragePooling2d());
        layers.add(dense(2, "softmax").kernelInitializer(randomNormal(0.01)));
        return new Sequential(layers);
    }

    /// Mishkin and Matas, 2016: unit variance at each layer within ten rounds, and training where
    /// N(0, 0.01^2) stands still at ln 2.
    @ParameterizedTest
    @ValueSource(strings = {"relu", "tanh"})
    void aThinNetworkOf17LayersTrains(String activation) {
        Model small = thin(activation).build(seed(1), Engine.plain());
        Lsuv.Result result = Lsuv.ofPaper().of(small, images());

        assertThat(result.layers()).hasSize(17);
        assertThat(result.isReached()).isTrue();
        assertThat(result.layers()).allMatch(row -> row.rounds() <= 10 && Math.abs(row.after() - 1) < 0.1);
        assertThat(small.weights().get("conv2d/kernel").array())
                .isEqualTo(thin(activation)
                        .build(seed(1))
                        .weights()
                        .get("conv2d/kernel")
                        .array());

        Model mended = thin(activation).build(result.weights(), seed(1), Engine.plain());
        variancesAreThoseOfTheReport(mended, result);
        double after = trained(mended);
        assertThat(trained(small)).isCloseTo(Math.log(2), within(0.02));
        assertThat(after).isLessThan(0.35);
    }

    private static void variancesAreThoseOfTheReport(Model model, Lsuv.Result result) {
        Execution run = Chains.forward(model, images());
        int kernel = 0;
        for (int i = 0; i < model.network().nodes().size(); i++) {
            if (!model.network().nodes().get(i).parameters().isEmpty()) {
                double variance = variance(run.preActivation(i));
                assertThat(result.layers().get(kernel++).after()).isCloseTo(variance, within(1e-4 * variance));
            }
        }
    }

    private static double variance(float[] z) {
        double sum = 0;
        double squares = 0;
        for (float value : z) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / z.length;
        return squares / z.length - mean * mean;
    }

    private static double trained(Model model) {
        model.compile(Optimizers.adam(0.003), "sparse_categorical_crossentropy");
        var losses = model.fit(images(), labels(), Fit.epochs(8).batchSize(16).quietly())
                .values("loss");
        return losses.getLast();
    }

    @Test
    void anyGraphIsSettled() {
        Symbol in = input(8, 8, 3).on();
        Symbol x = conv2d(6, 3).padding("same").on(in);
        x = batchNormalization().on(x);
        Layer shared = conv2d(6, 1, "gelu").kernelInitializer(Initializers.ones());
        Symbol branch = shared.on(shared.on(x));
        branch = SeparableConvolution.of(6, conv2d(1, 3).padding("same").window(), Activations.relu())
                .on(branch);
        Symbol out = dense(3).on(globalAveragePooling2d().on(add().on(x, branch)));
        Model model = Functional.of(in, out).build(seed(2));
        Tensor batch = Tensor.zeros(Shape.of(64, 8, 8, 3));
        seed(3).stream("x").fillNormal(batch.array(), 0, 2, 5);

        Lsuv.Result result = Lsuv.ofPaper().of(model, batch);

        assertThat(result.isReached()).isTrue();
        assertThat(result.layers().stream().map(Lsuv.Row::path))
                .containsExactly("conv2d", "conv2d_1", "separable_conv2d", "dense");
        assertThat(result.weights().get("batch_normalization/moving_mean").array())
                .containsOnly(0);
    }

    @Test
    void aDeadLayerIsReportedAndNotDividedByZero() {
        Model model = Sequential.of(
                        input(4),
                        dense(4, "relu")
                                .biasInitializer(Initializers.constant(-9))
                                .kernelInitializer("zeros"),
                        dense(2))
                .build(seed(1));
        Lsuv.Result result = new Lsuv(0.1, 10, false, false).of(model, Chains.gaussian(1, 64, 4));

        assertThat(result.isReached()).isFalse();
        assertThat(result.layers().getFirst()).isEqualTo(new Lsuv.Row("dense", 0, 0, 0, false));
        assertThat(result.weights().get("dense/kernel").array()).containsOnly(0);
    }

    @Test
    void aBatchThatDoesNotFitIsRefused() {
        Model model = Sequential.of(input(4), dense(2)).build(seed(1));

        assertThatThrownBy(() -> Lsuv.ofPaper().of(model, Chains.gaussian(1, 8, 3)))
                .hasMessage("The network expects a batch for each of its inputs [(None, 4)], got [(8, 3)].");
        assertThatThrownBy(() -> new Lsuv(0, 10, true, true))
                .hasMessage("LSUV needs a tolerance above 0 and at least 1 round, got 0.0 and 10.");
    }
}
