package dev.fanin.metric;

import org.jspecify.annotations.Nullable;

/// The weighted mean of a value of each row; 0 before there is any weight, as in Keras.
final class MeanTally implements Tally {

    private final RowFunction value;
    private double sum;
    private double weight;

    MeanTally(RowFunction value) {
        this.value = value;
    }

    @Override
    public void update(
            int rows, int width, int targetWidth, float[] output, float[] target, float @Nullable [] rowWeights) {
        for (int row = 0; row < rows; row++) {
            double found = value.of(output, row * width, width, target, row * targetWidth, targetWidth);
            if (rowWeights == null) {
                sum += found;
                weight++;
            } else if (!value.ignores(target[row * targetWidth])) {
                sum += found * rowWeights[row];
                weight += rowWeights[row];
            }
        }
    }

    @Override
    public double result() {
        return weight == 0 ? 0 : value.ofMean(sum / weight);
    }

    @Override
    public void reset() {
        sum = 0;
        weight = 0;
    }
}
