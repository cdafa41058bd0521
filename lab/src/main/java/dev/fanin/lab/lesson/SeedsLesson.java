package dev.fanin.lab.lesson;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;

import dev.fanin.init.Initializers;
import dev.fanin.lab.probe.Probe;
import dev.fanin.lab.theory.LogMoments;
import dev.fanin.layer.Layer;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// In a narrow deep network the luck of the draw decides how much of the signal arrives.
///
/// Source: Hanin, "Which neural net architectures give rise to exploding and vanishing gradients?",
/// 2018.
final class SeedsLesson {

    private static final int DEPTH = 30;
    private static final int DRAWS = 400;

    private SeedsLesson() {}

    static Lesson.Findings run(Seed seed) {
        List<Row> rows = new ArrayList<>();
        add(rows, 24, seed);
        add(rows, 96, seed);
        return new Lesson.Findings(
                rows,
                "He's variance keeps the mean square on average over all seeds, but not for yours: with 24 nodes a layer"
                        + " half of all seeds keep less than a thirtieth of it, and a few have many times as much; four"
                        + " times as wide, the logarithm scatters half as far.");
    }

    private static void add(List<Row> rows, int width, Seed seed) {
        double[] growths = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            growths[i] = growth(width, new Seed(seed.value() + i * 1_000_003L));
        }
        Sample sample = Sample.of(growths);
        LogMoments layer = LogMoments.relu(width);
        double mean = DEPTH * layer.mean();
        double deviation = Math.sqrt(DEPTH * layer.variance());
        String name = ", width " + width;
        rows.add(sample.meanRow("mean of ln of the mean square after 30 layers" + name, mean));
        rows.add(sample.deviationRow("standard deviation of that ln over seeds" + name, deviation, 3));
        double lost = Math.log(0.1);
        double share = new Normal(deviation).beyond(Math.abs(lost - mean)) / 2;
        rows.add(sample.map(ln -> ln < lost ? 1 : 0)
                .shareRow("share of seeds that keep less than a tenth" + name, lost < mean ? share : 1 - share));
    }

    private static double growth(int width, Seed seed) {
        List<Layer> layers = new ArrayList<>();
        layers.add(input(width));
        for (int i = 1; i <= DEPTH; i++) {
            layers.add(dense(width, "relu")
                    .withoutBias()
                    .kernelInitializer(Initializers.randomNormal(Math.sqrt(2.0 / width))));
        }
        Model model = new Sequential(layers).build(seed);
        Tensor x = Tensor.zeros(model.network().input().prepend(1));
        Arrays.fill(x.array(), 1);
        return 2
                * Math.log(10)
                * Probe.forward(model, List.of(x)).getLast().activation().log10();
    }
}
