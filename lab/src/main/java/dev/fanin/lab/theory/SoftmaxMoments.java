package dev.fanin.lab.theory;

import dev.fanin.lab.profile.Histogram;
import dev.fanin.lab.profile.HistogramBuilder;
import dev.fanin.lab.profile.Rms;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import java.util.Map;

/// What softmax makes of K independent logits from N(0, q), averaged over fixed pseudo-random
/// draws.
///
/// There is no closed form; the error of the averages is about one per cent.
///
/// @param error ln of the mean square over classes of `p - y` for a label that does not depend on
///     p: `(|p|^2 + 1 - 2/K) / K`
/// @param errorVariance its variance over the logits of one sample
/// @param errorSlope its change with ln q
/// @param labelSquare `E (K p_y - 1)^2`, how unevenly the labels' probabilities lie about 1/K
/// @param along the share of `(p - y)^2` that lies along the logits
/// @param length ln of the mean square over classes of p
/// @param lengthVariance its variance
/// @param lengthSlope its change with ln q
/// @param jacobian ln of the mean square that the gradient of a logit has, over that of a
///     probability
/// @param histogram the distribution of p
record SoftmaxMoments(
        double error,
        double errorVariance,
        double errorSlope,
        double labelSquare,
        double along,
        double length,
        double lengthVariance,
        double lengthSlope,
        double jacobian,
        Histogram histogram) {

    private static final int MOST_DRAWS = 4096;
    private static final int LEAST_DRAWS = 64;
    private static final int VALUES = 1 << 15;
    private static final double STEP = 0.1;

    /// Averages over draws for logits as given; a mean that all of them share does not matter.
    static SoftmaxMoments of(State logits, int classes) {
        int draws = Math.clamp(VALUES / classes, LEAST_DRAWS, MOST_DRAWS);
        RandomStream random = Seed.seed(0).stream("output gradient");
        double[] normals = new double[draws * classes];
        for (int i = 0; i < normals.length; i++) {
            normals[i] = random.quantileNormal(i);
        }
        // The draws have the logits' own scatter in them.
        double deviation = logits.deviation() * Math.exp(-logits.own().mean() / 2);
        Averages below = new Averages(normals, classes, deviation * Math.exp(-STEP / 2));
        Averages at = new Averages(normals, classes, deviation);
        Averages above = new Averages(normals, classes, deviation * Math.exp(STEP / 2));
        return new SoftmaxMoments(
                at.error.mean(),
                at.error.variance(),
                (above.error.mean() - below.error.mean()) / (2 * STEP),
                at.labelSquares / draws,
                at.along(classes, draws),
                at.lengths.mean(),
                at.lengths.variance(),
                (above.lengths.mean() - below.lengths.mean()) / (2 * STEP),
                Math.log(at.jacobians / draws / classes),
                at.histogram.build());
    }

    /// Returns softmax as a step of its own.
    Step step(State logits, int classes, Draws draws) {
        double alike = logits.sumRows().average(c -> Math.clamp(c * c, 0, 1));
        Scattered square = logits.sum()
                .passed(length, lengthSlope)
                .times(new LogMoments(0, lengthVariance * alike), draws.noise());
        double mean = Math.min(1, Math.exp(-length / 2) / classes);
        Rows rows = logits.sumRows().mapped(c -> mean * mean + (1 - mean * mean) * c);
        State probabilities = State.gaussian(square, mean, rows, logits.units(), 0, Map.of(draws.origin(), 1.0), null);
        return new Step(logits, probabilities, gradient -> gradient.shifted(jacobian), (gradient, _) -> gradient);
    }

    /// The averages for one standard deviation.
    private static final class Averages {
        private final LogSum error = new LogSum();
        private final LogSum lengths = new LogSum();
        private final HistogramBuilder histogram = HistogramBuilder.over(new Rms(0, 0), 0, 1);
        private double labelSquares;
        private double jacobians;
        private double products;
        private double errors;

        Averages(double[] normals, int classes, double deviation) {
            double[] p = new double[classes];
            for (int from = 0; from < normals.length; from += classes) {
                draw(p, normals, from, deviation);
                double length = 0;
                double cubes = 0;
                for (double probability : p) {
                    length += probability * probability;
                    cubes += probability * probability * probability;
                    histogram.add(probability);
                }
                for (int k = 0; k < classes; k++) {
                    products += p[k] * normals[from + k];
                }
                errors += length + 1 - 2.0 / classes;
                error.add((length + 1 - 2.0 / classes) / classes);
                lengths.add(length / classes);
                labelSquares += (p[0] * classes - 1) * (p[0] * classes - 1);
                jacobians += Math.max(0, length - 2 * cubes + length * length);
            }
        }

        double along(int classes, int draws) {
            return products * products / ((double) draws * classes * errors);
        }

        private static void draw(double[] p, double[] normals, int from, double deviation) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < p.length; k++) {
                p[k] = deviation * normals[from + k];
                largest = Math.max(largest, p[k]);
            }
            double total = 0;
            for (int k = 0; k < p.length; k++) {
                p[k] = Math.exp(p[k] - largest);
                total += p[k];
            }
            for (int k = 0; k < p.length; k++) {
                p[k] /= total;
            }
        }
    }

    /// Adds up logarithms and their squares.
    private static final class LogSum {
        private double sum;
        private double squares;
        private int count;

        void add(double value) {
            double log = Math.log(value);
            sum += log;
            squares += log * log;
            count++;
        }

        double mean() {
            return sum / count;
        }

        double variance() {
            return Math.max(0, squares / count - mean() * mean());
        }
    }
}
