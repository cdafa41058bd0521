package dev.fanin.lab.theory;

import dev.fanin.activation.Activations;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sums of inputs with random weights: dense layers and all convolutions.
///
/// Forward `q = fan_in Var(W) m + Var(b) + (fan_in mean(W) mean(x) + mean(b))^2`, backward `g =
/// fan_out (Var(W) + mean(W)^2 (1 + (fan_out - 1) r)) g'` with r the coherence of the gradients.
/// The fans are those that a node has in the mean over places, which borders lower.
///
/// Scatter over n nodes: `(1/n)` times the mean over pairs of rows of `2 c^2`, plus the excess
/// kurtosis of the weights; less what the weights' own mean square tells, where that is known; and
/// for orthogonal weights less by the share of dimensions that the sums keep.
///
/// Source: He et al., "Delving deep into rectifiers", 2015, section 2.2. Deviation: the true fan-in
/// at borders, means, and the scatter.
final class WeightedSum {

    /// However much the weights' own mean square tells, inputs are never alike in all directions.
    private static final double LEAST_LEFT = 0.5;

    private final State in;
    private final Kernel kernel;
    private final Kernel bias;
    private final double channelsIn;
    private final double channelsOut;
    private final @Nullable Taps taps;
    private final int units;
    private final boolean channelwise;

    /// @param channelsIn how many channels one node sees
    /// @param channelsOut how many nodes one channel feeds
    /// @param taps the window, or null where there is none
    /// @param units the nodes at one place
    /// @param channelwise whether a node sees one channel alone, so that rows do not average over
    ///     channels
    WeightedSum(
            State in,
            Kernel kernel,
            Kernel bias,
            double channelsIn,
            double channelsOut,
            @Nullable Taps taps,
            int units,
            boolean channelwise) {
        this.in = in;
        this.kernel = kernel;
        this.bias = bias;
        this.channelsIn = channelsIn;
        this.channelsOut = channelsOut;
        this.taps = taps;
        this.units = units;
        this.channelwise = channelwise;
    }

    Step step(boolean transposed, int places, Draws draws) {
        double @Nullable [] seen = taps == null ? null : reached(in.map(), transposed);
        double fan = channelsIn * (seen == null ? 1 : Taps.mean(seen));
        double @Nullable [] map = seen == null ? in.map() : Taps.evened(seen);

        double drift = fan * kernel.mean() * in.mean();
        Scattered signal = in.square();
        Scattered root = signal.passed(signal.mean() / 2, 0.5);
        Scattered one = Scattered.certain(0);
        Scattered sum = Scattered.sum(
                new double[] {fan * kernel.variance(), drift * drift, 2 * drift * bias.mean(), bias.second()},
                signal,
                signal,
                root,
                one);
        double center = center(drift, sum.mean());
        double weighted = share(Math.log(fan * kernel.variance()) + signal.mean(), sum.mean());

        Rows rows = rows().places(places).mapped(c -> weighted * c + 1 - weighted);
        double tail = kernel.excess()
                / fan
                * weighted
                * weighted
                * (1 + (in.kurtosis() - 1) * in.rows().average(c -> c * c));
        State expected = State.gaussian(
                sum, center, rows, units, tail, Map.of(draws.origin(), 1.0), Taps.mixed(map, null, weighted));
        double scatter = expected.unitScatter(expected.moments());
        double told = kernel.known() ? (2 + kernel.excess()) * weighted * weighted / fan : 0;
        double kept = kernel.orthogonal() ? weighted * weighted * units / Math.max(units, fan) : 0;
        LogMoments own =
                LogMoments.of(expected.phi(), units, Math.max(LEAST_LEFT * scatter, scatter - told) * (1 - kept));
        State drawn = State.gaussian(
                        sum.times(own, draws.noise()), center, rows, units, tail, expected.parts(), expected.map())
                .slow(places > 1 ? in.slow() + slow(weighted) : 0);
        int backwardNoise = draws.noise();
        draws.noise();
        return Step.of(drawn, (gradient, _) -> back(gradient, transposed, backwardNoise));
    }

    /// What all places have in common goes through the same layer as vectors of its own, one a
    /// sample.
    private double slow(double weighted) {
        double samples = 1.0 / in.rows().samples();
        double alike = samples + (1 - samples) * Math.max(in.rows().betweenSquare(), 1 / channelsIn);
        return 2 * alike * weighted * weighted / units;
    }

    private double center(double drift, double logSquare) {
        if ((drift == 0 && bias.mean() == 0) || logSquare == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        double mean = bias.mean() * Math.exp(-logSquare / 2);
        if (drift != 0) {
            mean += drift * Math.exp((in.square().mean() - logSquare) / 2);
        }
        return Math.clamp(mean, -1, 1);
    }

    private double[] reached(double @Nullable [] map, boolean transposed) {
        Taps window = Objects.requireNonNull(taps);
        return transposed ? window.gather(map, kernel.taps()) : window.spread(map, kernel.taps());
    }

    private Rows rows() {
        Rows rows = in.rows();
        if (taps == null) {
            return rows;
        }
        if (!channelwise) {
            return rows.averaged(taps.taps(), channelsIn * taps.taps());
        }
        // One channel's patches are alike by chance as far as the window is small.
        double chance = 1.0 / taps.taps();
        double mean = rows.between();
        double far = Math.signum(rows.far()) * Math.sqrt(rows.far() * rows.far() * (1 - chance) + chance);
        return Rows.of(
                rows.samples(),
                rows.places(),
                mean,
                mean * mean * (1 - chance) + chance,
                rows.near(),
                rows.places() > 1 ? far : rows.far());
    }

    private Gradient back(Gradient gradient, boolean transposed, int noise) {
        double @Nullable [] seen = taps == null
                ? null
                : transposed ? taps.spread(gradient.map(), kernel.taps()) : taps.gather(gradient.map(), kernel.taps());
        double fan = channelsOut * (seen == null ? 1 : Taps.mean(seen));
        double @Nullable [] map = seen == null ? gradient.map() : Taps.evened(seen);
        double together = Math.max(0, kernel.mean() * kernel.mean() * (1 + (fan - 1) * gradient.coherence()));
        double factor = fan * (kernel.variance() + together);
        double coherent = factor > 0 ? fan * together / factor : 0;

        Rows rows = gradient.rows().places(in.rows().places());
        if (taps != null) {
            rows = rows.averaged(taps.taps(), channelsOut * taps.taps());
        }
        double alike = rows.average(c -> c * c);
        double random = (1 - coherent) * (1 - coherent);
        double scatter = 2 * alike * (1 - coherent * coherent) + kernel.excess() / fan * (1 + 2 * alike) * random;
        double told = kernel.known() ? (2 + kernel.excess()) / fan * random : 0;
        double kept = kernel.orthogonal() ? random * in.units() / Math.max(in.units(), fan) : 0;
        LogMoments own = LogMoments.of(
                Activations.linear(), in.units(), Math.max(LEAST_LEFT * scatter, scatter - told) * (1 - kept));
        // W' delta for a delta along W x is along x more than chance has it.
        double along = kernel.orthogonal() ? 0 : gradient.along() * channelsOut / channelsIn;
        double aligned = kernel.orthogonal() ? gradient.along() : along / (1 + along);
        Scattered square =
                gradient.square().shifted(Math.log(factor) + Math.log1p(along)).times(own, noise);
        // The sum of independent gradients, squared, is a chi-square of one degree of freedom.
        double chance = 2 * coherent * coherent * (1 - Math.abs(gradient.coherence()));
        square = square.times(LogMoments.firstOrder(1, chance), noise + 1);
        return new Gradient(square, rows, coherent, aligned, 0, map);
    }

    private static double share(double logPart, double logWhole) {
        return Scattered.share(logPart, logWhole);
    }
}
