package dev.fanin.lab.facts;

import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.layer.Layers.dense;

import dev.fanin.activation.Activations;
import dev.fanin.lab.theory.MeanField;
import dev.fanin.layer.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Schoenholz et al. 2017, figure 5, made small: which depths train at which variance of the
/// weights.
///
/// Tanh layers of 100 with biases of variance 0.05, 200 steps at learning rate 0.003. Losses are
/// means over three seeds.
final class DepthMap {

    private static final int WIDTH = 100;
    private static final int EPOCHS = 4;
    private static final int SEEDS = 3;
    private static final double BIAS = 0.05;
    private static final List<Integer> DEPTHS = List.of(5, 20, 50, 100);
    private static final List<Double> VARIANCES = List.of(1.0, 1.4, 1.76, 2.5, 4.0);

    /// The column of the edge of chaos.
    private static final int EDGE = 2;

    /// The losses of another program at 50 layers, from other weights and data.
    private static final double[] AT_FIFTY = {2.28, 2.10, 1.86, 2.16, 2.27};

    private DepthMap() {}

    static List<Row> rows() {
        RandomTeacher data = RandomTeacher.data();
        double untrained = data.entropy() - 0.1;
        List<Row> rows = new ArrayList<>();
        for (int depth : DEPTHS) {
            double[] losses = VARIANCES.stream()
                    .mapToDouble(variance -> loss(data, depth, variance))
                    .toArray();
            for (int i = 0; i < losses.length; i++) {
                rows.add(row(depth, i, losses, untrained));
            }
        }
        return rows;
    }

    private static Row row(int depth, int i, double[] losses, double untrained) {
        double variance = VARIANCES.get(i);
        double reach = new MeanField(Activations.tanh(), variance, BIAS).trainableDepth();
        String quantity =
                String.format(Locale.ROOT, "loss at %d layers, n Var(W) = %.2f, 6 xi_c = %.0f", depth, variance, reach);
        String measured = String.format(Locale.ROOT, "%.3f", losses[i]);
        return switch (depth) {
            case 50 -> {
                String edge = i == EDGE ? "the smallest" : "above the edge's";
                String expected = String.format(Locale.ROOT, "%s; elsewhere %.2f", edge, AT_FIFTY[i]);
                yield new Row(quantity, expected, measured, i == EDGE || losses[i] > losses[EDGE]);
            }
            case 100 -> {
                String expected = String.format(Locale.ROOT, "untrained, above %.2f", untrained);
                yield new Row(quantity, expected, measured, losses[i] > untrained);
            }
            default -> new Row(quantity, "no figure", measured, true);
        };
    }

    private static double loss(RandomTeacher data, int depth, double variance) {
        List<Layer> hidden = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            int fanIn = i == 0 ? RandomTeacher.FEATURES : WIDTH;
            hidden.add(dense(WIDTH, "tanh")
                    .kernelInitializer(randomNormal(Math.sqrt(variance / fanIn)))
                    .biasInitializer(randomNormal(Math.sqrt(BIAS))));
        }
        return IntStream.rangeClosed(1, SEEDS)
                .mapToDouble(seed -> data.loss(hidden, 0.003, EPOCHS, seed))
                .average()
                .orElseThrow();
    }
}
