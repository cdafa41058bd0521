package dev.fanin.loss;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// How little output and target overlap, with two weights for the two ways to be wrong.
///
/// `1 - I / (I + alpha M + beta F + 1e-7)`, with `I = sum y t`, what is missed `M = sum (1 - y) t`
/// and what is false `F = sum y (1 - t)`. The sums run over the whole batch, which then has one
/// loss, or over each row. With both weights 1/2 this is [Dice].
///
/// Source: Salehi, Erdogmus and Gholipour, 2017; Keras 3.15.1, whose `axis` is None or -1 here, and
/// which calls what is missed false positives.
///
/// @param alpha the weight of what is missed
/// @param beta the weight of what is false
/// @param byRow whether each row has a loss of its own
/// @param reduction how the losses of a batch become one number
public record Tversky(double alpha, double beta, boolean byRow, Reduction reduction) implements Loss {

    public Tversky {
        Losses.require(alpha >= 0 && alpha < Double.POSITIVE_INFINITY, "Tversky", "an 'alpha' of at least 0", alpha);
        Losses.require(beta >= 0 && beta < Double.POSITIVE_INFINITY, "Tversky", "a 'beta' of at least 0", beta);
    }

    @Override
    public String name() {
        return "tversky";
    }

    @Override
    public Config config() {
        return Losses.config("Tversky", name(), reduction)
                .with(Losses.ALPHA, alpha)
                .with(Losses.BETA, beta)
                .with(Losses.AXIS, byRow ? -1 : null);
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
            double overlap = Dice.overlap(output, target, part * size, size);
            losses[part] = 1 - overlap / all(overlap, output, target, part * size, size);
        }
    }

    @Override
    public void gradient(int rows, int width, float[] output, float[] target, float[] factors, float[] gradient) {
        int size = byRow ? width : rows * width;
        for (int part = 0; part < count(rows); part++) {
            int from = part * size;
            double overlap = Dice.overlap(output, target, from, size);
            double all = all(overlap, output, target, from, size);
            double share = overlap / all;
            // d(all)/dy = t - alpha t + beta (1 - t)
            float level = (float) (factors[part] * share * beta / all);
            float scale = (float) (factors[part] * (share * (1 - alpha - beta) - 1) / all);
            for (int i = from; i < from + size; i++) {
                gradient[i] = level + scale * target[i];
            }
        }
    }

    private double all(double overlap, float[] output, float[] target, int from, int size) {
        double missed = Crossentropy.sum(target, from, size) - overlap;
        double wrong = Crossentropy.sum(output, from, size) - overlap;
        return overlap + alpha * missed + beta * wrong + Losses.EPSILON;
    }
}
