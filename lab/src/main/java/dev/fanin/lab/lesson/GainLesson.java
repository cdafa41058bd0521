package dev.fanin.lab.lesson;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;

import dev.fanin.init.Initializers;
import dev.fanin.layer.Layer;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import java.util.ArrayList;
import java.util.List;

/// A gain of 5/3 keeps the signal of tanh layers up and makes the gradient grow with every layer.
///
/// With `n Var(W) = 25/9` the mean square of z settles at 1.178, where `n Var(W) E tanh'^2` is
/// 1.21.
final class GainLesson {

    private static final int DEPTH = 30;
    private static final int WIDTH = 96;

    private GainLesson() {}

    static Lesson.Findings run(Seed seed) {
        List<Row> rows = new ArrayList<>();
        add(rows, "gain 5/3", 5.0 / 3, seed);
        add(rows, "gain 1", 1, seed);
        return new Lesson.Findings(
                rows,
                "With the gain 5/3 the outputs stay large, but the gradient grows by a tenth in every layer on its way back,"
                        + " and so without end; with the gain 1 outputs and gradient shrink, but ever less the smaller"
                        + " the outputs are, and most of it happens in the first layers.");
    }

    private static void add(List<Row> rows, String name, double gain, Seed seed) {
        List<Layer> layers = new ArrayList<>();
        layers.add(input(WIDTH));
        for (int i = 1; i <= DEPTH; i++) {
            layers.add(dense(WIDTH, "tanh")
                    .withoutBias()
                    .kernelInitializer(Initializers.randomNormal(gain / Math.sqrt(WIDTH)))
                    .named("hidden_" + i));
        }
        layers.add(dense(WIDTH).named("output"));
        Propagation propagation = new Propagation(new Sequential(layers), seed);
        rows.add(propagation.activation("log10 rms of x, " + name + ", layer 30", DEPTH - 1));
        for (int layer : new int[] {20, 10, 1}) {
            rows.add(propagation.gradient(
                    "log10 rms of dL/dz over the output's, " + name + ", layer " + layer, layer - 1));
        }
    }
}
