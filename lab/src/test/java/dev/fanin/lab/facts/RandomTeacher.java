package dev.fanin.lab.facts;

import static dev.fanin.init.Initializers.glorotUniform;
import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;

import dev.fanin.graph.Engine;
import dev.fanin.lab.profile.Chains;
import dev.fanin.layer.Layer;
import dev.fanin.loss.Losses;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// 1600 Gaussian samples of 64 features in ten classes, of which each is the largest output of a
/// random network of one hidden layer.
///
/// @param x the samples
/// @param y their classes
record RandomTeacher(Tensor x, Tensor y) {

    static final int FEATURES = 64;

    private static final int CLASSES = 10;
    private static final int SAMPLES = 1600;
    private static final int BATCH = 32;

    static RandomTeacher data() {
        Tensor x = Chains.gaussian(7, SAMPLES, FEATURES);
        Model teacher = Sequential.of(
                        input(FEATURES), dense(FEATURES, "tanh"), dense(CLASSES).kernelInitializer(randomNormal(1)))
                .build(Seed.seed(9));
        float[] scores = teacher.predict(x).array();
        Tensor labels = Tensor.zeros(Shape.of(SAMPLES));
        for (int row = 0; row < SAMPLES; row++) {
            int from = row * CLASSES;
            labels.array()[row] = IntStream.range(0, CLASSES)
                    .reduce((a, b) -> scores[from + a] >= scores[from + b] ? a : b)
                    .orElseThrow();
        }
        return new RandomTeacher(x, labels);
    }

    /// Returns the loss of the best constant prediction.
    double entropy() {
        double[] shares = new double[CLASSES];
        for (float label : y.array()) {
            shares[(int) label] += 1.0 / SAMPLES;
        }
        double entropy = 0;
        for (double share : shares) {
            entropy -= share > 0 ? share * Math.log(share) : 0;
        }
        return entropy;
    }

    /// Returns the loss on all samples after so many epochs of 50 steps with momentum 0.9, with a
    /// softmax behind the hidden layers.
    double loss(List<Layer> hidden, double rate, int epochs, long seed) {
        List<Layer> layers = new ArrayList<>(List.of(input(FEATURES)));
        layers.addAll(hidden);
        layers.add(dense(CLASSES, "softmax").kernelInitializer(glorotUniform()));
        Model model = new Sequential(layers).build(Seed.seed(seed), Engine.withThreads(1));
        model.compile(
                Optimizers.sgd(rate, 0.9),
                Losses.sparseCategoricalCrossentropy().unclipped());
        model.fit(x, y, Fit.epochs(epochs).batchSize(BATCH).quietly());
        return model.evaluate(x, y).loss();
    }
}
