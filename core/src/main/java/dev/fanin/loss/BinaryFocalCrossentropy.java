package dev.fanin.loss;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// Binary cross-entropy that counts less where the answer is nearly right already.
///
/// The mean of `w (1 - q)^gamma c`, with c the cross-entropy of the clipped probability, see
/// [BinaryCrossentropy], `q = t p + (1 - t) (1 - p)`, and w 1, or with class balancing
/// `t alpha + (1 - t) (1 - alpha)`. From logits, p is the sigmoid, and clipped all the same.
///
/// Source: Lin, Goyal, Girshick, He and Dollar, "Focal loss for dense object detection", 2017.
///
/// @param applyClassBalancing whether questions are weighted with alpha
/// @param alpha the weight of a yes; that of a no is 1 - alpha
/// @param gamma how strongly right answers are discounted, at least 0
/// @param fromLogits whether the predictions are logits
/// @param labelSmoothing how far targets are drawn towards 1/2, 0 to 1
/// @param reduction how the losses of a batch become one number
public record BinaryFocalCrossentropy(
        boolean applyClassBalancing,
        double alpha,
        double gamma,
        boolean fromLogits,
        double labelSmoothing,
        Reduction reduction)
        implements Loss {

    private static final String CLASS = "BinaryFocalCrossentropy";

    public BinaryFocalCrossentropy {
        Crossentropy.requireFocus(CLASS, alpha, gamma);
        Crossentropy.requireSmoothing(CLASS, labelSmoothing);
    }

    @Override
    public String name() {
        return "binary_focal_crossentropy";
    }

    @Override
    public Config config() {
        return Losses.config(CLASS, name(), reduction)
                .with(Losses.FROM_LOGITS, fromLogits)
                .with(Losses.LABEL_SMOOTHING, labelSmoothing)
                .with(Losses.AXIS, -1)
                .with("apply_class_balancing", applyClassBalancing)
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
            double sum = 0;
            for (int i = row * width; i < (row + 1) * width; i++) {
                double t = Crossentropy.smooth(target[i], labelSmoothing, 2);
                float p = probability(output[i]);
                sum += weight(t) * Math.pow(miss(p, t), gamma) * cost(p, t);
            }
            losses[row] = sum / width;
        }
    }

    @Override
    public void gradient(int rows, int width, float[] output, float[] target, float[] factors, float[] gradient) {
        for (int row = 0; row < rows; row++) {
            double scale = (double) factors[row] / width;
            for (int i = row * width; i < (row + 1) * width; i++) {
                double t = Crossentropy.smooth(target[i], labelSmoothing, 2);
                float p = probability(output[i]);
                double inner = fromLogits ? p * (1.0 - p) : 1;
                double costSlope = Crossentropy.isClipped(p) ? 0 : (p - t) / (p * (1.0 - p));
                double slope = Math.pow(miss(p, t), gamma) * costSlope
                        + Crossentropy.powerSlope(miss(p, t), gamma) * (1 - 2 * t) * cost(p, t);
                gradient[i] = inner == 0 ? 0 : (float) (scale * weight(t) * slope * inner);
            }
        }
    }

    private float probability(float output) {
        return fromLogits ? Crossentropy.sigmoid(output) : output;
    }

    private double weight(double t) {
        return applyClassBalancing ? t * alpha + (1 - t) * (1 - alpha) : 1;
    }

    private static double miss(double p, double t) {
        return 1 - t * p - (1 - t) * (1 - p);
    }

    private static double cost(float probability, double t) {
        double p = Crossentropy.clip(probability);
        return -t * Math.log(p) - (1 - t) * Math.log(1 - p);
    }
}
