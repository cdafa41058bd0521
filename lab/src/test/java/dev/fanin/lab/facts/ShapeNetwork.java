package dev.fanin.lab.facts;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.graph.Engine;
import dev.fanin.init.Distribution;
import dev.fanin.init.FanMode;
import dev.fanin.init.Initializer;
import dev.fanin.init.VarianceScaling;
import dev.fanin.layer.Layer;
import dev.fanin.loss.Losses;
import dev.fanin.metric.Metrics;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.random.Seed;
import dev.fanin.train.Fit;
import java.util.ArrayList;
import java.util.List;

/// The networks of Glorot and Bengio 2010 over small images: equal hidden layers, softmax, plain
/// gradient descent in batches of ten.
final class ShapeNetwork {

    /// `U(-1/sqrt(n), 1/sqrt(n))`, the old rule.
    static final Initializer STANDARD = new VarianceScaling(1 / 3.0, FanMode.FAN_IN, Distribution.UNIFORM);

    static final int BATCH = 10;

    private ShapeNetwork() {}

    static Model of(ActivationFunction phi, Initializer kernel, int depth, int width, double rate, long seed) {
        List<Layer> layers = new ArrayList<>(List.of(input(ShapeSet.SIDE * ShapeSet.SIDE)));
        for (int i = 0; i < depth; i++) {
            layers.add(dense(width, phi).kernelInitializer(kernel));
        }
        layers.add(dense(ShapeSet.CLASSES, "softmax").kernelInitializer(kernel));
        Model model = new Sequential(layers).build(Seed.seed(seed), Engine.withThreads(1));
        model.compile(
                Optimizers.sgd(rate, 0),
                Losses.sparseCategoricalCrossentropy().unclipped(),
                Metrics.named("sparse_categorical_accuracy"));
        return model;
    }

    static void train(Model model, ShapeSet data, int epochs) {
        model.fit(data.x(), data.y(), Fit.epochs(epochs).batchSize(BATCH).quietly());
    }

    /// Returns the share of images that are put into a wrong class.
    static double error(Model model, ShapeSet data) {
        return 1 - model.evaluate(data.x(), data.y()).get("sparse_categorical_accuracy");
    }
}
