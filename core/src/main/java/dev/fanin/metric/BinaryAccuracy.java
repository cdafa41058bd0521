package dev.fanin.metric;

import dev.fanin.config.Config;

/// The share of a row's values that lie on their target's side of a threshold: `target = 1[output >
/// threshold]`.
///
/// A NaN is wrong, where Keras takes it for 0.
record BinaryAccuracy(double threshold) implements RowValue {

    BinaryAccuracy {
        Configs.requireFraction("BinaryAccuracy", "threshold", threshold);
    }

    @Override
    public String className() {
        return "BinaryAccuracy";
    }

    @Override
    public String defaultName() {
        return "binary_accuracy";
    }

    @Override
    public TargetKind target() {
        return TargetKind.SAME;
    }

    @Override
    public Config with(Config config) {
        return config.with("threshold", threshold);
    }

    @Override
    public double of(float[] output, int outputFrom, int width, float[] target, int targetFrom, int targetWidth) {
        float cut = (float) threshold;
        int right = 0;
        for (int k = 0; k < width; k++) {
            float predicted = output[outputFrom + k];
            boolean isRight = !Float.isNaN(predicted) && (predicted > cut ? 1 : 0) == target[targetFrom + k];
            right += isRight ? 1 : 0;
        }
        return (double) right / width;
    }
}
