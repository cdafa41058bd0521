package dev.fanin.lab.theory;

import dev.fanin.tensor.Tensor;

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
        double mean,
        double meanSquare,
        int samples,
        double cosine,
        double cosineSquare,
        double near,
        double far) {

    private static final int COMPARED = 48;
    private static final int ROWS = 256;

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
        double[] places = places(values, compared, size, channels, meanSquare);
        return new InputMoments(
                sum / values.length, meanSquare, samples, cosines / pairs, cosineSquares / pairs, places[0], places[1]);
    }

    /// The cosine of neighbouring rows along the last axis but one, and of any two.
    private static double[] places(float[] values, int samples, int size, int channels, double meanSquare) {
        int places = size / channels;
        if (places < 2 || !(meanSquare > 0)) {
            return new double[] {1, 1};
        }
        int stride = Math.max(1, places / ROWS);
        double near = 0;
        double far = 0;
        int neighbours = 0;
        int any = 0;
        for (int s = 0; s < samples; s++) {
            for (int p = 0; p + 1 < places; p += stride) {
                near += product(values, s * size + p * channels, s * size + (p + 1) * channels, channels);
                neighbours++;
                // A fixed walk over the places, which meets pairs of every distance.
                int other = (int) ((p * 7919L + 31L * s + places / 2) % places);
                if (other != p) {
                    far += product(values, s * size + p * channels, s * size + other * channels, channels);
                    any++;
                }
            }
        }
        double scale = 1 / (meanSquare * channels);
        return new double[] {near * scale / neighbours, any == 0 ? 1 : far * scale / any};
    }

    private static double product(float[] values, int a, int b, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (double) values[a + i] * values[b + i];
        }
        return sum;
    }
}
