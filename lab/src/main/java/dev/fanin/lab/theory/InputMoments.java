package dev.fanin.lab.theory;

import dev.fanin.tensor.Tensor;
import java.util.Arrays;

/// What theory needs to know of the data that go in, in place of the data.
///
/// Rows are the places of a sample: 1 for a vector, those of an image with channels last.
///
/// @param mean the mean of all values
/// @param meanSquare their mean square, at least 0
/// @param samples how many samples a batch has
/// @param cosine the mean cosine of two samples, over their mean squared length
/// @param cosineSquare the mean square of it
/// @param near the same cosine for neighbouring rows of one sample
/// @param far for any two rows of one sample
public record InputMoments(
        double mean, double meanSquare, int samples, double cosine, double cosineSquare, double near, double far) {

    private static final int COMPARED = 48;

    public InputMoments {
        if (!(meanSquare >= 0) || samples < 1) {
            throw new IllegalArgumentException("Expected a mean square of at least 0 and at least one sample, got "
                    + meanSquare + " and " + samples + " samples.");
        }
    }

    /// Returns the moments of independent standard normal values.
    ///
    /// @param samples the samples of a batch
    /// @param features the values of one sample
    public static InputMoments standardNormal(int samples, int features) {
        return new InputMoments(0, 1, samples, 0, 1.0 / features, 0, 0);
    }

    /// Measures data, the sample first; cosines over the first 48 samples.
    public static InputMoments of(Tensor x) {
        float[] values = x.array();
        int samples = x.shape().axis(0);
        int size = values.length / samples;
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        double meanSquare = squares / values.length;
        double scale = meanSquare > 0 ? 1 / (meanSquare * size) : 0;
        int compared = Math.min(COMPARED, samples);
        double cosines = 0;
        double cosineSquares = 0;
        for (int a = 0; a < compared; a++) {
            for (int b = 0; b < a; b++) {
                double cosine = scale * product(values, a * size, b * size, size);
                cosines += cosine;
                cosineSquares += cosine * cosine;
            }
        }
        double pairs = Math.max(1, compared * (compared - 1) / 2.0);
        int channels = x.shape().rank() > 2 ? x.shape().axis(-1) : size;
        double[] places = places(values, samples, size, channels, meanSquare);
        return new InputMoments(
                sum / values.length, meanSquare, samples, cosines / pairs, cosineSquares / pairs, places[0], places[1]);
    }

    /// The cosine of neighbouring rows along the last axis but one, and of any two.
    private static double[] places(float[] values, int samples, int size, int channels, double meanSquare) {
        int places = size / channels;
        if (places < 2 || !(meanSquare > 0)) {
            return new double[] {1, 1};
        }
        double near = 0;
        double far = 0;
        double[] sums = new double[channels];
        for (int s = 0; s < samples; s++) {
            Arrays.fill(sums, 0);
            for (int p = 0; p < places; p++) {
                int at = s * size + p * channels;
                near += p + 1 < places ? product(values, at, at + channels, channels) : 0;
                for (int c = 0; c < channels; c++) {
                    sums[c] += values[at + c];
                    // Each row with itself is no pair.
                    far -= (double) values[at + c] * values[at + c];
                }
            }
            for (double sum : sums) {
                far += sum * sum;
            }
        }
        double pairs = samples * (places - 1.0);
        double scale = 1 / (meanSquare * channels);
        return new double[] {near * scale / pairs, far * scale / (pairs * places)};
    }

    private static double product(float[] values, int a, int b, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (double) values[a + i] * values[b + i];
        }
        return sum;
    }
}
