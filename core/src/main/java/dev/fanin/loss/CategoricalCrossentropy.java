package dev.fanin.loss;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Softmax;
import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.Arrays;

/// Cross-entropy against target probabilities: `-sum_k t_k log p_k`.
///
/// From probabilities, a row is first divided by its sum and clipped to [1e-7, 1 - 1e-7]; where a
/// class is clipped its term has no gradient. From logits, `sum_k t_k (logsumexp(z) - z_k)`, with
/// gradient `p_k sum_j t_j - t_k`. Label smoothing s makes of each target `t_k (1 - s) + s / K`.
///
/// After a softmax this loss is computed from the logits, clipped as the probabilities would be, or
/// not, see [#unclipped].
///
/// @param fromLogits whether the predictions are logits
/// @param labelSmoothing the share of a target's mass that is spread over all classes, 0 to 1
/// @param clipped whether probabilities are clipped where they are computed from logits; Keras does
///     not where it is told `from_logits=True`
/// @param reduction how the losses of a batch become one number
public record CategoricalCrossentropy(boolean fromLogits, double labelSmoothing, boolean clipped, Reduction reduction)
        implements Loss {

    public CategoricalCrossentropy {
        Crossentropy.requireSmoothing("CategoricalCrossentropy", labelSmoothing);
    }

    @Override
    public String name() {
        return "categorical_crossentropy";
    }

    @Override
    public Config config() {
        return Losses.config("CategoricalCrossentropy", Losses.clippedName(name(), clipped || fromLogits), reduction)
                .with(Losses.FROM_LOGITS, fromLogits)
                .with(Losses.LABEL_SMOOTHING, labelSmoothing)
                .with(Losses.AXIS, -1);
    }

    @Override
    public Shape targetShape(Shape output) {
        return output;
    }

    /// Returns this loss computed from the logits without clipping where it follows a softmax, as
    /// Keras on TensorFlow has it.
    public CategoricalCrossentropy unclipped() {
        return new CategoricalCrossentropy(fromLogits, labelSmoothing, false, reduction);
    }

    @Override
    public Loss joined(ActivationFunction last) {
        return last instanceof Softmax && !fromLogits
                ? new CategoricalCrossentropy(true, labelSmoothing, clipped, reduction)
                : this;
    }

    @Override
    public void values(int rows, int width, float[] output, float[] target, double[] losses) {
        for (int row = 0; row < rows; row++) {
            int from = row * width;
            losses[row] = fromLogits && !clipped
                    ? logitsValue(from, width, output, target)
                    : clippedValue(from, width, output, target);
        }
    }

    private double logitsValue(int from, int width, float[] output, float[] target) {
        double largest = Crossentropy.largest(output, from, width);
        double total = largest + Math.log(Crossentropy.exponentialSum(output, from, width, largest));
        double loss = 0;
        for (int i = from; i < from + width; i++) {
            loss += Crossentropy.smooth(target[i], labelSmoothing, width) * (total - output[i]);
        }
        return loss;
    }

    private double clippedValue(int from, int width, float[] output, float[] target) {
        double largest = Crossentropy.largest(output, from, width);
        double total = fromLogits
                ? Crossentropy.exponentialSum(output, from, width, largest)
                : Crossentropy.sum(output, from, width);
        double loss = 0;
        for (int i = from; i < from + width; i++) {
            double t = Crossentropy.smooth(target[i], labelSmoothing, width);
            if (t != 0) {
                double part = fromLogits ? Math.exp(output[i] - largest) : output[i];
                loss -= t * Math.log(Crossentropy.clip((float) (part / total)));
            }
        }
        return Double.isNaN(total) ? Double.NaN : loss;
    }

    @Override
    public void gradient(int rows, int width, float[] output, float[] target, float[] factors, float[] gradient) {
        for (int row = 0; row < rows; row++) {
            int from = row * width;
            if (fromLogits) {
                logitsGradient(from, width, output, target, factors[row], gradient);
            } else {
                gradient(from, width, output, target, factors[row], gradient);
            }
        }
    }

    /// With A the classes that are not clipped, `dL/dz_k = p_k sum_A t - t_k 1[k in A]`.
    private void logitsGradient(int from, int width, float[] output, float[] target, float factor, float[] gradient) {
        Crossentropy.softmax(output, from, width, gradient);
        double mass = 0;
        for (int i = from; i < from + width; i++) {
            mass += isCut(gradient[i]) ? 0 : Crossentropy.smooth(target[i], labelSmoothing, width);
        }
        if (mass == 0) {
            Arrays.fill(gradient, from, from + width, 0);
            return;
        }
        for (int i = from; i < from + width; i++) {
            double own = isCut(gradient[i]) ? 0 : Crossentropy.smooth(target[i], labelSmoothing, width);
            gradient[i] = (float) (factor * (gradient[i] * mass - own));
        }
    }

    private boolean isCut(float probability) {
        return clipped && Crossentropy.isClipped(probability);
    }

    /// With p_k = y_k / s, dL/dp_k = -t_k / p_k where p_k is not clipped, and
    /// dp_k/dy_j = (1[k=j] - p_k) / s.
    private void gradient(int from, int width, float[] output, float[] target, float factor, float[] gradient) {
        double total = Crossentropy.sum(output, from, width);
        double mass = 0;
        for (int i = from; i < from + width; i++) {
            boolean cut = Crossentropy.isClipped((float) (output[i] / total));
            double t = cut ? 0 : Crossentropy.smooth(target[i], labelSmoothing, width);
            gradient[i] = cut ? 0 : (float) (t * total / output[i]);
            mass += t;
        }
        for (int i = from; i < from + width; i++) {
            gradient[i] = (float) (factor * (mass - gradient[i]) / total);
        }
    }
}
