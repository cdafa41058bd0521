package dev.fanin.loss;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// How far the right class is from being ahead by 1:
/// `max(max_k (1 - t_k) y_k - sum_k t_k y_k + 1, 0)`, for targets that are one-hot.
///
/// @param reduction how the losses of a batch become one number
public record CategoricalHinge(Reduction reduction) implements Loss {

    @Override
    public String name() {
        return "categorical_hinge";
    }

    @Override
    public Config config() {
        return Losses.config("CategoricalHinge", name(), reduction);
    }

    @Override
    public Shape targetShape(Shape output) {
        return output;
    }

    @Override
    public void values(int rows, int width, float[] output, float[] target, double[] losses) {
        for (int row = 0; row < rows; row++) {
            losses[row] = Math.max(margin(row * width, width, output, target), 0);
        }
    }

    @Override
    public void gradient(int rows, int width, float[] output, float[] target, float[] factors, float[] gradient) {
        for (int row = 0; row < rows; row++) {
            int from = row * width;
            float factor = margin(from, width, output, target) > 0 ? factors[row] : 0;
            int ahead = from;
            for (int i = from; i < from + width; i++) {
                gradient[i] = -factor * target[i];
                ahead = (1 - target[i]) * output[i] > (1 - target[ahead]) * output[ahead] ? i : ahead;
            }
            gradient[ahead] += factor * (1 - target[ahead]);
        }
    }

    private static double margin(int from, int width, float[] output, float[] target) {
        double right = 0;
        double wrong = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + width; i++) {
            right += (double) target[i] * output[i];
            wrong = Math.max(wrong, (1.0 - target[i]) * output[i]);
        }
        return wrong - right + 1;
    }
}
