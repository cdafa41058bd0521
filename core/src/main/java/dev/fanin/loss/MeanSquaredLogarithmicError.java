package dev.fanin.loss;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// The mean squared difference of logarithms: `1/K sum_k (log(1 + y_k) - log(1 + t_k))^2`.
///
/// Outputs and targets below 1e-7 count as 1e-7, and have no gradient.
///
/// @param reduction how the losses of a batch become one number
public record MeanSquaredLogarithmicError(Reduction reduction) implements Loss {

    @Override
    public String name() {
        return "msle";
    }

    @Override
    public Config config() {
        return Losses.config("MeanSquaredLogarithmicError", "mean_squared_logarithmic_error", reduction);
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
                double error = logarithm(output[i]) - logarithm(target[i]);
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
                double error = logarithm(output[i]) - logarithm(target[i]);
                gradient[i] = output[i] > Losses.EPSILON ? (float) (scale * error / (1.0 + output[i])) : 0;
            }
        }
    }

    private static double logarithm(float value) {
        return Math.log1p(Math.max(value, Losses.EPSILON));
    }
}
