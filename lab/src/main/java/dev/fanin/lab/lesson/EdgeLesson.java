package dev.fanin.lab.lesson;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;

import dev.fanin.init.Initializers;
import dev.fanin.layer.Layer;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import java.util.ArrayList;
import java.util.List;

/// Between order and chaos lies an edge on which gradients neither vanish nor explode.
///
/// For tanh with biases of variance 0.05 it lies at `n Var(W) = 1.76095`.
///
/// Source: Schoenholz et al., "Deep information propagation", 2017, section 3.
final class EdgeLesson {

    private static final int DEPTH = 20;
    private static final int WIDTH = 128;
    private static final double BIAS_VARIANCE = 0.05;

    private EdgeLesson() {}

    static Lesson.Findings run(Seed seed) {
        List<Row> rows = new ArrayList<>();
        add(rows, 1, seed);
        add(rows, 1.76095, seed);
        add(rows, 4, seed);
        return new Lesson.Findings(
                rows,
                "With small weights the gradient vanishes, with large ones it explodes; in between, at n Var(W) = 1.761"
                        + " for these biases, it stays as it is, and networks can be deep.");
    }

    private static void add(List<Row> rows, double variance, Seed seed) {
        List<Layer> layers = new ArrayList<>();
        layers.add(input(WIDTH));
        for (int i = 1; i <= DEPTH; i++) {
            layers.add(dense(WIDTH, "tanh")
                    .kernelInitializer(Initializers.randomNormal(Math.sqrt(variance / WIDTH)))
                    .biasInitializer(Initializers.randomNormal(Math.sqrt(BIAS_VARIANCE)))
                    .named("hidden_" + i));
        }
        layers.add(dense(WIDTH).named("output"));
        Propagation propagation = new Propagation(new Sequential(layers), seed);
        String name = ", n Var(W) = " + variance + ", layer ";
        rows.add(propagation.activation("log10 rms of x" + name + DEPTH, DEPTH - 1));
        for (int layer : new int[] {10, 1}) {
            rows.add(propagation.gradient("log10 rms of dL/dz over the output's" + name + layer, layer - 1));
        }
    }
}
