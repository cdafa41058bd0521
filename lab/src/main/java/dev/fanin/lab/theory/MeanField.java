package dev.fanin.lab.theory;

import dev.fanin.activation.Elementwise;
import dev.fanin.activation.GaussianMoments;
import dev.fanin.math.GaussLegendre;
import java.util.Arrays;

/// An infinitely wide and deep network of one activation: how signals, their differences and
/// gradients go from layer to layer.
///
/// Variance map `q' = s_w^2 E phi(sqrt(q) z)^2 + s_b^2`; correlation map `c' = (s_w^2 E phi(u)
/// phi(v) + s_b^2) / q*` for u and v of variance q* and correlation c; `chi_1 = s_w^2 E phi'^2` at
/// q*, by which gradients and small differences grow: below 1 the ordered phase, above it the
/// chaotic one.
///
/// Source: Poole et al., "Exponential expressivity in deep neural networks through transient
/// chaos", 2016; Schoenholz et al., "Deep information propagation", 2017.
///
/// @param phi the activation
/// @param weightVariance `s_w^2 = fan_in Var(W)`, positive
/// @param biasVariance `s_b^2 = Var(b)`, at least 0
public record MeanField(Elementwise phi, double weightVariance, double biasVariance) {

    private static final double REACH = 9;
    private static final double SMALLEST = 1e-12;
    private static final double LARGEST = 1e8;
    private static final int GRID = 160;
    private static final int HALVINGS = 100;

    /// Six times the scale of correlations is about as deep as networks train.
    private static final double TRAINABLE = 6;

    public MeanField {
        if (!(weightVariance > 0 && biasVariance >= 0)) {
            throw new IllegalArgumentException("Expected a positive weight variance and a bias variance of at least 0,"
                    + " got " + weightVariance + " and " + biasVariance + ".");
        }
    }

    /// Returns the variance of the sums of the next layer.
    public double variance(double q) {
        return weightVariance * (q > 0 ? GaussianMoments.of(phi, q).second() : square(phi.value(0))) + biasVariance;
    }

    /// Returns q*, the largest variance that the map comes back to: 0 where signals die out,
    /// infinite where they grow without end, 1 where every variance stays as it is.
    public double fixedPoint() {
        if (phi.isHomogeneous() && biasVariance == 0) {
            double growth = variance(1);
            return Math.abs(growth - 1) < 1e-12 ? 1 : growth < 1 ? 0 : Double.POSITIVE_INFINITY;
        }
        double step = Math.pow(LARGEST / SMALLEST, 1.0 / GRID);
        for (double high = LARGEST; high > SMALLEST; high /= step) {
            if (variance(high) >= high) {
                return high == LARGEST ? Double.POSITIVE_INFINITY : halved(high, high * step);
            }
        }
        return 0;
    }

    /// The map is above the diagonal at the lower end and below it at the upper one.
    private double halved(double low, double high) {
        double above = low;
        double below = high;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = Math.sqrt(above * below);
            if (variance(middle) > middle) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return Math.sqrt(above * below);
    }

    /// Returns chi_1 at q*: what a layer multiplies the mean square of the gradient by.
    public double chi1() {
        return chi1(fixedPoint());
    }

    /// Returns chi_1 at another variance.
    public double chi1(double q) {
        double within = Math.clamp(q, SMALLEST, LARGEST);
        return weightVariance * GaussianMoments.of(phi, within).derivativeSecond();
    }

    /// Returns the next layer's correlation of two inputs that have variance q*.
    public double correlation(double c) {
        double q = finite(fixedPoint());
        double product = c >= 1 ? GaussianMoments.of(phi, q).second() : product(c, q, false);
        return Math.min(1, (weightVariance * product + biasVariance) / variance(q));
    }

    /// Returns c*, the correlation that two inputs end up with: 1 in the ordered phase.
    public double correlationFixedPoint() {
        if (chi1() <= 1 + 1e-9) {
            return 1;
        }
        double low = 0;
        double high = 1 - 1e-9;
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            if (correlation(middle) > middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /// Returns the slope of the correlation map, `s_w^2 E phi'(u) phi'(v)`.
    public double correlationSlope(double c) {
        double q = finite(fixedPoint());
        return c >= 1 ? chi1(q) : weightVariance * product(c, q, true);
    }

    /// Returns xi_q, the number of layers in which a deviation from q* falls to an e-th part.
    public double varianceScale() {
        double q = finite(fixedPoint());
        LayerMoments moments = LayerMoments.of(phi, Math.log(q), 0);
        double slope = weightVariance * moments.slope() * Math.exp(moments.logSecond()) / q;
        return -1 / Math.log(Math.abs(slope));
    }

    /// Returns xi_c, the number of layers in which a deviation from c* falls to an e-th part;
    /// without end at the edge of chaos.
    public double correlationScale() {
        return scale(correlationSlope(correlationFixedPoint()));
    }

    /// Returns the number of layers in which the mean square of the gradient changes by a factor e,
    /// one way or the other.
    public double gradientScale() {
        return scale(chi1());
    }

    /// Returns about how many layers can be trained, `6 xi_c`.
    ///
    /// Source: Schoenholz et al. 2017, figure 5.
    public double trainableDepth() {
        return TRAINABLE * correlationScale();
    }

    private static double scale(double slope) {
        double log = Math.abs(Math.log(slope));
        return log < 1e-12 ? Double.POSITIVE_INFINITY : 1 / log;
    }

    private static double finite(double q) {
        return Math.clamp(q, SMALLEST, LARGEST);
    }

    /// `E f(u) f(v)` with f either phi or phi', over both Gaussians, cut where either has a kink.
    private double product(double c, double q, boolean derivative) {
        double root = Math.sqrt(q);
        double rest = Math.sqrt(1 - c * c);
        double[] kinks = Arrays.stream(phi.kinks()).map(kink -> kink / root).toArray();
        double[][] outer = GaussLegendre.rule(-REACH, REACH, with(kinks, -3, 0, 3));
        double sum = 0;
        for (int i = 0; i < outer[0].length; i++) {
            double u = outer[0][i];
            double[] cuts =
                    Arrays.stream(kinks).map(kink -> (kink - c * u) / rest).toArray();
            double[][] inner = GaussLegendre.rule(-REACH, REACH, with(cuts, -c * u / rest, -3, 0, 3));
            double mean = 0;
            for (int j = 0; j < inner[0].length; j++) {
                double w = inner[0][j];
                mean += inner[1][j] * density(w) * value(root * (c * u + rest * w), derivative);
            }
            sum += outer[1][i] * density(u) * value(root * u, derivative) * mean;
        }
        return sum;
    }

    private double value(double z, boolean derivative) {
        return derivative ? phi.derivative(z) : phi.value(z);
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    private static double[] with(double[] cuts, double... more) {
        double[] all = Arrays.copyOf(cuts, cuts.length + more.length);
        System.arraycopy(more, 0, all, cuts.length, more.length);
        return all;
    }

    private static double square(double value) {
        return value * value;
    }
}
