package dev.fanin.loss;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Sigmoid;
import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// Cross-entropy of independent yes-or-no questions: the mean of `-t log p - (1 - t) log(1 - p)`.
///
/// From probabilities, these are clipped to [1e-7, 1 - 1e-7] and have no gradient where they are.
/// From logits, `max(z, 0) - z t + log(1 + exp(-|z|))`, with gradient `p - t`. Label smoothing s
/// makes of a target `t (1 - s) + s / 2`.
///
/// After a sigmoid this loss is computed from the logits, clipped as the probabilities would be, or
/// not, see [#unclipped].
///
/// @param fromLogits whether the predictions are logits
/// @param labelSmoothing how far targets are drawn towards 1/2, 0 to 1
/// @param clipped whether probabilities are clipped where they are computed from logits; Keras does
///     not where it is told `from_logits=True`
/// @param reduction how the losses of a batch become one number
public record BinaryCrossentropy(boolean fromLogits, double labelSmoothing, boolean clipped, Reduction reduction)
        implements Loss {

    public BinaryCrossentropy {
        Crossentropy.requireSmoothing("BinaryCrossentropy", labelSmoothing);
    }

    @Override
    public String name() {
        return "binary_crossentropy";
    }

    @Override
    public Config config() {
        return Losses.config("BinaryCrossentropy", Losses.clippedName(name(), clipped || fromLogits), reduction)
                .with(Losses.FROM_LOGITS, fromLogits)
                .with(Losses.LABEL_SMOOTHING, labelSmoothing)
                .with(Losses.AXIS, -1);
    }

    @Override
    public Shape targetShape(Shape output) {
        return output;
    }

    /// Returns this loss computed from the logits without clipping where it follows a sigmoid, as
    /// Keras on TensorFlow has it.
    public BinaryCrossentropy unclipped() {
        return new BinaryCrossentropy(fromLogits, labelSmoothing, false, reduction);
    }

    @Override
    public Loss joined(ActivationFunction last) {
        return last instanceof Sigmoid && !fromLogits
                ? new BinaryCrossentropy(true, labelSmoothing, clipped, reduction)
                : this;
    }

    @Override
    public void values(int rows, int width, float[] output, float[] target, double[] losses) {
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int i = row * width; i < (row + 1) * width; i++) {
                double t = Crossentropy.smooth(target[i], labelSmoothing, 2);
                sum += fromLogits && !clipped ? ofLogit(output[i], t) : ofProbability(output[i], t);
            }
            losses[row] = sum / width;
        }
    }

    private static double ofLogit(double z, double t) {
        return Math.max(z, 0) - z * t + Math.log1p(Math.exp(-Math.abs(z)));
    }

    private double ofProbability(float output, double t) {
        double p = Crossentropy.clip(fromLogits ? Crossentropy.sigmoid(output) : output);
        return -t * Math.log(p) - (1 - t) * Math.log(1 - p);
    }

    @Override
    public void gradient(int rows, int width, float[] output, float[] target, float[] factors, float[] gradient) {
        for (int row = 0; row < rows; row++) {
            double scale = (double) factors[row] / width;
            for (int i = row * width; i < (row + 1) * width; i++) {
                double t = Crossentropy.smooth(target[i], labelSmoothing, 2);
                gradient[i] = (float) (scale * (fromLogits ? logitSlope(output[i], t) : slope(output[i], t)));
            }
        }
    }

    private double logitSlope(float z, double t) {
        double p = 1 / (1 + Math.exp(-z));
        return clipped && Crossentropy.isClipped(Crossentropy.sigmoid(z)) ? 0 : p - t;
    }

    private static double slope(float output, double t) {
        double p = output;
        return Crossentropy.isClipped(output) ? 0 : (p - t) / (p * (1 - p));
    }
}
