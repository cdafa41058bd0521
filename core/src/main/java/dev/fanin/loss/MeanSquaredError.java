package dev.fanin.loss;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// The mean squared error of a row: `1/K sum_k (y_k - t_k)^2`.
///
/// @param reduction how the losses of a batch become one number
public record MeanSquaredError(Reduction reduction) implements Loss {

    @Override
    public String name() {
        return "mse";
    }

    @Override
    public Config config() {
        return Losses.config("MeanSquaredError", "mean_squared_error", reduction);
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
                double error = (double) output[i] - target[i];
                sum += error * error;
            }
            losses[row] = sum / width;
        }
    }

    @Override
    public void gradient(int rows, int width, float[] output, float[] target, float[] factors, float[] gradient) {
        for (int row = 0; row < rows; row++) {
            float scale = factors[row] * 2 / width;
            for (int i = row * width; i < (row + 1) * width; i++) {
                gradient[i] = scale * (output[i] - target[i]);
            }
        }
    }
}
