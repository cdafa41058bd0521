package dev.fanin.loss;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// The mean of `y_k - t_k log(y_k + 1e-7)`, for targets that count events and outputs above 0.
///
/// @param reduction how the losses of a batch become one number
public record Poisson(Reduction reduction) implements Loss {

    @Override
    public String name() {
        return "poisson";
    }

    @Override
    public Config config() {
        return Losses.config("Poisson", "poisson", reduction);
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
                sum += output[i] - target[i] * Math.log(output[i] + Losses.EPSILON);
            }
            losses[row] = sum / width;
        }
    }

    @Override
    public void gradient(int rows, int width, float[] output, float[] target, float[] factors, float[] gradient) {
        for (int row = 0; row < rows; row++) {
            float scale = factors[row] / width;
            for (int i = row * width; i < (row + 1) * width; i++) {
                gradient[i] = scale * (1 - target[i] / (output[i] + Losses.EPSILON));
            }
        }
    }
}
