package dev.fanin.lab.theory;

import dev.fanin.lab.profile.HistogramBuilder;
import dev.fanin.lab.profile.Rms;
import dev.fanin.lab.profile.Signal;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;

/// What softmax makes of K independent logits from N(0, q), averaged over fixed pseudo-random
/// draws.
///
/// There is no closed form; the error of the averages is about one per cent.
///
/// @param error the mean square over classes of `p - y` for a label that does not depend on p:
///     `(|p|^2 + 1 - 2/K) / K`
/// @param labelSquare `E (K p_y - 1)^2`, how unevenly the labels' probabilities lie about 1/K
/// @param length the mean square over classes of p
/// @param probabilities the distribution of p
record SoftmaxMoments(LogNormal error, double labelSquare, LogNormal length, Signal probabilities) {

    private static final int DRAWS = 4096;
    private static final double STEP = 0.1;

    /// Averages over draws for the logits of an output layer, whose q scatters too.
    static SoftmaxMoments of(LayerState output) {
        SoftmaxMoments below = of(output.units(), output.deviation() * Math.exp(-STEP / 2));
        SoftmaxMoments at = of(output.units(), output.deviation());
        SoftmaxMoments above = of(output.units(), output.deviation() * Math.exp(STEP / 2));
        // What q has gathered of scatter on its way is passed on; the layer's own is in the draws.
        double scatter = output.preActivation().variance();
        double errorSlope = (above.error.mean() - below.error.mean()) / (2 * STEP);
        double lengthSlope = (above.length.mean() - below.length.mean()) / (2 * STEP);
        LogNormal length = at.length.times(0, lengthSlope * lengthSlope * scatter);
        Signal p = at.probabilities;
        return new SoftmaxMoments(
                at.error.times(0, errorSlope * errorSlope * scatter),
                at.labelSquare,
                length,
                new Signal(p.mean(), p.standardDeviation(), length.rms(), p.histogram()));
    }

    private static SoftmaxMoments of(int classes, double deviation) {
        RandomStream random = Seed.seed(0).stream("output gradient");
        LogSum error = new LogSum();
        LogSum lengths = new LogSum();
        double labelSquares = 0;
        double squares = 0;
        HistogramBuilder histogram = HistogramBuilder.over(new Rms(0, 0), 0, 1);
        double[] p = new double[classes];
        for (int draw = 0; draw < DRAWS; draw++) {
            double length = draw(p, deviation, random, (long) draw * classes);
            error.add((length + 1 - 2.0 / classes) / classes);
            lengths.add(length / classes);
            labelSquares += (p[0] * classes - 1) * (p[0] * classes - 1);
            squares += length / classes;
            for (double probability : p) {
                histogram.add(probability);
            }
        }
        double mean = 1.0 / classes;
        double deviationOfP = Math.sqrt(Math.max(0, squares / DRAWS - mean * mean));
        LogNormal length = lengths.law();
        return new SoftmaxMoments(
                error.law(),
                labelSquares / DRAWS,
                length,
                new Signal(mean, deviationOfP, length.rms(), histogram.build()));
    }

    /// Fills p with one draw and returns its squared length.
    private static double draw(double[] p, double deviation, RandomStream random, long from) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < p.length; k++) {
            p[k] = deviation * random.quantileNormal(from + k);
            largest = Math.max(largest, p[k]);
        }
        double total = 0;
        for (int k = 0; k < p.length; k++) {
            p[k] = Math.exp(p[k] - largest);
            total += p[k];
        }
        double length = 0;
        for (int k = 0; k < p.length; k++) {
            p[k] /= total;
            length += p[k] * p[k];
        }
        return length;
    }

    /// Adds up logarithms and their squares.
    private static final class LogSum {
        private double sum;
        private double squares;

        void add(double value) {
            double log = Math.log(value);
            sum += log;
            squares += log * log;
        }

        LogNormal law() {
            double mean = sum / DRAWS;
            return new LogNormal(mean, Math.max(0, squares / DRAWS - mean * mean));
        }
    }
}
