package dev.fanin.lab.facts;

import static dev.fanin.init.Initializers.glorotNormal;
import static dev.fanin.init.Initializers.heNormal;
import static dev.fanin.layer.Layers.dense;

import dev.fanin.init.Initializer;
import dev.fanin.layer.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// He et al. 2015, figures 2 and 3, made small: relu layers of 128 under He and under Xavier, 250
/// steps at learning rate 0.01; means over ten seeds.
///
/// The paper's 22 layers converge under both, and 30 under He alone; chains of small layers stall
/// earlier. What is expected of He at 30 and at 50 layers comes from another program; at this width
/// it depends on the seed.
final class FigureThree {

    private static final List<Integer> DEPTHS = List.of(5, 22, 30, 50);
    private static final int EPOCHS = 5;
    private static final int SEEDS = 10;
    private static final double LEARNS = 2.15;
    private static final double STALLS = 2.25;

    private FigureThree() {}

    static List<Row> rows() {
        RandomTeacher data = RandomTeacher.data();
        List<Row> rows = new ArrayList<>();
        for (int depth : DEPTHS) {
            double[] he = losses(data, heNormal(), depth);
            double[] xavier = losses(data, glorotNormal(), depth);
            rows.add(row(depth, "He", "below 2.15", he, mean(he) < LEARNS));
            rows.add(
                    depth == DEPTHS.getFirst()
                            ? row(depth, "Xavier", "above He's", xavier, mean(xavier) > mean(he))
                            : row(depth, "Xavier", "stalls: above 2.25", xavier, mean(xavier) > STALLS));
        }
        return rows;
    }

    private static double[] losses(RandomTeacher data, Initializer kernel, int depth) {
        List<Layer> hidden = IntStream.range(0, depth)
                .<Layer>mapToObj(i -> dense(128, "relu").kernelInitializer(kernel))
                .toList();
        return IntStream.rangeClosed(1, SEEDS)
                .mapToDouble(seed -> data.loss(hidden, 0.01, EPOCHS, seed))
                .sorted()
                .toArray();
    }

    private static double mean(double[] losses) {
        return Arrays.stream(losses).average().orElseThrow();
    }

    private static Row row(int depth, String name, String expected, double[] losses, boolean holds) {
        String measured =
                String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", mean(losses), losses[0], losses[losses.length - 1]);
        return new Row("loss at " + depth + " layers, " + name, expected, measured, holds);
    }
}
