package dev.fanin.loss;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// The mean absolute error in percent of the targets: `100/K sum_k |y_k - t_k| / max(|t_k|, 1e-7)`.
///
/// @param reduction how the losses of a batch become one number
public record MeanAbsolutePercentageError(Reduction reduction) implements Loss {

    @Override
    public String name() {
        return "mape";
    }

    @Override
    public Config config() {
        return Losses.config("MeanAbsolutePercentageError", "mean_absolute_percentage_error", reduction);
    }

    @Override
    public Shape targetShape(Shape output) {
        return output;
    }

    @Override
    public void values(int rows, int width, float[] output, float[] target, double[] losses) {
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int i = row * width; i < (row + 1) * width; i++) {
                sum += Math.abs((double) output[i] - target[i]) / Math.max(Math.abs(target[i]), Losses.EPSILON);
            }
            losses[row] = 100 * sum / width;
        }
    }

    @Override
    public void gradient(int rows, int width, float[] output, float[] target, float[] factors, float[] gradient) {
        for (int row = 0; row < rows; row++) {
            float scale = 100 * factors[row] / width;
            for (int i = row * width; i < (row + 1) * width; i++) {
                gradient[i] =
                        scale * Math.signum(output[i] - target[i]) / Math.max(Math.abs(target[i]), Losses.EPSILON);
            }
        }
    }
}
