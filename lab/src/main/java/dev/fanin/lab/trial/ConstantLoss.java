package dev.fanin.lab.trial;

import dev.fanin.loss.BinaryCrossentropy;
import dev.fanin.loss.CategoricalCrossentropy;
import dev.fanin.loss.Loss;
import dev.fanin.loss.MeanSquaredError;
import dev.fanin.loss.SparseCategoricalCrossentropy;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;

/// The loss of the best prediction that is the same for every sample: what a network reaches that
/// learns nothing of its inputs.
///
/// Cross-entropy: the entropy of the labels. Mean squared error: the variance of the targets. For
/// other losses: what the mean of the targets costs.
final class ConstantLoss {

    private ConstantLoss() {}

    static double of(Loss loss, Shape output, Tensor y) {
        int width = output.axis(-1);
        return switch (loss) {
            case SparseCategoricalCrossentropy _ -> entropy(shares(y.array(), width));
            case CategoricalCrossentropy _ -> entropy(means(y.array(), width));
            case BinaryCrossentropy _ -> binaryEntropy(means(y.array(), width));
            case MeanSquaredError _ -> variance(y.array(), width);
            default -> ofMean(loss, width, y);
        };
    }

    private static double[] shares(float[] labels, int classes) {
        double[] shares = new double[classes];
        for (float label : labels) {
            if (label >= 0 && label < classes) {
                shares[(int) label] += 1.0 / labels.length;
            }
        }
        return shares;
    }

    private static double[] means(float[] values, int width) {
        double[] means = new double[width];
        for (int i = 0; i < values.length; i++) {
            means[i % width] += (double) values[i] * width / values.length;
        }
        return means;
    }

    private static double entropy(double[] shares) {
        double sum = 0;
        for (double share : shares) {
            sum -= share > 0 ? share * Math.log(share) : 0;
        }
        return sum;
    }

    private static double binaryEntropy(double[] means) {
        double sum = 0;
        for (double mean : means) {
            sum += entropy(new double[] {mean, 1 - mean});
        }
        return sum / means.length;
    }

    private static double variance(float[] values, int width) {
        double[] means = means(values, width);
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double distance = values[i] - means[i % width];
            sum += distance * distance;
        }
        return sum / values.length;
    }

    private static double ofMean(Loss loss, int width, Tensor y) {
        int rows = y.array().length / width;
        if (rows * width != y.array().length || rows == 0) {
            return Double.NaN;
        }
        double[] means = means(y.array(), width);
        float[] outputs = new float[rows * width];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = (float) means[i % width];
        }
        double[] losses = new double[loss.count(rows)];
        loss.values(rows, width, outputs, y.array(), losses);
        double sum = 0;
        for (double one : losses) {
            sum += one;
        }
        return sum / losses.length;
    }
}
