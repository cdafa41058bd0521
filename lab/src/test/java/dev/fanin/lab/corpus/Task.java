package dev.fanin.lab.corpus;

import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;

/// Samples of unit variance, and what a random network of two layers says of them.
///
/// Inputs are Gaussian; images are smoothed over 3x3 pixels first. The teacher is `A tanh(s B x)`
/// with 16 hidden units, s 1 for classes and 2 for numbers, which would be all but linear
/// otherwise; each of its outputs is standardized over the samples, and the largest one is the
/// class. With one output, that number is the target.
///
/// @param x the inputs, the sample first
/// @param y the classes, or numbers of mean 0 and variance 1
/// @param loss exact cross-entropy, or the mean squared error
/// @param constantLoss the loss of the best constant prediction: entropy of the classes, or
///     variance
record Task(Tensor x, Tensor y, Loss loss, double constantLoss) {

    static final int SAMPLES = 256;
    private static final int TEACHER = 16;

    static Task of(Shape sample, int outputs, long seed) {
        int size = sample.arraySize();
        float[] x = new float[SAMPLES * size];
        Seed own = Seed.seed(seed);
        own.stream("inputs").fillNormal(x, 0, 0, 1);
        if (sample.rank() == 3) {
            Smoothing.smooth(x, sample);
        }
        double[][] scores = scores(
                x,
                size,
                outputs,
                normal(own.stream("first"), TEACHER * size),
                normal(own.stream("second"), outputs * TEACHER));
        Tensor inputs = Tensor.of(sample.prepend(SAMPLES), x);
        return outputs == 1 ? regression(inputs, scores[0]) : classification(inputs, scores);
    }

    /// Returns the same with all inputs times a factor.
    Task scaled(double factor) {
        float[] values = x.array().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= (float) factor;
        }
        return new Task(Tensor.of(x.shape(), values), y, loss, constantLoss);
    }

    private static float[] normal(RandomStream stream, int count) {
        float[] values = new float[count];
        stream.fillNormal(values, 0, 0, 1);
        return values;
    }

    /// The teacher's outputs, of mean 0 and variance 1 each: output, then sample.
    private static double[][] scores(float[] x, int size, int outputs, float[] first, float[] second) {
        double[][] scores = new double[outputs][SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            for (int unit = 0; unit < TEACHER; unit++) {
                double z = 0;
                for (int i = 0; i < size; i++) {
                    z += first[unit * size + i] * x[sample * size + i];
                }
                double h = StrictMath.tanh((outputs == 1 ? 2 : 1) * z / Math.sqrt(size));
                for (int output = 0; output < outputs; output++) {
                    scores[output][sample] += second[output * TEACHER + unit] * h;
                }
            }
        }
        for (double[] values : scores) {
            standardize(values);
        }
        return scores;
    }

    private static void standardize(double[] values) {
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            sum += value;
            squares += value * value;
        }
        double mean = sum / values.length;
        double deviation = Math.sqrt(squares / values.length - mean * mean);
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - mean) / deviation;
        }
    }

    private static Task regression(Tensor x, double[] scores) {
        float[] y = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            y[i] = (float) scores[i];
        }
        return new Task(x, Tensor.of(Shape.of(SAMPLES, 1), y), Losses.mse(), 1);
    }

    private static Task classification(Tensor x, double[][] scores) {
        float[] y = new float[SAMPLES];
        double[] shares = new double[scores.length];
        for (int i = 0; i < SAMPLES; i++) {
            int best = 0;
            for (int k = 1; k < scores.length; k++) {
                best = scores[k][i] > scores[best][i] ? k : best;
            }
            y[i] = best;
            shares[best] += 1.0 / SAMPLES;
        }
        double entropy = 0;
        for (double share : shares) {
            entropy -= share > 0 ? share * StrictMath.log(share) : 0;
        }
        return new Task(
                x,
                Tensor.of(Shape.of(SAMPLES), y),
                Losses.sparseCategoricalCrossentropy().unclipped(),
                entropy);
    }
}
