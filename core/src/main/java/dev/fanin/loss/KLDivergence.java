package dev.fanin.loss;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// The Kullback-Leibler divergence of the outputs from the targets: `sum_k t_k log(t_k / y_k)`.
///
/// Both are clipped to [1e-7, 1]; where an output is clipped it has no gradient.
///
/// @param reduction how the losses of a batch become one number
public record KLDivergence(Reduction reduction) implements Loss {

    @Override
    public String name() {
        return "kl_divergence";
    }

    @Override
    public Config config() {
        return Losses.config("KLDivergence", "kl_divergence", reduction);
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
                double t = clip(target[i]);
                sum += t * Math.log(t / clip(output[i]));
            }
            losses[row] = sum;
        }
    }

    @Override
    public void gradient(int rows, int width, float[] output, float[] target, float[] factors, float[] gradient) {
        for (int row = 0; row < rows; row++) {
            float scale = factors[row];
            for (int i = row * width; i < (row + 1) * width; i++) {
                float y = output[i];
                gradient[i] = y >= Losses.EPSILON && y <= 1 ? -scale * clip(target[i]) / y : 0;
            }
        }
    }

    private static float clip(float probability) {
        return Math.max(Losses.EPSILON, Math.min(1, probability));
    }
}
