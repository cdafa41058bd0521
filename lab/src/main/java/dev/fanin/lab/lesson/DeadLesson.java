package dev.fanin.lab.lesson;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;

import dev.fanin.init.Initializers;
import dev.fanin.lab.probe.Probe;
import dev.fanin.layer.Layer;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A layer of n relu nodes puts out nothing for an input with probability `2^-n`, and then so do
/// all layers after it.
///
/// Source: Lu et al., "Dying ReLU and initialization", 2019, theorem 3.3.
final class DeadLesson {

    private static final int DEPTH = 10;
    private static final int DRAWS = 1000;

    private DeadLesson() {}

    static Lesson.Findings run(Seed seed) {
        List<Row> rows = new ArrayList<>();
        for (int width : new int[] {2, 3, 4, 6}) {
            double[] dead = new double[DRAWS];
            for (int i = 0; i < DRAWS; i++) {
                dead[i] = isDead(width, new Seed(seed.value() + i * 1_000_003L)) ? 1 : 0;
            }
            rows.add(Sample.of(dead)
                    .shareRow(
                            "share of networks dead for an input, 10 relu layers of " + width,
                            1 - Math.pow(1 - Math.pow(2, -width), DEPTH)));
        }
        return new Lesson.Findings(
                rows,
                "With two nodes a layer hardly a network lives to see its first step, with four every second dies for a"
                        + " given input, and from a dozen on the risk is small: width, not variance, keeps relu alive.");
    }

    private static boolean isDead(int width, Seed seed) {
        List<Layer> layers = new ArrayList<>();
        layers.add(input(width));
        for (int i = 1; i <= DEPTH; i++) {
            layers.add(dense(width, "relu").kernelInitializer(Initializers.randomNormal(Math.sqrt(2.0 / width))));
        }
        Model model = new Sequential(layers).build(seed);
        Tensor x = Tensor.zeros(model.network().input().prepend(1));
        Arrays.fill(x.array(), 1);
        return Double.isInfinite(
                Probe.forward(model, List.of(x)).getLast().activation().log10());
    }
}
