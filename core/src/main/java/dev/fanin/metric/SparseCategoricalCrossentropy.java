package dev.fanin.metric;

import dev.fanin.config.Config;
import org.jspecify.annotations.Nullable;

/// `-log p` of the right class of a row, which is first divided by its sum where it holds
/// probabilities.
///
/// A row whose target is the ignored class costs nothing. As in Keras, it still counts as a row,
/// unless rows have weights.
record SparseCategoricalCrossentropy(
        boolean fromLogits, @Nullable Integer ignoreClass) implements RowValue {

    @Override
    public String className() {
        return "SparseCategoricalCrossentropy";
    }

    @Override
    public String defaultName() {
        return "sparse_categorical_crossentropy";
    }

    @Override
    public TargetKind target() {
        return TargetKind.CLASS_NUMBER;
    }

    @Override
    public Config with(Config config) {
        return config.with("from_logits", fromLogits)
                .with("ignore_class", ignoreClass)
                .with("axis", -1);
    }

    @Override
    public boolean ignores(float target) {
        return ignoreClass != null && target == ignoreClass;
    }

    @Override
    public double of(float[] output, int outputFrom, int width, float[] target, int targetFrom, int targetWidth) {
        float label = target[targetFrom];
        if (ignores(label)) {
            return 0;
        }
        int right = (int) label;
        if (right != label || right < 0 || right >= width) {
            throw new IllegalArgumentException("Labels must be whole numbers from 0 to " + (width - 1)
                    + " for an output of " + width + " classes, got " + label + ".");
        }
        double given = output[outputFrom + right];
        return fromLogits
                ? Probability.logSumExp(output, outputFrom, width) - given
                : -StrictMath.log(Probability.clip(given / Probability.sum(output, outputFrom, width)));
    }
}
