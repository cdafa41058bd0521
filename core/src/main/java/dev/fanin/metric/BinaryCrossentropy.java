package dev.fanin.metric;

import dev.fanin.config.Config;

/// The mean over a row of `-t log p - (1 - t) log(1 - p)`.
///
/// With label smoothing s, a target t becomes `t (1 - s) + s / 2`.
record BinaryCrossentropy(boolean fromLogits, double labelSmoothing) implements RowValue {

    BinaryCrossentropy {
        Configs.requireFraction("BinaryCrossentropy", "label_smoothing", labelSmoothing);
    }

    @Override
    public String className() {
        return "BinaryCrossentropy";
    }

    @Override
    public String defaultName() {
        return "binary_crossentropy";
    }

    @Override
    public TargetKind target() {
        return TargetKind.SAME;
    }

    @Override
    public Config with(Config config) {
        return config.with("from_logits", fromLogits).with("label_smoothing", labelSmoothing);
    }

    @Override
    public double of(float[] output, int outputFrom, int width, float[] target, int targetFrom, int targetWidth) {
        double sum = 0;
        for (int k = 0; k < width; k++) {
            double wanted = target[targetFrom + k] * (1 - labelSmoothing) + labelSmoothing / 2;
            double given = output[outputFrom + k];
            if (fromLogits) {
                sum += wanted * Probability.softplus(-given) + (1 - wanted) * Probability.softplus(given);
            } else {
                double p = Probability.clip(given);
                sum -= wanted * StrictMath.log(p) + (1 - wanted) * StrictMath.log(1 - p);
            }
        }
        return sum / width;
    }
}
