package dev.fanin.loss;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.Arrays;

/// A loss between cross-entropy and absolute error, for labels that may be wrong: `(1 - p_c^q) /
/// q`.
///
/// Targets are class numbers held as floats, one for each row. Outputs are probabilities, which are
/// neither divided by their sum nor clipped.
///
/// Source: Zhang and Sabuncu, "Generalized cross entropy loss for training deep neural networks
/// with noisy labels", 2018.
///
/// @param q between 0, which would be cross-entropy, and 1, absolute error
/// @param reduction how the losses of a batch become one number
public record CategoricalGeneralizedCrossEntropy(double q, Reduction reduction) implements Loss {

    private static final String CLASS = "CategoricalGeneralizedCrossEntropy";

    public CategoricalGeneralizedCrossEntropy {
        Losses.require(q > 0 && q < 1, CLASS, "a 'q' between 0 and 1", q);
    }

    @Override
    public String name() {
        return "categorical_generalized_cross_entropy";
    }

    @Override
    public Config config() {
        return Losses.config(CLASS, name(), reduction).with("q", q);
    }

    @Override
    public Shape targetShape(Shape output) {
        return ClassLabels.shape(name(), output);
    }

    @Override
    public void values(int rows, int width, float[] output, float[] target, double[] losses) {
        for (int row = 0; row < rows; row++) {
            int from = row * width;
            float p = output[from + ClassLabels.label(target[row], width)];
            // Not-a-number anywhere in the row must show.
            double poison = 0 * Crossentropy.sum(output, from, width);
            losses[row] = (1 - Math.pow(p, q)) / q + poison;
        }
    }

    @Override
    public void gradient(int rows, int width, float[] output, float[] target, float[] factors, float[] gradient) {
        for (int row = 0; row < rows; row++) {
            int from = row * width;
            int right = from + ClassLabels.label(target[row], width);
            Arrays.fill(gradient, from, from + width, 0);
            gradient[right] = (float) (-factors[row] * Math.pow(output[right], q - 1));
        }
    }
}
