package dev.fanin.lab.theory;

import dev.fanin.layer.GammaBeta;
import java.util.Map;

/// Normalizations: they set the mean square to `gamma^2 + beta^2`, whatever came in, and divide the
/// gradient by what came in.
///
/// Batch normalization takes the mean over all rows off. What is common to the rows leaves, so
/// behind relu `1 - 1/pi` of the mean square remains, and the gradient's mean square grows by `pi /
/// (pi - 1)` a layer however the weights are drawn.
///
/// Source: Yang et al., "A mean field theory of batch normalization", 2019.
final class Standardized {

    private Standardized() {}

    /// Gamma and beta as laws, those that are not there as 1 and 0.
    record Scale(double gammaSquare, double betaMean, double betaSquare) {
        static final Scale NONE = new Scale(1, 0, 0);

        static Scale of(GammaBeta parts, boolean hasBeta, dev.fanin.graph.Node node, Draws draws) {
            Kernel gamma = parts.scale() ? draws.parameter(node, 0) : null;
            Kernel beta = hasBeta ? draws.parameter(node, gamma == null ? 0 : 1) : Kernel.NONE;
            return new Scale(gamma == null ? 1 : gamma.second(), beta.mean(), beta.second());
        }
    }

    /// Over the whole batch, as in training.
    static Step overBatch(State in, Scale scale, double epsilon, Draws draws) {
        double common = Math.min(in.rows().average(c -> c), 1 - 1e-12);
        Scattered variance = in.square().shifted(Math.log1p(-common));
        Rows rows = in.rows().mapped(c -> (c - common) / (1 - common));
        // The variances of nodes scatter like a chi-square.
        double uneven = 2 * rows.average(c -> c * c);
        LogMoments chance = LogMoments.firstOrder(in.units(), uneven);
        int noise = draws.noise();
        Step step = step(in, scale, variance, epsilon, 0, rows, gradient -> {
            double mean = gradient.rows().average(c -> c);
            double along = gradient.rows().average(rows, (g, c) -> g * c);
            // The mean of 1 / v over nodes.
            return Math.clamp(1 - mean - along, 1e-6, 1) / (1 - Math.min(uneven, 0.8));
        });
        return new Step(step.before(), step.after(), step.throughActivation(), (gradient, input) -> {
            Gradient back = step.operation().toInput(gradient, input);
            return new Gradient(
                    back.square().times(chance, noise), back.rows(), back.coherence(), back.along(), 0, back.map());
        });
    }

    /// Over so many values of one sample, with their mean taken off.
    static Step overSample(State in, Scale scale, double epsilon, double values) {
        double common = Math.min(in.mean() * in.mean() + (1 - in.mean() * in.mean()) / values, 1 - 1e-12);
        Scattered variance = in.square().shifted(Math.log1p(-common));
        Rows rows =
                in.rows().mapped(c -> (c - in.mean() * in.mean()) / (1 - Math.min(0.999999, in.mean() * in.mean())));
        return step(in, scale, variance, epsilon, 0, rows, _ -> Math.max(1e-6, 1 - 2 / values));
    }

    /// By the root mean square of so many values of one sample.
    ///
    /// @param power 1 where the mean square becomes 1, or the inverse number of values where it is
    ///     their sum
    static Step byMeanSquare(State in, Scale scale, double epsilon, double values, double power) {
        Scale scaled = new Scale(scale.gammaSquare * power, scale.betaMean, scale.betaSquare);
        return step(in, scaled, in.square(), epsilon, in.mean(), in.rows(), _ -> Math.max(1e-6, 1 - 1 / values));
    }

    /// With fixed moments: `x = scale z + offset`.
    static Step fixed(State in, double scaleMean, double scaleSquare, double offsetMean, double offsetSquare) {
        Scattered root = in.square().passed(in.square().mean() / 2, 0.5);
        double mixed = 2 * scaleMean * offsetMean * in.mean();
        Scattered sum =
                Scattered.sum(new double[] {scaleSquare, mixed, offsetSquare}, in.square(), root, Scattered.certain(0));
        double kept = Scattered.share(Math.log(scaleSquare) + in.square().mean(), sum.mean());
        double mean = sum.mean() == Double.NEGATIVE_INFINITY
                ? 0
                : scaleMean * in.mean() * Math.exp((in.square().mean() - sum.mean()) / 2)
                        + offsetMean * Math.exp(-sum.mean() / 2);
        State out = State.gaussian(
                sum,
                Math.clamp(mean, -1, 1),
                in.rows().mapped(c -> kept * c + 1 - kept),
                in.units(),
                0,
                in.parts(),
                Taps.mixed(in.map(), null, kept));
        return Step.of(out, (gradient, _) -> gradient.shifted(Math.log(scaleSquare)));
    }

    /// How much of a random gradient's square is left without its mean and its part along the
    /// signal.
    @FunctionalInterface
    private interface Left {
        double of(Gradient gradient);
    }

    private static Step step(
            State in, Scale scale, Scattered variance, double epsilon, double mean, Rows rows, Left left) {
        Scattered divisor = Scattered.sum(new double[] {1, epsilon}, variance, Scattered.certain(0));
        double[] one = {scale.gammaSquare, scale.betaSquare};
        Scattered unit = divisor.mean() == Double.NEGATIVE_INFINITY
                ? Scattered.certain(Double.NEGATIVE_INFINITY)
                : variance.times(divisor, -1);
        Scattered sum = Scattered.sum(one, unit, Scattered.certain(0));
        double kept = Scattered.share(Math.log(scale.gammaSquare) + unit.mean(), sum.mean());
        double center = sum.mean() == Double.NEGATIVE_INFINITY
                ? 0
                : scale.betaMean * Math.exp(-sum.mean() / 2) + mean * Math.sqrt(kept);
        State out = State.gaussian(
                sum,
                Math.clamp(center, -1, 1),
                rows.mapped(c -> kept * c + 1 - kept),
                in.units(),
                0,
                Map.copyOf(in.parts()),
                in.map());
        return Step.of(out, (gradient, _) -> {
            double factor = scale.gammaSquare * left.of(gradient);
            Scattered square = divisor.mean() == Double.NEGATIVE_INFINITY
                    ? gradient.square()
                    : gradient.square().times(divisor, -1);
            double across = Math.log(factor * Math.max(1e-6, 1 - gradient.along()));
            return new Gradient(square.shifted(across), gradient.rows(), gradient.coherence(), 0, 0, gradient.map());
        });
    }
}
