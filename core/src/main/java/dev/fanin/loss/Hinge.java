package dev.fanin.loss;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// The mean of `max(1 - t y, 0)` for targets -1 and 1.
///
/// Where all targets of a batch are 0 or 1, a 0 counts as -1.
///
/// @param reduction how the losses of a batch become one number
public record Hinge(Reduction reduction) implements Loss {

    @Override
    public String name() {
        return "hinge";
    }

    @Override
    public Config config() {
        return Losses.config("Hinge", "hinge", reduction);
    }

    @Override
    public Shape targetShape(Shape output) {
        return output;
    }

    @Override
    public void values(int rows, int width, float[] output, float[] target, double[] losses) {
        boolean binary = BinaryLabels.are(target, rows * width);
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int i = row * width; i < (row + 1) * width; i++) {
                sum += Math.max(1 - BinaryLabels.sign(target[i], binary) * (double) output[i], 0);
            }
            losses[row] = sum / width;
        }
    }

    @Override
    public void gradient(int rows, int width, float[] output, float[] target, float[] factors, float[] gradient) {
        boolean binary = BinaryLabels.are(target, rows * width);
        for (int row = 0; row < rows; row++) {
            float scale = factors[row] / width;
            for (int i = row * width; i < (row + 1) * width; i++) {
                float t = BinaryLabels.sign(target[i], binary);
                gradient[i] = t * output[i] < 1 ? -scale * t : 0;
            }
        }
    }
}
