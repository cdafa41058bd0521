package dev.fanin.lab.trial;

import dev.fanin.lab.probe.LossLevels;
import dev.fanin.loss.Loss;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;

/// The loss of a prediction that is the same for every sample: what a network reaches that learns
/// nothing of its inputs.
///
/// It is the least such loss where one is known, see [LossLevels], and otherwise what the mean of
/// the targets costs; NaN for targets that have no such mean.
final class ConstantLoss {

    private ConstantLoss() {}

    static double of(Loss loss, Shape output, Tensor y) {
        int width = output.axis(-1);
        int rows = y.shape().axis(0) * (output.arraySize() / width);
        double least = LossLevels.of(loss, y.array(), rows, width).ofConstant();
        return Double.isNaN(least) && y.array().length == rows * width ? ofMean(loss, rows, width, y.array()) : least;
    }

    private static double ofMean(Loss loss, int rows, int width, float[] targets) {
        double[] means = new double[width];
        for (int i = 0; i < targets.length; i++) {
            means[i % width] += (double) targets[i] / rows;
        }
        float[] outputs = new float[targets.length];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = (float) means[i % width];
        }
        double[] losses = new double[loss.count(rows)];
        loss.values(rows, width, outputs, targets, losses);
        double sum = 0;
        for (double one : losses) {
            sum += one;
        }
        return sum / losses.length;
    }
}
