package dev.fanin.metric;

import dev.fanin.config.Config;

/// 1 where fewer than k outputs of a row are larger than that of the right class.
///
/// So outputs equal to the k-th largest all count as among the k. A row whose right output is a
/// NaN, or whose class number is none of the outputs, is wrong.
///
/// @param isSparse whether the target is a class number; otherwise it is largest at the class
/// @param k how many outputs may be guesses
record TopK(boolean isSparse, int k) implements RowValue {

    TopK {
        if (k < 1) {
            throw new IllegalArgumentException("'k' must be at least 1, got " + k + ".");
        }
    }

    @Override
    public String className() {
        return isSparse ? "SparseTopKCategoricalAccuracy" : "TopKCategoricalAccuracy";
    }

    @Override
    public String defaultName() {
        return isSparse ? "sparse_top_k_categorical_accuracy" : "top_k_categorical_accuracy";
    }

    @Override
    public TargetKind target() {
        return isSparse ? TargetKind.CLASS_NUMBER : TargetKind.SAME;
    }

    @Override
    public Config with(Config config) {
        return config.with("k", k);
    }

    @Override
    public double of(float[] output, int outputFrom, int width, float[] target, int targetFrom, int targetWidth) {
        float label = isSparse ? target[targetFrom] : ClassificationScore.largest(target, targetFrom, targetWidth);
        int right = (int) label;
        if (right != label || right < 0 || right >= width || Float.isNaN(output[outputFrom + right])) {
            return 0;
        }
        int larger = 0;
        for (int i = 0; i < width; i++) {
            larger += output[outputFrom + i] > output[outputFrom + right] ? 1 : 0;
        }
        return larger < k ? 1 : 0;
    }
}
