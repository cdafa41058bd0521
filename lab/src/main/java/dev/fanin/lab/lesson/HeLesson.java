package dev.fanin.lab.lesson;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;

import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.layer.Layer;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import java.util.ArrayList;
import java.util.List;

/// relu halves the mean square of a signal; variance 2/n makes up for it.
final class HeLesson {

    private static final int DEPTH = 30;
    private static final int WIDTH = 128;

    private HeLesson() {}

    static Lesson.Findings run(Seed seed) {
        List<Row> rows = new ArrayList<>();
        add(rows, "1/n", Initializers.lecunNormal(), seed);
        add(rows, "2/n", Initializers.heNormal(), seed);
        return new Lesson.Findings(
                rows,
                "With 1/n every relu layer halves the mean square, and after 30 layers the signal is 30,000 times"
                        + " smaller; with 2/n, He's initialization, it arrives.");
    }

    private static void add(List<Row> rows, String variance, Initializer initializer, Seed seed) {
        List<Layer> layers = new ArrayList<>();
        layers.add(input(WIDTH));
        for (int i = 1; i <= DEPTH; i++) {
            layers.add(dense(WIDTH, "relu").kernelInitializer(initializer).named("hidden_" + i));
        }
        Propagation propagation = new Propagation(new Sequential(layers), seed);
        for (int layer : new int[] {1, 5, 10, 15, 20, 25, 30}) {
            rows.add(propagation.activation("log10 rms of x, variance " + variance + ", layer " + layer, layer - 1));
        }
    }
}
