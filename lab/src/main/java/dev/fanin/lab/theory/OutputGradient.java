package dev.fanin.lab.theory;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Elementwise;
import dev.fanin.activation.Softmax;
import dev.fanin.loss.BinaryCrossentropy;
import dev.fanin.loss.BinaryFocalCrossentropy;
import dev.fanin.loss.CategoricalCrossentropy;
import dev.fanin.loss.CategoricalFocalCrossentropy;
import dev.fanin.loss.CategoricalGeneralizedCrossEntropy;
import dev.fanin.loss.CategoricalHinge;
import dev.fanin.loss.Circle;
import dev.fanin.loss.CosineSimilarity;
import dev.fanin.loss.CustomLoss;
import dev.fanin.loss.Dice;
import dev.fanin.loss.Hinge;
import dev.fanin.loss.Huber;
import dev.fanin.loss.KLDivergence;
import dev.fanin.loss.LogCosh;
import dev.fanin.loss.Loss;
import dev.fanin.loss.MeanAbsoluteError;
import dev.fanin.loss.MeanAbsolutePercentageError;
import dev.fanin.loss.MeanSquaredError;
import dev.fanin.loss.MeanSquaredLogarithmicError;
import dev.fanin.loss.Poisson;
import dev.fanin.loss.SparseCategoricalCrossentropy;
import dev.fanin.loss.SquaredHinge;
import dev.fanin.loss.Tversky;
import dev.fanin.math.GaussLegendre;
import java.util.function.DoubleUnaryOperator;

/// The mean square of dL/dz at the output of a fresh network, where the backward recursion starts.
///
/// Softmax with cross-entropy over K classes: dL/dz = p - y, so per class `(E |p|^2 + 1 - 2/K) / K`
/// for labels that do not depend on fresh weights and a loss that does not clip, with p the softmax
/// of K independent logits from N(0, q), see [SoftmaxMoments]; a mean that all logits share does
/// not matter. Mean squared error: `4/K^2 E (phi(z) - y)^2 phi'(z)^2` by quadrature.
///
/// Other losses are run on random outputs, see [SampledLoss].
///
/// Deviation: the gradient of a single sample has a long tail towards zero where a network may be
/// sure and right, which no spread tells.
///
/// @param log ln of the mean square for a single sample
/// @param slope its change with ln q of the output's sums
/// @param variance its own variance over draws of the last weights, for the whole batch
/// @param cosine the mean cosine of the gradients of two samples
/// @param cosineSquare its mean square
/// @param coherence the mean product of two nodes' gradients over their mean square
/// @param along the share of its mean square that lies along z
record OutputGradient(
        double log, double slope, double variance, double cosine, double cosineSquare, double coherence, double along) {

    private static final double REACH = 12;
    private static final double STEP = 0.1;

    /// Returns the law of the gradient of z at an output.
    ///
    /// @param z the output's sums
    /// @param phi its activation
    /// @param units how many nodes a row of it has
    /// @param rows how many rows of output the batch has, over which labels even out
    /// @param draws what has been averaged over draws already
    static OutputGradient of(
            State z, ActivationFunction phi, int units, Loss loss, TargetMoments targets, int rows, Draws draws) {
        return switch (loss) {
            case SparseCategoricalCrossentropy sparse
            when isLogits(phi, sparse.fromLogits()) -> softmax(z, draws.softmax(z, units), units, rows);
            case CategoricalCrossentropy dense
            when isLogits(phi, dense.fromLogits()) -> softmax(z, draws.softmax(z, units), units, rows);
            case MeanSquaredError _
            when phi instanceof Elementwise elementwise -> squaredError(z, elementwise, units, targets);
            case SparseCategoricalCrossentropy _,
                    CategoricalCrossentropy _,
                    MeanSquaredError _,
                    MeanAbsoluteError _,
                    MeanAbsolutePercentageError _,
                    MeanSquaredLogarithmicError _,
                    CosineSimilarity _,
                    Huber _,
                    LogCosh _,
                    Hinge _,
                    SquaredHinge _,
                    CategoricalHinge _,
                    KLDivergence _,
                    Poisson _,
                    BinaryCrossentropy _,
                    BinaryFocalCrossentropy _,
                    CategoricalFocalCrossentropy _,
                    CategoricalGeneralizedCrossEntropy _,
                    Dice _,
                    Tversky _,
                    Circle _,
                    CustomLoss _ -> SampledLoss.of(z, phi, units, loss, targets);
        };
    }

    /// Returns the gradient as the backward recursion starts from it.
    Gradient start(State z, Draws draws) {
        Scattered drift = z.sum().mean() == Double.NEGATIVE_INFINITY
                ? Scattered.certain(0)
                : z.sum().shifted(-z.sum().mean());
        Scattered square = Scattered.certain(log).times(drift, slope).times(new LogMoments(0, variance), draws.noise());
        Rows rows = z.rows();
        return new Gradient(
                square,
                Rows.of(rows.samples(), rows.places(), cosine, cosineSquare, cosine, cosine),
                coherence,
                along,
                0,
                null);
    }

    private static boolean isLogits(ActivationFunction phi, boolean fromLogits) {
        return phi instanceof Softmax || (fromLogits && phi.isLinear());
    }

    /// Two samples have the same label once in K times.
    private static OutputGradient softmax(State z, SoftmaxMoments softmax, int classes, int rows) {
        double alike = z.sumRows().average(c -> c * c);
        // A batch's labels miss their even spread a little, which weighs 2 (p - 1/K) / K a sample.
        double size = Math.exp(softmax.error()) * classes * classes;
        double labels = 4 * softmax.labelSquare() / (rows * size * size);
        return new OutputGradient(
                softmax.error() + softmax.errorVariance() * (1 - alike) / 2,
                softmax.errorSlope(),
                Math.max(0, softmax.errorVariance() * alike - ownPart(softmax.errorSlope(), z)) + labels,
                0,
                1 / Math.max(1.0, classes - 1.0),
                classes > 1 ? -1 / (classes - 1.0) : 0,
                softmax.along());
    }

    private static OutputGradient squaredError(State z, Elementwise phi, int units, TargetMoments targets) {
        double middle = -z.own().mean();
        double at = logError(z, phi, targets, middle);
        double slope =
                (logError(z, phi, targets, middle + STEP) - logError(z, phi, targets, middle - STEP)) / (2 * STEP);
        double alike = z.sumRows().average(c -> c * c);
        double own = z.moments().logSecond() > 300 ? 1 : Math.exp(z.sum().mean());
        double share = own / (own + targets.meanSquare());
        double common = targets.meanSquare() > 0 ? targets.mean() * targets.mean() / targets.meanSquare() : 0;
        double cosine = share * z.rows().between() + (1 - share) * common;
        return new OutputGradient(
                at + Math.log(4) - 2 * Math.log(units),
                Double.isFinite(slope) ? slope : 0,
                Math.max(0, 2 * share * share * alike / units - ownPart(slope, z))
                        + 4 * share * (1 - share) / units / z.rows().samples(),
                cosine,
                Math.min(1, cosine * cosine + (1 - cosine * cosine) / units),
                0,
                phi.isLinear() ? share : 0);
    }

    /// What the scatter of the sums, which comes in with the slope, has of it already.
    private static double ownPart(double slope, State z) {
        return Double.isFinite(slope) ? slope * slope * z.own().variance() : 0;
    }

    private static double logError(State z, Elementwise phi, TargetMoments targets, double step) {
        double scale = Math.exp(step / 2);
        return Math.log(expectation(
                t -> {
                    double at = scale * z.z(t);
                    double x = phi.value(at);
                    double slope = phi.derivative(at);
                    return (x * x - 2 * x * targets.mean() + targets.meanSquare()) * slope * slope;
                },
                phi,
                z));
    }

    private static double expectation(DoubleUnaryOperator f, Elementwise phi, State output) {
        double deviation = output.deviation();
        double[] kinks = phi.kinks();
        double[] cuts = new double[kinks.length + 7];
        for (int i = 0; i < kinks.length; i++) {
            cuts[i] = (kinks[i] - output.z(0)) / deviation;
        }
        for (int i = -3; i <= 3; i++) {
            cuts[kinks.length + 3 + i] = (2 * i - output.z(0)) / Math.max(1, deviation);
        }
        return GaussLegendre.integrate(
                z -> f.applyAsDouble(z) * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI), -REACH, REACH, cuts);
    }
}
