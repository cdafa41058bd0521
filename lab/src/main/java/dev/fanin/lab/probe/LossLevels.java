package dev.fanin.lab.probe;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Sigmoid;
import dev.fanin.activation.Softmax;
import dev.fanin.loss.BinaryCrossentropy;
import dev.fanin.loss.CategoricalCrossentropy;
import dev.fanin.loss.Loss;
import dev.fanin.loss.MeanAbsoluteError;
import dev.fanin.loss.MeanSquaredError;
import dev.fanin.loss.SparseCategoricalCrossentropy;
import java.util.Arrays;
import java.util.Optional;

/// What a loss is to be compared with on one batch.
///
/// @param ofConstant the least loss of an output that is the same for all samples: the entropy of
///     the mean target for cross-entropies, the variance of the targets for the squared error, the
///     mean distance from their median for the absolute error; NaN for other losses
/// @param ofUniform the loss of an output that gives all classes the same probability, ln K; NaN
///     for losses that are no cross-entropies
public record LossLevels(double ofConstant, double ofUniform) {

    /// Returns the levels for targets of so many rows of an output.
    public static LossLevels of(Loss loss, float[] target, int rows, int width) {
        return switch (loss) {
            case SparseCategoricalCrossentropy sparse -> ofLabels(sparse, target, rows, width);
            case CategoricalCrossentropy smooth ->
                new LossLevels(
                        entropy(
                                means(target, rows, width),
                                smooth.labelSmoothing() / width,
                                1 - smooth.labelSmoothing()),
                        Math.log(width));
            case BinaryCrossentropy smooth -> ofBits(smooth, means(target, rows, width));
            case MeanSquaredError _ -> new LossLevels(variance(target, rows, width), Double.NaN);
            case MeanAbsoluteError _ -> new LossLevels(deviation(target, rows, width), Double.NaN);
            default -> new LossLevels(Double.NaN, Double.NaN);
        };
    }

    private static LossLevels ofLabels(SparseCategoricalCrossentropy loss, float[] target, int rows, int width) {
        double[] shares = new double[width];
        int counted = 0;
        for (int row = 0; row < rows; row++) {
            if (loss.counts(row, target, 0)) {
                shares[(int) target[row]]++;
                counted++;
            }
        }
        for (int i = 0; i < width; i++) {
            shares[i] /= counted;
        }
        return new LossLevels(entropy(shares, 0, 1), Math.log(width));
    }

    private static LossLevels ofBits(BinaryCrossentropy loss, double[] means) {
        double sum = 0;
        for (double mean : means) {
            sum += entropy(new double[] {mean, 1 - mean}, loss.labelSmoothing() / 2, 1 - loss.labelSmoothing());
        }
        return new LossLevels(sum / means.length, Math.log(2));
    }

    private static double entropy(double[] shares, double shift, double factor) {
        return -Arrays.stream(shares)
                .map(share -> share * factor + shift)
                .map(p -> p > 0 ? p * Math.log(p) : 0)
                .sum();
    }

    private static double[] means(float[] target, int rows, int width) {
        double[] means = new double[width];
        for (int i = 0; i < rows * width; i++) {
            means[i % width] += (double) target[i] / rows;
        }
        return means;
    }

    private static double variance(float[] target, int rows, int width) {
        double[] means = means(target, rows, width);
        double sum = 0;
        for (int i = 0; i < rows * width; i++) {
            sum += Math.pow(target[i] - means[i % width], 2);
        }
        return sum / (rows * width);
    }

    private static double deviation(float[] target, int rows, int width) {
        double sum = 0;
        for (int column = 0; column < width; column++) {
            float[] values = new float[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = target[row * width + column];
            }
            Arrays.sort(values);
            for (float value : values) {
                sum += Math.abs(value - values[rows / 2]);
            }
        }
        return sum / (rows * width);
    }

    /// Returns the loss as Keras computes it from the logits where it clips probabilities, or
    /// nothing for one that clips none.
    static Optional<Loss> clipped(Loss loss, ActivationFunction last) {
        return switch (loss) {
            case SparseCategoricalCrossentropy given
            when last instanceof Softmax && !given.fromLogits() ->
                Optional.of(new SparseCategoricalCrossentropy(true, given.ignoreClass(), true, given.reduction()));
            case CategoricalCrossentropy given
            when last instanceof Softmax && !given.fromLogits() ->
                Optional.of(new CategoricalCrossentropy(true, given.labelSmoothing(), true, given.reduction()));
            case BinaryCrossentropy given
            when last instanceof Sigmoid && !given.fromLogits() ->
                Optional.of(new BinaryCrossentropy(true, given.labelSmoothing(), true, given.reduction()));
            default -> Optional.empty();
        };
    }
}
