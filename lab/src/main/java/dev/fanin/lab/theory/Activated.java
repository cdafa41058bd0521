package dev.fanin.lab.theory;

import dev.fanin.activation.Elementwise;
import dev.fanin.activation.Linear;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.commons.numbers.gamma.InverseErf;
import org.jspecify.annotations.Nullable;

/// An activation applied to a field, and the gradient's way back through it.
///
/// Forward `m = E phi(z)^2`, backward `g = E phi'(z)^2 g'`. Behind another activation the moments
/// are those of both together, and each has its share of them.
final class Activated {

    private static final double STEEPEST = 4;
    private static final int POINTS = 400;

    private final State in;
    private final Elementwise outer;
    private final Elementwise phi;
    private final LayerMoments moments;
    private final int noise;

    private Activated(State in, Elementwise outer, Elementwise phi, LayerMoments moments, int noise) {
        this.in = in;
        this.outer = outer;
        this.phi = phi;
        this.moments = moments;
        this.noise = noise;
    }

    /// Returns what the activation makes of a field.
    static Step of(State in, Elementwise phi, Draws draws, MomentsCache cache) {
        if (phi.isLinear()) {
            return Step.of(in, (gradient, _) -> gradient);
        }
        Elementwise both = in.phi() instanceof Linear ? phi : new Composed(phi, in.phi());
        LayerMoments moments = cache.of(both, in.sum().mean(), in.center());
        Activated activated = new Activated(in, phi, both, moments, draws.noise());
        UnaryOperator<Gradient> back = activated.back(draws.noise());
        return new Step(in, activated.out(), back, (gradient, _) -> gradient);
    }

    private State out() {
        LayerMoments before = in.moments();
        double power = before.slope() == 0 ? 0 : Math.clamp(moments.slope() / before.slope(), -STEEPEST, STEEPEST);
        LogMoments own = LogMoments.of(phi, in.units(), in.unitScatter(moments))
                .without(LogMoments.of(in.phi(), in.units(), in.unitScatter(before)), power);
        double carried = power == 0 || before.logSecond() == Double.NEGATIVE_INFINITY
                ? 0
                : power * (in.square().mean() - before.logSecond());
        Scattered square =
                in.square().passed(moments.logSecond() + carried, power).times(own, noise);
        double @Nullable [] map = in.map();
        if (map != null) {
            double[] powers = Taps.power(map, power);
            square = square.shifted(Math.log(Taps.mean(powers)));
            map = Taps.evened(powers);
        }
        return new State(
                in.sum(),
                in.center(),
                in.sumRows(),
                phi,
                moments,
                square,
                in.sumRows().mapped(c -> moments.output().at(in.correlation(c))),
                in.units(),
                in.excess(),
                in.slow(),
                parts(),
                map);
    }

    private Map<Integer, Double> parts() {
        double before = in.moments().output().linear();
        double kept = before == 0 ? 0 : Math.clamp(moments.output().linear() / before, -1, 1);
        Map<Integer, Double> parts = new HashMap<>();
        in.parts().forEach((origin, share) -> parts.put(origin, share * kept));
        return parts;
    }

    private UnaryOperator<Gradient> back(int backwardNoise) {
        LayerMoments before = in.moments();
        double logBoth = moments.logDerivativeSecond() - before.logDerivativeSecond();
        double logFactor = logOuter(logBoth);
        double slope = moments.derivativeSlope() - before.derivativeSlope();
        Rows kept = in.sumRows().mapped(c -> ratio(moments.derivative(), before.derivative(), in.correlation(c)));
        double coherence = ratio(moments.derivative(), before.derivative(), 0);
        double along = along(before) > 0 ? along(moments) / along(before) : 0;
        return gradient -> {
            LogMoments own = LogMoments.of(phi, in.units(), scatter(gradient, moments))
                    .without(LogMoments.of(in.phi(), in.units(), scatter(gradient, before)), 1);
            Scattered drift = in.sum().shifted(-in.sum().mean());
            if (in.sum().mean() == Double.NEGATIVE_INFINITY) {
                drift = Scattered.certain(0);
            }
            double self = 1 + gradient.along() * (moments.selfGain() / before.selfGain() - 1);
            Scattered square = gradient.square()
                    .shifted(logFactor + Math.log(self) + gradient.owed())
                    .times(drift, slope)
                    .times(own, backwardNoise);
            return new Gradient(
                    square,
                    gradient.rows().times(kept),
                    gradient.coherence() * coherence,
                    Math.clamp(gradient.along() * along / self, 0, 1),
                    logBoth - logFactor,
                    map(gradient, slope));
        };
    }

    /// `E outer'(inner(z))^2`, which is not its share of both where the inner one's slope depends
    /// on z too.
    private double logOuter(double logBoth) {
        if (in.phi().isLinear()) {
            return logBoth;
        }
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            double z = InverseErf.value((2 * i + 1.0) / POINTS - 1) * Math.sqrt(2);
            double slope = outer.derivative(in.phi().value(in.z(z)));
            sum += slope * slope / POINTS;
        }
        return Math.log(sum);
    }

    private double @Nullable [] map(Gradient gradient, double slope) {
        double @Nullable [] map = gradient.map();
        double @Nullable [] signal = in.map();
        if (signal == null || slope == 0 || (map != null && map.length != signal.length)) {
            return map;
        }
        double[] product = Taps.power(signal, slope);
        for (int i = 0; map != null && i < product.length; i++) {
            product[i] *= map[i];
        }
        return Taps.evened(product);
    }

    /// `Var phi'^2 h^2` over one node's weights and all rows, with h the Gaussian gradient that
    /// comes in, relative to its squared expectation.
    private double scatter(Gradient gradient, LayerMoments of) {
        double own = (1 + of.derivativeFluctuation()) / 3 - 1;
        Spectrum square = of.derivativeSquare();
        return gradient.rows()
                        .average(
                                in.sumRows(),
                                (g, c) -> (1 + own * square.covariance(in.correlation(c))) * (1 + 2 * g * g))
                - 1;
    }

    /// How much of a gradient along phi(z) is along z behind phi', relative to what becomes of any
    /// gradient: by Stein's lemma.
    private double along(LayerMoments of) {
        double logShare = of.logSecond() - in.sum().mean() - of.logDerivativeSecond();
        return in.sum().mean() == Double.NEGATIVE_INFINITY ? 1 : of.slope() * of.slope() * Math.exp(logShare);
    }

    private static double ratio(Spectrum both, Spectrum inner, double correlation) {
        double divisor = inner.at(correlation);
        return Math.abs(divisor) > 1e-9 ? Math.clamp(both.at(correlation) / divisor, -1, 1) : 0;
    }
}
