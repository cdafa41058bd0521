package dev.fanin.lab.lesson;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;

import dev.fanin.layer.Layer;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import java.util.ArrayList;
import java.util.List;

/// Through sigmoid layers the signal stays near one half while the gradient loses a factor of four
/// a layer.
final class VanishingLesson {

    private static final int DEPTH = 10;
    private static final int WIDTH = 128;

    private VanishingLesson() {}

    static Lesson.Findings run(Seed seed) {
        List<Layer> layers = new ArrayList<>();
        layers.add(input(WIDTH));
        for (int i = 1; i <= DEPTH; i++) {
            layers.add(dense(WIDTH, "sigmoid").named("hidden_" + i));
        }
        layers.add(dense(WIDTH).named("output"));
        Propagation propagation = new Propagation(new Sequential(layers), seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < DEPTH; i++) {
            rows.add(propagation.activation("log10 rms of x, layer " + (i + 1), i));
        }
        for (int i = 0; i < DEPTH; i++) {
            rows.add(propagation.gradient("log10 rms of dL/dz over the output's, layer " + (i + 1), i));
        }
        return new Lesson.Findings(
                rows,
                "The outputs look healthy in every layer, but on its way back the gradient loses a factor of about"
                        + " four a layer, and the first layers learn nothing: look at the gradient, not at the signal"
                        + " alone.");
    }
}
