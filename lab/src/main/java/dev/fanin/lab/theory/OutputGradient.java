package dev.fanin.lab.theory;

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
/// Deviation: the scatter is that of a batch. The gradient of a single sample has a long tail
/// towards zero where a network may be sure and right.
final class OutputGradient {

    private static final double REACH = 12;

    private OutputGradient() {}

    /// Returns the mean square and its scatter; NaN where there is no formula.
    ///
    /// @param rows how many rows of output the batch has, over which labels even out
    static LogNormal of(LayerState output, Loss loss, double targetMean, double targetMeanSquare, int rows) {
        return switch (loss) {
            case SparseCategoricalCrossentropy sparse -> crossentropy(output, sparse.fromLogits(), rows);
            case CategoricalCrossentropy dense -> crossentropy(output, dense.fromLogits(), rows);
            case MeanSquaredError _ -> squaredError(output, targetMean, targetMeanSquare);
            case MeanAbsoluteError _,
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
                    CustomLoss _ -> unknown();
        };
    }

    private static LogNormal crossentropy(LayerState output, boolean fromLogits, int rows) {
        boolean logits =
                output.phi() instanceof Softmax || (fromLogits && output.phi().isLinear());
        return logits ? softmax(output, rows) : unknown();
    }

    private static LogNormal softmax(LayerState output, int rows) {
        SoftmaxMoments softmax = SoftmaxMoments.of(output);
        // A batch's labels miss their even spread a little, which weighs 2 (p - 1/K) / K a sample.
        double size = Math.exp(softmax.error().mean()) * output.units() * output.units();
        return softmax.error().times(0, 4 * softmax.labelSquare() / (rows * size * size));
    }

    private static LogNormal squaredError(LayerState output, double targetMean, double targetMeanSquare) {
        if (!(output.phi() instanceof Elementwise phi)) {
            return unknown();
        }
        double expectation = expectation(
                t -> {
                    double x = phi.value(output.z(t));
                    double slope = phi.derivative(output.z(t));
                    return (x * x - 2 * x * targetMean + targetMeanSquare) * slope * slope;
                },
                phi,
                output);
        int units = output.units();
        // One sample's squared errors scatter like a chi-square over the output's nodes, roughly.
        return new LogNormal(Math.log(4 * expectation / ((double) units * units)), 2.0 / units);
    }

    private static double expectation(DoubleUnaryOperator f, Elementwise phi, LayerState output) {
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

    private static LogNormal unknown() {
        return new LogNormal(Double.NaN, Double.NaN);
    }
}
