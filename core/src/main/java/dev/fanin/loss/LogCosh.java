package dev.fanin.loss;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// The logarithm of the hyperbolic cosine of the error: `1/K sum_k log cosh(y_k - t_k)`.
///
/// Near 0 as half a squared error, far out as an absolute error less log 2.
///
/// @param reduction how the losses of a batch become one number
public record LogCosh(Reduction reduction) implements Loss {

    private static final double LOG_2 = Math.log(2);

    @Override
    public String name() {
        return "log_cosh";
    }

    @Override
    public Config config() {
        return Losses.config("LogCosh", "log_cosh", reduction);
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
                double error = Math.abs((double) output[i] - target[i]);
                sum += error + Math.log1p(Math.exp(-2 * error)) - LOG_2;
            }
            losses[row] = sum / width;
        }
    }

    @Override
    public void gradient(int rows, int width, float[] output, float[] target, float[] factors, float[] gradient) {
        for (int row = 0; row < rows; row++) {
            float scale = factors[row] / width;
            for (int i = row * width; i < (row + 1) * width; i++) {
                gradient[i] = (float) (scale * Math.tanh((double) output[i] - target[i]));
            }
        }
    }
}
