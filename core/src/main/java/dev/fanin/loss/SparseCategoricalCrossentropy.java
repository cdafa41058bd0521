package dev.fanin.loss;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Softmax;
import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.Arrays;
import java.util.OptionalInt;

/// Cross-entropy against class numbers: `-log p_c` for the class c.
///
/// Targets are class numbers 0 to K - 1 held as floats, one for each row. From probabilities, a row
/// is first divided by its sum and clipped to [1e-7, 1 - 1e-7]; where the class is clipped the loss
/// is 16.118, or 1.2e-7, and the gradient 0. From logits, `logsumexp(z) - z_c`, with gradient
/// `p_k - 1[k = c]`.
///
/// After a softmax this loss is computed from the logits, clipped as the probabilities would be, or
/// not, see [#unclipped].
///
/// @param fromLogits whether the predictions are logits
/// @param ignoreClass a class number, possibly negative, whose rows do not count
/// @param clipped whether probabilities are clipped where they are computed from logits; Keras does
///     not where it is told `from_logits=True`
/// @param reduction how the losses of a batch become one number
public record SparseCategoricalCrossentropy(
        boolean fromLogits, OptionalInt ignoreClass, boolean clipped, Reduction reduction) implements Loss {

    @Override
    public String name() {
        return "sparse_categorical_crossentropy";
    }

    @Override
    public Config config() {
        Config config = Losses.config(
                        "SparseCategoricalCrossentropy", Losses.clippedName(name(), clipped || fromLogits), reduction)
                .with(Losses.FROM_LOGITS, fromLogits);
        return config.with(Losses.IGNORE_CLASS, ignoreClass.isPresent() ? ignoreClass.getAsInt() : null);
    }

    @Override
    public Shape targetShape(Shape output) {
        return ClassLabels.shape(name(), output);
    }

    /// Returns this loss computed from the logits without clipping where it follows a softmax, as
    /// Keras on TensorFlow has it.
    public SparseCategoricalCrossentropy unclipped() {
        return new SparseCategoricalCrossentropy(fromLogits, ignoreClass, false, reduction);
    }

    @Override
    public Loss joined(ActivationFunction last) {
        return last instanceof Softmax && !fromLogits
                ? new SparseCategoricalCrossentropy(true, ignoreClass, clipped, reduction)
                : this;
    }

    @Override
    public boolean counts(int row, float[] target, double loss) {
        return ignoreClass.isEmpty() || target[row] != ignoreClass.getAsInt();
    }

    @Override
    public boolean isMasked() {
        return ignoreClass.isPresent();
    }

    @Override
    public void values(int rows, int width, float[] output, float[] target, double[] losses) {
        for (int row = 0; row < rows; row++) {
            losses[row] = counts(row, target, 0) ? value(row, width, output, target[row]) : 0;
        }
    }

    private double value(int row, int width, float[] output, float target) {
        int from = row * width;
        int right = from + ClassLabels.label(target, width);
        if (!fromLogits) {
            double total = Crossentropy.sum(output, from, width);
            return -Math.log(Crossentropy.clip((float) (output[right] / total)));
        }
        double largest = Crossentropy.largest(output, from, width);
        double mine = Math.exp(output[right] - largest);
        double total = 0;
        for (int i = from; i < from + width; i++) {
            total += i == right ? mine : Math.exp(output[i] - largest);
        }
        return clipped
                ? -Math.log(Crossentropy.clip((float) (mine / total)))
                : Math.log(total) + largest - output[right];
    }

    @Override
    public void gradient(int rows, int width, float[] output, float[] target, float[] factors, float[] gradient) {
        for (int row = 0; row < rows; row++) {
            int from = row * width;
            if (!counts(row, target, 0)) {
                Arrays.fill(gradient, from, from + width, 0);
            } else if (fromLogits) {
                logitsGradient(from, width, output, target[row], factors[row], gradient);
            } else {
                gradient(from, width, output, target[row], factors[row], gradient);
            }
        }
    }

    private void logitsGradient(int from, int width, float[] output, float target, float factor, float[] gradient) {
        int right = from + ClassLabels.label(target, width);
        Crossentropy.softmax(output, from, width, gradient);
        if (clipped && Crossentropy.isClipped(gradient[right])) {
            Arrays.fill(gradient, from, from + width, 0);
            return;
        }
        gradient[right] -= 1;
        for (int i = from; i < from + width; i++) {
            gradient[i] *= factor;
        }
    }

    /// With p_c = y_c / s, L = log s - log y_c where p_c is not clipped.
    private static void gradient(int from, int width, float[] output, float target, float factor, float[] gradient) {
        int right = from + ClassLabels.label(target, width);
        double total = Crossentropy.sum(output, from, width);
        boolean cut = Crossentropy.isClipped((float) (output[right] / total));
        Arrays.fill(gradient, from, from + width, cut ? 0 : (float) (factor / total));
        gradient[right] -= cut ? 0 : factor / output[right];
    }
}
