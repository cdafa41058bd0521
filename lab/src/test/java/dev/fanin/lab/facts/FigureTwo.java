package dev.fanin.lab.facts;

import dev.fanin.activation.Activations;
import dev.fanin.graph.Execution;
import dev.fanin.lab.profile.Chains;
import dev.fanin.model.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Glorot and Bengio 2010, figure 2, made small: the last of four sigmoid layers soon puts out next
/// to nothing, whatever it sees, and comes back slowly.
///
/// 200 nodes a layer, the old uniform rule, learning rate 0.1, 40,000 updates; measured on 300
/// images at every 500th.
final class FigureTwo {

    private static final int DEPTH = 4;
    private static final int WIDTH = 200;
    private static final double RATE = 0.1;
    private static final int IMAGES = 40_000;
    private static final int POINTS = 80;
    private static final int UPDATES = 500;
    private static final int SEEDS = 3;
    private static final int TENTH = POINTS * UPDATES / 10;

    /// Saturated is a mean output below this.
    private static final double LOW = 0.1;

    private FigureTwo() {}

    /// Outputs of the two last hidden layers after so many updates.
    private record Point(int updates, double below, double mean, double deviation) {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            rows.addAll(rows(curve(seed), ", seed " + seed));
        }
        return rows;
    }

    private static List<Row> rows(List<Point> curve, String suffix) {
        Point lowest =
                curve.stream().min(Comparator.comparingDouble(Point::mean)).orElseThrow();
        int low = curve.stream()
                .filter(point -> point.mean < LOW)
                .mapToInt(Point::updates)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
        int back = curve.stream()
                .filter(point -> point.updates > lowest.updates && point.mean > 2 * lowest.mean)
                .mapToInt(Point::updates)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
        Point early = curve.get(POINTS / 10);
        return List.of(
                row("updates until the mean of layer 4 is below 0.1" + suffix, "at most " + TENTH, low, low <= TENTH),
                row("mean of layer 4 after a tenth" + suffix, "below 0.1", early.mean, early.mean < LOW),
                row("mean of layer 3 after a tenth" + suffix, "above 0.5", early.below, early.below > 0.5),
                row("lowest mean of layer 4" + suffix, "below 0.1", lowest.mean, lowest.mean < LOW),
                row(
                        "standard deviation of its outputs there" + suffix,
                        "below 0.01",
                        lowest.deviation,
                        lowest.deviation < 0.01),
                row(
                        "updates until the mean has doubled again" + suffix,
                        "slowly: 4 times the fall, or more",
                        back,
                        back <= POINTS * UPDATES && back >= 4 * low),
                row(
                        "standard deviation of its outputs at the end" + suffix,
                        "above 0.01",
                        curve.getLast().deviation,
                        curve.getLast().deviation > 0.01));
    }

    private static Row row(String quantity, String expected, double measured, boolean holds) {
        String form = measured == Math.rint(measured) ? "%.0f" : "%.4f";
        return new Row(quantity, expected, String.format(Locale.ROOT, form, measured), holds);
    }

    private static List<Point> curve(int seed) {
        ShapeSet images = ShapeSet.of(IMAGES, "train", seed);
        ShapeSet seen = ShapeSet.of(300, "test", seed);
        Model model = ShapeNetwork.of(Activations.sigmoid(), ShapeNetwork.STANDARD, DEPTH, WIDTH, RATE, seed);
        List<Point> curve = new ArrayList<>(List.of(point(model, seen, 0)));
        int slice = UPDATES * ShapeNetwork.BATCH;
        for (int i = 0; i < POINTS; i++) {
            ShapeNetwork.train(model, images.slice(i * slice % IMAGES, slice), 1);
            curve.add(point(model, seen, (i + 1) * UPDATES));
        }
        return curve;
    }

    private static Point point(Model model, ShapeSet seen, int updates) {
        Execution run = Chains.forward(model, seen.x());
        double mean = mean(run.activation(DEPTH - 1));
        double deviation = Math.sqrt(Chains.meanSquare(run.activation(DEPTH - 1)) - mean * mean);
        return new Point(updates, mean(run.activation(DEPTH - 2)), mean, deviation);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
