package dev.fanin.loss;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// Categorical cross-entropy that counts less where the answer is nearly right already.
///
/// `-sum_k alpha (1 - p_k)^gamma t_k log p_k`. A row, or from logits its softmax, is divided by its
/// sum and clipped to [1e-7, 1 - 1e-7]; where a class is clipped its term has no gradient. Label
/// smoothing s makes of each target `t_k (1 - s) + s / K`.
///
/// Source: Lin, Goyal, Girshick, He and Dollar, "Focal loss for dense object detection", 2017.
/// Deviation from Keras: alpha is one number for all classes.
///
/// @param alpha the weight of all terms
/// @param gamma how strongly right answers are discounted, at least 0
/// @param fromLogits whether the predictions are logits
/// @param labelSmoothing the share of a target's mass that is spread over all classes, 0 to 1
/// @param reduction how the losses of a batch become one number
public record CategoricalFocalCrossentropy(
        double alpha, double gamma, boolean fromLogits, double labelSmoothing, Reduction reduction) implements Loss {

    private static final String CLASS = "CategoricalFocalCrossentropy";

    public CategoricalFocalCrossentropy {
        Crossentropy.requireFocus(CLASS, alpha, gamma);
        Crossentropy.requireSmoothing(CLASS, labelSmoothing);
    }

    @Override
    public String name() {
        return "categorical_focal_crossentropy";
    }

    @Override
    public Config config() {
        return Losses.config(CLASS, name(), reduction)
                .with(Losses.FROM_LOGITS, fromLogits)
                .with(Losses.LABEL_SMOOTHING, labelSmoothing)
                .with(Losses.AXIS, -1)
                .with(Losses.ALPHA, alpha)
                .with(Losses.GAMMA, gamma);
    }

    @Override
    public Shape targetShape(Shape output) {
        return output;
    }

    @Override
    public void values(int rows, int width, float[] output, float[] target, double[] losses) {
        for (int row = 0; row < rows; row++) {
            int from = row * width;
            double largest = Crossentropy.largest(output, from, width);
            double total = total(from, width, output, largest);
            double loss = 0;
            for (int i = from; i < from + width; i++) {
                double part = fromLogits ? Math.exp(output[i] - largest) : output[i];
                double p = Crossentropy.clip((float) (part / total));
                double t = Crossentropy.smooth(target[i], labelSmoothing, width);
                loss -= alpha * Math.pow(1 - p, gamma) * t * Math.log(p);
            }
            losses[row] = loss;
        }
    }

    /// With D_k = dL/dp_k, which is 0 where p_k is clipped, the gradient with respect to `y` is
    /// `(D_k - sum_j D_j p_j) / s`, and with respect to logits `p_k (D_k - sum_j D_j p_j)`.
    @Override
    public void gradient(int rows, int width, float[] output, float[] target, float[] factors, float[] gradient) {
        for (int row = 0; row < rows; row++) {
            int from = row * width;
            double largest = Crossentropy.largest(output, from, width);
            double total = total(from, width, output, largest);
            double dot = 0;
            for (int i = from; i < from + width; i++) {
                float p = probability(output[i], largest, total);
                gradient[i] = (float) slope(p, Crossentropy.smooth(target[i], labelSmoothing, width));
                dot += (double) gradient[i] * p;
            }
            for (int i = from; i < from + width; i++) {
                double inner = fromLogits ? probability(output[i], largest, total) : 1 / total;
                gradient[i] = (float) (factors[row] * (gradient[i] - dot) * inner);
            }
        }
    }

    private double total(int from, int width, float[] output, double largest) {
        return fromLogits
                ? Crossentropy.exponentialSum(output, from, width, largest)
                : Crossentropy.sum(output, from, width);
    }

    private float probability(float output, double largest, double total) {
        return (float) ((fromLogits ? Math.exp(output - largest) : output) / total);
    }

    private double slope(double p, double t) {
        return Crossentropy.isClipped((float) p)
                ? 0
                : alpha * t * (Crossentropy.powerSlope(1 - p, gamma) * Math.log(p) - Math.pow(1 - p, gamma) / p);
    }
}
