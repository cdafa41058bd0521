package dev.fanin.metric;

import dev.fanin.config.Config;

/// `-sum t log p` of a row, which is first divided by its sum where it holds probabilities.
///
/// With label smoothing s, a target t of K classes becomes `t (1 - s) + s / K`.
record CategoricalCrossentropy(boolean fromLogits, double labelSmoothing) implements RowValue {

    CategoricalCrossentropy {
        Configs.requireFraction("CategoricalCrossentropy", "label_smoothing", labelSmoothing);
    }

    @Override
    public String className() {
        return "CategoricalCrossentropy";
    }

    @Override
    public String defaultName() {
        return "categorical_crossentropy";
    }

    @Override
    public TargetKind target() {
        return TargetKind.SAME;
    }

    @Override
    public Config with(Config config) {
        return config.with("from_logits", fromLogits)
                .with("label_smoothing", labelSmoothing)
                .with("axis", -1);
    }

    @Override
    public double of(float[] output, int outputFrom, int width, float[] target, int targetFrom, int targetWidth) {
        double total = fromLogits
                ? Probability.logSumExp(output, outputFrom, width)
                : Probability.sum(output, outputFrom, width);
        double cost = 0;
        for (int k = 0; k < width; k++) {
            double wanted = target[targetFrom + k] * (1 - labelSmoothing) + labelSmoothing / width;
            if (wanted != 0) {
                double given = output[outputFrom + k];
                cost += wanted * (fromLogits ? total - given : -StrictMath.log(Probability.clip(given / total)));
            }
        }
        return cost;
    }
}
