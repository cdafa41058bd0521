package dev.fanin.init;

import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import dev.fanin.random.Span;

/// The place for an initializer of one's own, a lambda or a class: fill the values.
///
/// Theory needs their mean and variance. Where they are not stated, they are measured: from up to
/// 2^16 values, drawn with a seed of their own, so to about half a per cent.
@FunctionalInterface
public non-sealed interface CustomInitializer extends Initializer {

    /// The number of values from which mean and variance are measured.
    int SAMPLE = 1 << 16;

    @Override
    void fill(Target target, RandomStream stream, Span span);

    @Override
    default double mean(Target target) {
        double sum = 0;
        float[] sample = sample(target);
        for (float value : sample) {
            sum += value;
        }
        return sum / sample.length;
    }

    @Override
    default double variance(Target target) {
        double mean = mean(target);
        double sum = 0;
        float[] sample = sample(target);
        for (float value : sample) {
            sum += (value - mean) * (value - mean);
        }
        return sum / sample.length;
    }

    private float[] sample(Target target) {
        float[] values = new float[(int) Math.min(SAMPLE, target.shape().size())];
        fill(target, Seed.seed(0).stream("moments"), Span.of(0, values));
        return values;
    }

    /// A value for every weight, by its place.
    ///
    /// `stream.normal(index)` and `stream.uniform(index)` are random numbers of its own.
    @FunctionalInterface
    interface Rule {
        /// Returns one weight.
        ///
        /// @param target the whole parameter
        /// @param stream the parameter's own random numbers
        /// @param index the place of the weight, in row-major order
        double value(Target target, RandomStream stream, long index);
    }
}
