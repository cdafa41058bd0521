package dev.fanin.lab.scheme;

import dev.fanin.graph.Network;
import dev.fanin.loss.Loss;
import dev.fanin.model.Model;
import dev.fanin.optimizer.Optimizer;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Whether what layers put out keeps its size as a network grows wide, at first and after a few
/// steps: the slope of log mean |z| against log width, layer by layer and step by step.
///
/// In a parametrization whose learning rate carries over from width to width no slope is positive;
/// in the standard one, that of the output after a step of Adam is near 1.
///
/// Source: Yang et al., "Tensor programs V", 2022, appendix D.1, "verifying muP implementation via
/// coordinate checking"; the slope with an error, and the threshold, are ours.
///
/// @param widths two widths or more
/// @param seeds how many networks of each width
/// @param steps how many steps
/// @param optimizer what takes them, on the whole batch
/// @param loss what is minimised
public record CoordCheck(List<Integer> widths, int seeds, int steps, Optimizer optimizer, Loss loss) {

    /// A slope as small as this is none.
    public static final double FLAT = 0.1;

    /// The slope of one layer after some steps.
    ///
    /// @param layer the path of the layer
    /// @param step how many steps were done
    /// @param slope of log mean |z| against log width; 0 where all z are 0 at every width, NaN
    ///     where they are at some, or not finite
    /// @param error its standard error over widths and seeds
    public record Slope(String layer, int step, double slope, double error) {

        /// Returns the lower end of an interval that holds the slope in about 95 of 100 checks.
        public double low() {
            return slope - 2 * error;
        }

        /// Returns its upper end.
        public double high() {
            return slope + 2 * error;
        }

        /// Returns whether the slope is less than 0.1 either way.
        public boolean isFlat() {
            return Math.abs(slope) < FLAT;
        }
    }

    public CoordCheck {
        widths = List.copyOf(widths);
        if (widths.stream().distinct().count() < 2 || seeds < 1 || steps < 0 || widths.size() * seeds < 3) {
            throw new IllegalArgumentException("A coordinate check needs two widths or more, at least three networks"
                    + " and no negative number of steps, got widths " + widths + ", " + seeds + " seeds and " + steps
                    + " steps.");
        }
    }

    /// Trains the networks and returns the slopes, step by step and in the order of the layers with
    /// kernels.
    ///
    /// @param network the network of a width, with its learning rates
    /// @param x a batch, the same for all
    /// @param y its targets
    public List<Slope> run(IntFunction<Parametrized> network, Tensor x, Tensor y) {
        Map<String, double[][]> means = new LinkedHashMap<>();
        int runs = widths.size() * seeds;
        for (int i = 0; i < runs; i++) {
            Parametrized one = network.apply(widths.get(i / seeds));
            measure(one, new Seed(i % seeds), i, runs, x, y, means);
        }
        double[] logWidths = IntStream.range(0, runs)
                .mapToDouble(i -> Math.log(widths.get(i / seeds)))
                .toArray();
        List<Slope> slopes = new ArrayList<>();
        for (int step = 0; step <= steps; step++) {
            for (Map.Entry<String, double[][]> layer : means.entrySet()) {
                slopes.add(slope(layer.getKey(), step, logWidths, layer.getValue()[step]));
            }
        }
        return List.copyOf(slopes);
    }

    /// Returns whether all layers are flat after the last step.
    public static boolean isFlat(List<Slope> slopes) {
        int last = slopes.stream().mapToInt(Slope::step).max().orElse(0);
        return slopes.stream().filter(slope -> slope.step() == last).allMatch(Slope::isFlat);
    }

    private void measure(
            Parametrized one, Seed seed, int run, int runs, Tensor x, Tensor y, Map<String, double[][]> means) {
        Model model = one.definition().build(seed);
        RatedTraining training = new RatedTraining(model, optimizer, loss, one.rates(), x, y);
        Network network = model.network();
        for (int step = 0; step <= steps; step++) {
            training.forward();
            for (Kernel kernel : Kernel.allOf(network)) {
                int size = network.nodes().get(kernel.node()).output().arraySize();
                means.computeIfAbsent(kernel.path(), _ -> new double[steps + 1][runs])[step][run] = meanAbsolute(
                        training.preActivation(kernel.node()), x.shape().axis(0) * size);
            }
            if (step < steps) {
                training.learn();
            }
        }
    }

    private static double meanAbsolute(float[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.abs(values[i]);
        }
        return sum / count;
    }

    /// Least squares of log means on log widths.
    private static Slope slope(String layer, int step, double[] logWidths, double[] means) {
        int n = means.length;
        if (IntStream.range(0, n).allMatch(i -> means[i] == 0)) {
            return new Slope(layer, step, 0, 0);
        }
        double x = IntStream.range(0, n).mapToDouble(i -> logWidths[i]).sum() / n;
        double y = IntStream.range(0, n).mapToDouble(i -> Math.log(means[i])).sum() / n;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xx += (logWidths[i] - x) * (logWidths[i] - x);
            xy += (logWidths[i] - x) * (Math.log(means[i]) - y);
        }
        double slope = xy / xx;
        double residual = 0;
        for (int i = 0; i < n; i++) {
            double off = Math.log(means[i]) - y - slope * (logWidths[i] - x);
            residual += off * off;
        }
        return Double.isFinite(slope)
                ? new Slope(layer, step, slope, Math.sqrt(residual / (n - 2) / xx))
                : new Slope(layer, step, Double.NaN, Double.NaN);
    }
}
