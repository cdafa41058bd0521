package dev.fanin.lab.probe;

import static dev.fanin.init.Initializers.glorotNormal;
import static dev.fanin.init.Initializers.glorotUniform;
import static dev.fanin.init.Initializers.heNormal;
import static dev.fanin.init.Initializers.lecunNormal;
import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.lab.profile.Chains.gaussian;
import static dev.fanin.layer.Layers.conv2d;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.activation.GaussianMoments;
import dev.fanin.graph.Engine;
import dev.fanin.init.Initializer;
import dev.fanin.lab.profile.Chains;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.layer.Layer;
import dev.fanin.loss.Losses;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What initialization does to training, in figures of the papers, made small.
class TrainingFactsTest {

    private static final int CLASSES = 10;
    private static final int BATCH = 32;

    /// He et al. 2015, section 2.2: the deviations of 3x3 filters, and how much of the signal a
    /// deviation of 0.01 in all of them loses against these.
    @Test
    void deviationsOfFiltersByHe() {
        double[] expected = {.0589, .0417, .0295, .0208};
        int[] filters = {64, 128, 256, 512};
        for (int i = 0; i < filters.length; i++) {
            Model model = Sequential.of(
                            input(3, 3, filters[i]), conv2d(filters[i], 3).kernelInitializer("he_normal"))
                    .build(seed(1));
            float[] kernel = model.weights().get("conv2d/kernel").array();
            // 37,000 values or more: 1 % is 2.7 standard errors at worst.
            assertThat(Math.sqrt(Chains.meanSquare(kernel))).isCloseTo(expected[i], within(0.012 * expected[i]));
            assertThat(Math.sqrt(2.0 / (9 * filters[i]))).isCloseTo(expected[i], within(1e-4));
        }
        assertThat(5.9 * Math.pow(4.2, 2) * Math.pow(2.9, 2) * Math.pow(2.1, 4)).isCloseTo(1.7e4, within(100.0));
    }

    /// He et al. 2015, figure 3, with 30 relu layers of 128: He's network learns, Xavier's stays at
    /// the entropy of the labels. At 5 layers both learn.
    @Nested
    class Rectifiers {
        @Test
        void learnThroughThirtyLayersUnderHeAlone() {
            assertThat(loss(heNormal(), 30)).isLessThan(2.15);
            assertThat(loss(glorotNormal(), 30)).isGreaterThan(2.25);
        }

        @Test
        void learnThroughFiveLayersUnderBoth() {
            double he = loss(heNormal(), 5);
            double xavier = loss(glorotNormal(), 5);
            assertThat(he).isLessThan(1.3);
            assertThat(xavier).isLessThan(1.6).isGreaterThan(he);
        }

        private static double loss(Initializer kernel, int depth) {
            List<Layer> layers = new ArrayList<>();
            layers.add(input(64));
            for (int i = 0; i < depth; i++) {
                layers.add(dense(128, "relu").kernelInitializer(kernel));
            }
            return trained(layers, "sgd(learning_rate=0.01, momentum=0.9)", 250);
        }
    }

    /// Schoenholz et al. 2017, figure 5, at 50 tanh layers of 100: only near the edge of chaos does
    /// the loss fall.
    @Test
    void deepTanhNetworksLearnAtTheEdgeOfChaos() {
        double ordered = tanhLoss(1);
        double edge = tanhLoss(1.76095);
        double chaotic = tanhLoss(4);
        assertThat(edge).isLessThan(ordered - 0.05).isLessThan(chaotic - 0.05);
    }

    private static double tanhLoss(double variance) {
        List<Layer> layers = new ArrayList<>();
        layers.add(input(64));
        for (int i = 0; i < 50; i++) {
            int fanIn = i == 0 ? 64 : 100;
            layers.add(dense(100, "tanh")
                    .kernelInitializer(randomNormal(Math.sqrt(variance / fanIn)))
                    .biasInitializer(randomNormal(Math.sqrt(0.05))));
        }
        return trained(layers, "sgd(learning_rate=0.003, momentum=0.9)", 200);
    }

    /// Klambauer et al. 2017: from N(0.3, 1.5) through 32 layers to mean 0 and variance 1; but
    /// dL/dz grows by sqrt(1.0716) a layer.
    @Test
    void seluHasItsFixedPointAndAGrowingGradient() {
        int depth = 32;
        Tensor x = gaussian(1, 64, 500);
        for (int i = 0; i < x.array().length; i++) {
            x.array()[i] = (float) (x.array()[i] * Math.sqrt(1.5) + 0.3);
        }
        Model model =
                Chains.square(500, depth, Activations.selu(), lecunNormal()).build(seed(1));
        List<LayerProfile> layers =
                Probe.measure(model, Losses.mse(), x, gaussian(2, 64, 500)).layers();
        assertThat(layers.getLast().activation().mean()).isCloseTo(0, within(0.02));
        assertThat(Math.pow(layers.getLast().activation().standardDeviation(), 2))
                .isCloseTo(1, within(0.05));
        double chi = GaussianMoments.of(Activations.selu(), 1).derivativeSecond();
        assertThat(chi).isCloseTo(1.071575, within(1e-6));
        double growth =
                layers.get(1).gradient().log10() - layers.getLast().gradient().log10();
        // One network of 500 nodes strays by some sqrt(30 / 500) / 2 in ln, 0.05 decades.
        assertThat(growth).isCloseTo((depth - 2) / 2.0 * Math.log10(chi), within(0.2));
        assertThat(growth).isGreaterThan(0.2);
    }

    /// Trains with a softmax at the end on batches of 32 whose labels a random network gives.
    private static double trained(List<Layer> hidden, String optimizer, int steps) {
        List<Layer> layers = new ArrayList<>(hidden);
        layers.add(dense(CLASSES, "softmax").kernelInitializer(glorotUniform()));
        Model model = new Sequential(layers).build(seed(1), Engine.withThreads(1));
        model.compile(Optimizers.named(optimizer), Losses.sparseCategoricalCrossentropy());
        Tensor x = gaussian(7, BATCH * 50, 64);
        Tensor y = labels(x);
        model.fit(x, y, Fit.epochs(steps / 50).batchSize(BATCH).quietly());
        return model.evaluate(x.slice(0, 640), y.slice(0, 640)).loss();
    }

    private static Tensor labels(Tensor x) {
        Model teacher = Sequential.of(
                        input(64), dense(64, "tanh"), dense(CLASSES).kernelInitializer(randomNormal(1)))
                .build(seed(9));
        float[] scores = teacher.predict(x).array();
        float[] labels = new float[x.shape().axis(0)];
        for (int row = 0; row < labels.length; row++) {
            int from = row * CLASSES;
            labels[row] = IntStream.range(0, CLASSES)
                    .reduce((a, b) -> scores[from + a] >= scores[from + b] ? a : b)
                    .orElseThrow();
        }
        return Tensor.of(Shape.of(labels.length), labels);
    }
}
