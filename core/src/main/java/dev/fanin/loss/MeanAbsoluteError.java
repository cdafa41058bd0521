package dev.fanin.loss;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// The mean absolute error of a row: `1/K sum_k |y_k - t_k|`; its gradient at 0 is 0.
///
/// @param reduction how the losses of a batch become one number
public record MeanAbsoluteError(Reduction reduction) implements Loss {

    @Override
    public String name() {
        return "mae";
    }

    @Override
    public Config config() {
        return Losses.config("MeanAbsoluteError", "mean_absolute_error", reduction);
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
                sum += Math.abs((double) output[i] - target[i]);
            }
            losses[row] = sum / width;
        }
    }

    @Override
    public void gradient(int rows, int width, float[] output, float[] target, float[] factors, float[] gradient) {
        for (int row = 0; row < rows; row++) {
            float scale = factors[row] / width;
            for (int i = row * width; i < (row + 1) * width; i++) {
                gradient[i] = scale * Math.signum(output[i] - target[i]);
            }
        }
    }
}
