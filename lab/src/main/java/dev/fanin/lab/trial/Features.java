package dev.fanin.lab.trial;

import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;

/// A few numbers for each sample: averages over neighbouring values, each brought to mean 0 and
/// variance 1 over the samples.
final class Features {

    private Features() {}

    /// @param most the largest number of features; values are averaged where there are more
    static double[][] of(Tensor x, int most) {
        Shape shape = x.shape();
        int samples = shape.axis(0);
        int size = x.array().length / samples;
        int count = Math.min(most, size);
        double[][] features = new double[samples][count];
        int channels = shape.rank() > 2 ? shape.axis(-1) : 1;
        for (int sample = 0; sample < samples; sample++) {
            for (int i = 0; i < size; i++) {
                // Channels stay apart, as averages over them may have lost what there was.
                int place = channels > 1 && channels <= count
                        ? i % channels
                                + channels * (int) ((long) (i / channels) * (count / channels) / (size / channels))
                        : (int) ((long) i * count / size);
                features[sample][place] += x.array()[sample * size + i];
            }
        }
        for (int j = 0; j < count; j++) {
            standardize(features, j);
        }
        return features;
    }

    private static void standardize(double[][] features, int column) {
        double mean = 0;
        for (double[] row : features) {
            mean += row[column] / features.length;
        }
        double variance = 0;
        for (double[] row : features) {
            variance += (row[column] - mean) * (row[column] - mean) / features.length;
        }
        double deviation = Math.sqrt(variance);
        for (double[] row : features) {
            row[column] = deviation > 0 && Double.isFinite(deviation) ? (row[column] - mean) / deviation : 0;
        }
    }
}
