package dev.fanin.loss;

import dev.fanin.tensor.Shape;

/// Cross-entropy against class numbers: `-log p_c` for the class c.
///
/// Targets are class numbers 0 to K - 1 held as floats, one for each row. From probabilities, a row
/// is first divided by its sum and clipped to [1e-7, 1 - 1e-7], as in Keras. From logits,
/// `logsumexp(z) - z_c`, with gradient `p_k - 1[k = c]`.
///
/// @param fromLogits whether the predictions are logits
public record SparseCategoricalCrossentropy(boolean fromLogits) implements Loss {

    @Override
    public String name() {
        return "sparse_categorical_crossentropy";
    }

    @Override
    public Shape targetShape(Shape output) {
        if (output.rank() == 0) {
            throw new IllegalArgumentException(
                    "The loss 'sparse_categorical_crossentropy' expects an output with an axis"
                            + " of classes, got one number a sample; end the network with a layer of one node a class.");
        }
        return output.dropLast();
    }

    @Override
    public Loss onLogits() {
        return new SparseCategoricalCrossentropy(true);
    }

    @Override
    public double value(float[] output, int outputFrom, float[] target, int targetFrom, int width) {
        int right = outputFrom + label(target[targetFrom], width);
        return fromLogits
                ? Crossentropy.logSumExp(output, outputFrom, width) - output[right]
                : -StrictMath.log(Crossentropy.clip(output[right] / Crossentropy.sum(output, outputFrom, width)));
    }

    @Override
    public void gradient(
            float[] output, int outputFrom, float[] target, int targetFrom, int width, float factor, float[] gradient) {
        int right = outputFrom + label(target[targetFrom], width);
        if (fromLogits) {
            Crossentropy.softmax(output, outputFrom, width, factor, gradient);
            gradient[right] -= factor;
            return;
        }
        // With p_c = y_c / s, L = log s - log y_c where p_c is not clipped.
        double total = Crossentropy.sum(output, outputFrom, width);
        boolean clipped = Crossentropy.clipped(output[right] / total);
        for (int k = 0; k < width; k++) {
            gradient[outputFrom + k] = clipped ? 0 : (float) (factor / total);
        }
        gradient[right] -= clipped ? 0 : factor / output[right];
    }

    private static int label(float value, int classes) {
        int label = (int) value;
        if (label != value || label < 0 || label >= classes) {
            throw new IllegalArgumentException("Labels must be whole numbers from 0 to " + (classes - 1)
                    + " for an output of " + classes + " classes, got " + value + ".");
        }
        return label;
    }
}
