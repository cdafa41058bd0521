package dev.fanin.loss;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// A squared error near 0 and a straight line beyond delta, averaged over a row.
///
/// `e^2 / 2` for `|e| <= delta`, else `delta |e| - delta^2 / 2`, with `e = y - t`.
///
/// Deviation: Keras forgets delta when it saves a loss; here it is written unless it is 1.
///
/// @param delta where the line begins; positive
/// @param reduction how the losses of a batch become one number
public record Huber(double delta, Reduction reduction) implements Loss {

    public Huber {
        Losses.require(delta > 0 && delta < Double.POSITIVE_INFINITY, "Huber", "a positive 'delta'", delta);
    }

    @Override
    public String name() {
        return "huber";
    }

    @Override
    public Config config() {
        Config config = Losses.config("Huber", "huber_loss", reduction);
        return delta == 1 ? config : config.with("delta", delta);
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
                sum += error <= delta ? 0.5 * error * error : delta * error - 0.5 * delta * delta;
            }
            losses[row] = sum / width;
        }
    }

    @Override
    public void gradient(int rows, int width, float[] output, float[] target, float[] factors, float[] gradient) {
        float edge = (float) delta;
        for (int row = 0; row < rows; row++) {
            float scale = factors[row] / width;
            for (int i = row * width; i < (row + 1) * width; i++) {
                gradient[i] = scale * Math.max(-edge, Math.min(edge, output[i] - target[i]));
            }
        }
    }
}
