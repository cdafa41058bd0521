package dev.fanin.lab.lesson;

import static dev.fanin.layer.Layers.add;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;

import dev.fanin.init.Initializers;
import dev.fanin.lab.probe.LayerRms;
import dev.fanin.lab.probe.Probe;
import dev.fanin.layer.Symbol;
import dev.fanin.model.Functional;
import dev.fanin.model.Model;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Each block of a residual network adds its own mean square to the stream: `(1 + alpha^2)^L`.
///
/// A block is `x + alpha V relu(W x)` with `n Var(W) = 2` and `n Var(V) = 1`, of which the second
/// part has on average the mean square of x and no correlation with it.
///
/// Source: Hanin and Rolnick, "How to start training", 2018, section 4; Zhang, Dauphin and Ma,
/// "Fixup initialization", 2019, section 2.
final class ResidualLesson {

    private static final int BLOCKS = 20;
    private static final int WIDTH = 96;
    private static final int DRAWS = 100;

    private ResidualLesson() {}

    static Lesson.Findings run(Seed seed) {
        List<Row> rows = new ArrayList<>();
        measure(rows, "alpha 1", 1, seed);
        measure(rows, "alpha 1/sqrt(20)", 1 / Math.sqrt(BLOCKS), seed);
        measure(rows, "alpha 0, as in Fixup", 0, seed);
        return new Lesson.Findings(
                rows,
                "Twenty plain blocks make the mean square a million times larger. Scaled by 1/sqrt(L) they make it e"
                        + " times larger, however many there are; started at zero, as Fixup does, they pass the input"
                        + " through until training gives them something to add.");
    }

    private static void measure(List<Row> rows, String name, double alpha, Seed seed) {
        List<double[]> draws = new ArrayList<>();
        for (int i = 0; i < DRAWS; i++) {
            draws.add(growths(alpha, new Seed(seed.value() + i * 1_000_003L)));
        }
        for (int block : new int[] {5, BLOCKS}) {
            Sample sample = Sample.of(
                    draws.stream().mapToDouble(draw -> draw[block - 1]).toArray());
            rows.add(sample.meanRow(
                    "mean square of the stream over the input's, " + name + ", block " + block,
                    Math.pow(1 + alpha * alpha, block)));
        }
    }

    /// Returns the mean square of the stream over the input's after each block.
    private static double[] growths(double alpha, Seed seed) {
        Symbol x = input(WIDTH).on();
        Symbol stream = x;
        for (int i = 0; i < BLOCKS; i++) {
            Symbol branch = dense(WIDTH, "relu")
                    .kernelInitializer(Initializers.randomNormal(Math.sqrt(2.0 / WIDTH)))
                    .on(stream);
            Symbol back = dense(WIDTH)
                    .kernelInitializer(Initializers.randomNormal(alpha / Math.sqrt(WIDTH)))
                    .on(branch);
            stream = add().on(stream, back);
        }
        Model model = Functional.of(x, stream).build(seed);
        Tensor ones = Tensor.zeros(model.network().input().prepend(1));
        Arrays.fill(ones.array(), 1);
        return Probe.forward(model, List.of(ones)).stream()
                .filter(layer -> layer.layer().startsWith("add"))
                .map(LayerRms::activation)
                .mapToDouble(rms -> Math.pow(rms.value(), 2))
                .toArray();
    }
}
