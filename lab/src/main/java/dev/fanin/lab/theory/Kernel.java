package dev.fanin.lab.theory;

import dev.fanin.graph.Node;
import dev.fanin.graph.Weights;
import dev.fanin.init.CustomInitializer;
import dev.fanin.init.Deterministic;
import dev.fanin.init.Independent;
import dev.fanin.init.Initializer;
import dev.fanin.init.Orthogonal;
import dev.fanin.init.ScaledOrthogonal;
import dev.fanin.init.WholeMatrix;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.random.Seed;
import dev.fanin.random.Span;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The law that the values of one parameter follow.
///
/// @param mean the mean
/// @param variance the variance about it
/// @param excess the excess kurtosis: 0 for a normal law, -1.2 for a uniform one
/// @param orthogonal whether rows or columns are orthonormal up to a factor
/// @param known whether these are the moments of the values themselves, and not of their law
/// @param taps the mean square of the values of each tap of a window over that of all, in the order
///     of the window
@SuppressWarnings("ArrayRecordComponent") // never compared
record Kernel(double mean, double variance, double excess, boolean orthogonal, boolean known, double[] taps) {

    private static final int DRAWS = 4096;
    private static final long LARGEST_DRAWN = 1 << 22;

    /// Below so many of its standard errors a mean is taken for chance.
    private static final double CHANCE = 4;

    /// What a parameter that is not there does.
    static final Kernel NONE = new Kernel(0, 0, 0, false, false, new double[] {1});

    /// Returns the law of one of a node's parameters, from its values or its initializer.
    ///
    /// @param channelAxes the last axes, which do not belong to the window
    /// @param tails the excess kurtoses found so far
    static Kernel of(Node node, int index, @Nullable Weights weights, int channelAxes, Map<Initializer, Double> tails) {
        ParameterSpec spec = node.parameters().get(index);
        int tapCount = 1;
        for (int axis = 0; axis < spec.shape().rank() - channelAxes; axis++) {
            tapCount *= spec.shape().axis(axis);
        }
        Initializer initializer = spec.initializer();
        boolean orthogonal = initializer instanceof Orthogonal || initializer instanceof ScaledOrthogonal;
        if (weights != null) {
            return ofValues(weights.get(node.path(spec)).array(), tapCount, orthogonal, true);
        }
        boolean uneven = initializer instanceof WholeMatrix
                || initializer instanceof Deterministic
                || initializer instanceof CustomInitializer;
        if (uneven && spec.shape().size() <= LARGEST_DRAWN && tapCount > 1) {
            float[] values = initializer
                    .initialize(spec.target(), Seed.seed(0).stream("kernel"))
                    .array();
            return ofValues(values, tapCount, orthogonal, true);
        }
        double[] taps = new double[tapCount];
        Arrays.fill(taps, 1);
        double variance = spec.variance();
        return new Kernel(
                spec.mean(),
                variance,
                variance > 0 && !orthogonal ? tails.computeIfAbsent(initializer, _ -> excess(spec)) : 0,
                orthogonal,
                false,
                taps);
    }

    private static double excess(ParameterSpec spec) {
        if (!(spec.initializer() instanceof Independent)) {
            return 0;
        }
        float[] values = new float[(int) Math.min(DRAWS, spec.shape().size())];
        spec.initializer().fill(spec.target(), Seed.seed(0).stream("kurtosis"), Span.of(0, values));
        double excess = ofValues(values, 1, false, true).excess;
        // Chance alone, where the law is normal.
        return Math.abs(excess) < CHANCE * Math.sqrt(24.0 / values.length) ? 0 : excess;
    }

    private static Kernel ofValues(float[] values, int tapCount, boolean orthogonal, boolean known) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double[] taps = new double[tapCount];
        int perTap = values.length / tapCount;
        double second = 0;
        double fourth = 0;
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < values.length && largest > 0; i++) {
            double deviation = (values[i] - mean) / largest;
            taps[i / perTap] += (double) values[i] / largest * values[i] / largest;
            second += deviation * deviation;
            fourth += deviation * deviation * deviation * deviation;
        }
        double whole = 0;
        for (double tap : taps) {
            whole += tap / tapCount;
        }
        for (int tap = 0; tap < tapCount; tap++) {
            taps[tap] = whole > 0 ? taps[tap] / whole : 1;
        }
        double variance = second / values.length * largest * largest;
        boolean chance = mean * mean < CHANCE * CHANCE * variance / values.length;
        double excess = second > 0 ? fourth * values.length / (second * second) - 3 : 0;
        return new Kernel(chance ? 0 : mean, variance + (chance ? mean * mean : 0), excess, orthogonal, known, taps);
    }

    /// Returns the mean square.
    double second() {
        return variance + mean * mean;
    }
}
