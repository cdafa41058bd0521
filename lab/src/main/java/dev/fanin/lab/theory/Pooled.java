package dev.fanin.lab.theory;

import dev.fanin.math.Erf;
import dev.fanin.math.GaussLegendre;
import java.util.Arrays;
import java.util.Map;

/// Pooling over windows of k values.
///
/// The mean of values with the cosine r among them has the mean square `q (1 + (k - 1) r) / k`. The
/// largest of Gaussians with the correlation r among them is `sqrt(r) s + sqrt(1 - r) max`, with s
/// from N(0, 1) and the largest of k independent ones, whose mean and variance are integrals of `k
/// Phi^(k-1)`; a monotone activation before it does not change which is the largest.
///
/// Source: the order statistics of a normal sample; Owen and Steck, "Moments of order statistics
/// from the equicorrelated multivariate normal distribution", 1962.
final class Pooled {

    private static final double REACH = 12;

    private Pooled() {}

    static Step average(State in, Taps taps, int places, Draws draws) {
        double[] ones = ones(taps);
        double[] counts = taps.spread(null, ones);
        double k = Taps.mean(counts);
        double alike = places == 1 ? in.rows().far() : in.rows().near();
        double kept = Math.clamp((1 + (k - 1) * alike) / k, 0, 1);
        double shift = Math.log(kept);
        double mean = kept > 0 ? Math.clamp(in.mean() / Math.sqrt(kept), -1, 1) : 0;
        double chance = kept > 0 ? (1 - alike) / k / kept : 0;
        Rows rows = averaged(in, places, Math.max(kept, 1e-12));
        double own = 2 * (1 - kept) * rows.average(c -> c * c) / in.units();
        LogMoments slow = LogMoments.firstOrder(places, in.slow() * chance * chance + own);
        State out = State.gaussian(
                        in.square().shifted(shift).times(slow, draws.noise()),
                        mean,
                        rows,
                        in.units(),
                        0,
                        Map.copyOf(in.parts()),
                        null)
                .slow(places > 1 ? in.slow() : 0);
        return Step.of(out, (gradient, _) -> spread(gradient, in, taps, ones, -2 * Math.log(k)));
    }

    /// What places do not have in common fades, so all cosines grow; by chance only up to those of
    /// independent vectors.
    private static Rows averaged(State in, int places, double kept) {
        Rows rows = in.rows();
        double mean = Math.clamp(rows.between() / kept, -1, 1);
        double chance = rows.betweenSquare() - rows.between() * rows.between();
        return Rows.of(
                rows.samples(),
                places,
                mean,
                mean * mean + Math.min(chance / (kept * kept), 1.0 / in.units()),
                middle(rows) / kept,
                rows.far() / kept);
    }

    static Step max(State in, Taps taps, int places, MomentsCache cache) {
        double[] ones = ones(taps);
        double k = Taps.mean(taps.spread(null, ones));
        Rows sums = in.sumRows();
        double alike = Math.max(0, in.correlation(places == 1 ? sums.far() : sums.near()));
        double[] largest = largest(k);
        double shift = Math.sqrt(1 - alike) * largest[0];
        double variance = alike + (1 - alike) * largest[1];
        double scatter = Math.sqrt(Math.max(0, 1 - in.center() * in.center()));
        double mean = in.center() + scatter * shift;
        double second = mean * mean + scatter * scatter * variance;
        double center = second > 0 ? Math.clamp(mean / Math.sqrt(second), -1, 1) : 0;
        Scattered sum = in.sum().shifted(Math.log(second));
        double common = center * center;
        Rows rows = sums.places(places)
                .mapped(c -> common + (1 - common) * Math.clamp(in.correlation(c) / Math.max(variance, 1e-9), -1, 1));
        LayerMoments moments = cache.of(in.phi(), sum.mean(), center);
        Scattered square =
                in.square().shifted(moments.logSecond() - in.moments().logSecond());
        State out = new State(
                sum,
                center,
                rows,
                in.phi(),
                moments,
                square,
                rows.mapped(c -> moments.output().at(correlation(center, c))),
                in.units(),
                0,
                in.slow(),
                Map.copyOf(in.parts()),
                null);
        // The largest is on the slope of phi more often than the others.
        double selected = moments.logDerivativeSecond() - in.moments().logDerivativeSecond();
        return Step.of(out, (gradient, _) -> spread(gradient, in, taps, ones, selected - Math.log(k)));
    }

    private static double correlation(double center, double cosine) {
        double scatter = 1 - center * center;
        return scatter > 1e-9 ? Math.clamp((cosine - center * center) / scatter, -1, 1) : 1;
    }

    private static Gradient spread(Gradient gradient, State in, Taps taps, double[] ones, double logFactor) {
        double[] seen = taps.gather(gradient.map(), ones);
        Rows rows = gradient.rows();
        Rows back = new Rows(rows.samples(), in.rows().places(), rows.low(), rows.high(), rows.far(), rows.far());
        return new Gradient(
                gradient.square().shifted(logFactor + Math.log(Taps.mean(seen))),
                back,
                gradient.coherence(),
                0,
                gradient.owed(),
                Taps.evened(seen));
    }

    private static double middle(Rows rows) {
        return (rows.near() + rows.far()) / 2;
    }

    private static double[] ones(Taps taps) {
        double[] ones = new double[taps.taps()];
        Arrays.fill(ones, 1);
        return ones;
    }

    /// Returns mean and variance of the largest of k values from N(0, 1).
    static double[] largest(double k) {
        double[][] rule = GaussLegendre.rule(-REACH, REACH, -6, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 8);
        double[] moments = new double[3];
        for (int i = 0; i < rule[0].length; i++) {
            double z = rule[0][i];
            double below = Erf.complement(-z / Math.sqrt(2)) / 2;
            double density = k * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * Math.pow(below, k - 1);
            for (int power = 0; power < 3; power++) {
                moments[power] += rule[1][i] * density * Math.pow(z, power);
            }
        }
        double mean = moments[1] / moments[0];
        return new double[] {mean, Math.max(0, moments[2] / moments[0] - mean * mean)};
    }
}
