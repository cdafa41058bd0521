package dev.fanin.loss;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// How little output and target overlap: `1 - 2 sum y t / (sum y + sum t + 1e-7)`.
///
/// The sums run over the whole batch, which then has one loss, or over each row.
///
/// Source: Keras 3.15.1, whose `axis` is None or -1 here; Milletari, Navab and Ahmadi, "V-Net",
/// 2016, square the sums of the denominator.
///
/// @param byRow whether each row has a loss of its own
/// @param reduction how the losses of a batch become one number
public record Dice(boolean byRow, Reduction reduction) implements Loss {

    @Override
    public String name() {
        return "dice";
    }

    @Override
    public Config config() {
        return Losses.config("Dice", name(), reduction).with(Losses.AXIS, byRow ? -1 : null);
    }

    @Override
    public Shape targetShape(Shape output) {
        return output;
    }

    @Override
    public int count(int rows) {
        return byRow ? rows : 1;
    }

    @Override
    public void values(int rows, int width, float[] output, float[] target, double[] losses) {
        int size = byRow ? width : rows * width;
        for (int part = 0; part < count(rows); part++) {
            int from = part * size;
            losses[part] = 1 - 2 * overlap(output, target, from, size) / mass(output, target, from, size);
        }
    }

    @Override
    public void gradient(int rows, int width, float[] output, float[] target, float[] factors, float[] gradient) {
        int size = byRow ? width : rows * width;
        for (int part = 0; part < count(rows); part++) {
            int from = part * size;
            double mass = mass(output, target, from, size);
            float level = (float) (2 * factors[part] * overlap(output, target, from, size) / (mass * mass));
            float scale = (float) (2 * factors[part] / mass);
            for (int i = from; i < from + size; i++) {
                gradient[i] = level - scale * target[i];
            }
        }
    }

    /// Returns the sum of the products.
    static double overlap(float[] output, float[] target, int from, int size) {
        double sum = 0;
        for (int i = from; i < from + size; i++) {
            sum += (double) output[i] * target[i];
        }
        return sum;
    }

    private static double mass(float[] output, float[] target, int from, int size) {
        return Crossentropy.sum(output, from, size) + Crossentropy.sum(target, from, size) + Losses.EPSILON;
    }
}
