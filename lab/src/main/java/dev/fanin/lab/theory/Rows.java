package dev.fanin.lab.theory;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// How alike the rows of a batch are that go through the same weights: every place of every sample.
///
/// The cosines of two samples scatter; two values of equal weight stand for them, with the right
/// mean and standard deviation.
///
/// @param samples the number of samples
/// @param places the places of one sample: 1, or those of an image
/// @param low the lower of two typical cosines between rows of different samples
/// @param high the higher one
/// @param near the cosine of neighbouring places of a sample
/// @param far the mean cosine of any two places of a sample
record Rows(int samples, int places, double low, double high, double near, double far) {

    Rows {
        low = Math.clamp(low, -1, 1);
        high = Math.clamp(high, -1, 1);
        near = Math.clamp(near, -1, 1);
        far = Math.clamp(far, -1, 1);
    }

    /// Makes rows whose cosines between samples have the given mean and mean square.
    static Rows of(int samples, int places, double mean, double meanSquare, double near, double far) {
        double deviation = Math.sqrt(Math.max(0, meanSquare - mean * mean));
        return new Rows(samples, places, mean - deviation, mean + deviation, near, far);
    }

    /// Returns the mean cosine between samples.
    double between() {
        return (low + high) / 2;
    }

    /// Returns the mean square cosine between samples.
    double betweenSquare() {
        return (low * low + high * high) / 2;
    }

    /// Returns the mean of a function of the cosine over all pairs of rows, each with itself too.
    double average(DoubleUnaryOperator f) {
        double rows = (double) samples * places;
        double sum = f.applyAsDouble(1);
        if (places > 1) {
            sum += (places - 1) * f.applyAsDouble(far);
        }
        if (samples > 1) {
            sum += (rows - places) * (f.applyAsDouble(low) + f.applyAsDouble(high)) / 2;
        }
        return sum / rows;
    }

    /// Returns the mean over all pairs of rows of a function of this cosine and that of an
    /// independent field.
    double average(Rows other, DoubleBinaryOperator f) {
        double rows = (double) samples * places;
        double sum = f.applyAsDouble(1, 1);
        if (places > 1) {
            sum += (places - 1) * f.applyAsDouble(far, other.far);
        }
        if (samples > 1) {
            double pairs = f.applyAsDouble(low, other.low)
                    + f.applyAsDouble(low, other.high)
                    + f.applyAsDouble(high, other.low)
                    + f.applyAsDouble(high, other.high);
            sum += (rows - places) * pairs / 4;
        }
        return sum / rows;
    }

    /// Returns the rows after a map of their cosines.
    Rows mapped(DoubleUnaryOperator f) {
        return new Rows(
                samples,
                places,
                f.applyAsDouble(low),
                f.applyAsDouble(high),
                f.applyAsDouble(near),
                f.applyAsDouble(far));
    }

    /// Returns rows whose cosines deviate less from their mean between samples, as an average over
    /// so many independent ones does; though not less than those of random vectors.
    ///
    /// @param values the length of such a vector
    Rows averaged(double count, double values) {
        double mean = between();
        double chance = (1 - mean * mean) / values;
        double variance = Math.max((betweenSquare() - mean * mean) / count, chance);
        return of(samples, places, mean, mean * mean + variance, near, far);
    }

    /// Returns the same cosines for another number of places.
    Rows places(int number) {
        return new Rows(samples, number, low, high, near, far);
    }

    /// Returns the cosines of products of two independent fields.
    Rows times(Rows other) {
        return of(
                samples,
                places,
                between() * other.between(),
                betweenSquare() * other.betweenSquare(),
                near * other.near,
                far * other.far);
    }

    /// Returns the weighted mean of two, for sums of independent fields.
    Rows mixed(Rows other, double share) {
        return new Rows(
                samples,
                places,
                share * low + (1 - share) * other.low,
                share * high + (1 - share) * other.high,
                share * near + (1 - share) * other.near,
                share * far + (1 - share) * other.far);
    }
}
