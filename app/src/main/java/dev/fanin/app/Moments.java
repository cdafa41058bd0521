package dev.fanin.app;

import dev.fanin.random.Span;

/// How many values there were, and the sums that give their mean and standard deviation.
///
/// @param count the number of values
/// @param center what the values are taken about, near their mean so that no digits are lost
/// @param sum the sum of their differences from the center
/// @param squares the sum of the squares of these
record Moments(long count, double center, double sum, double squares) {

    /// Returns the moments of no values.
    static Moments none(double center) {
        return new Moments(0, center, 0, 0);
    }

    /// Returns the moments of the values in a span.
    static Moments of(Span span, double center) {
        double sum = 0;
        double squares = 0;
        for (int i = span.at(); i < span.at() + span.count(); i++) {
            double difference = span.values()[i] - center;
            sum += difference;
            squares += difference * difference;
        }
        return new Moments(span.count(), center, sum, squares);
    }

    /// Returns the moments of these values and others about the same center.
    Moments plus(Moments other) {
        return new Moments(count + other.count, center, sum + other.sum, squares + other.squares);
    }

    /// Returns the mean.
    double mean() {
        return center + sum / count;
    }

    /// Returns the standard deviation of the values themselves, with divisor n.
    double standardDeviation() {
        double shift = sum / count;
        return Math.sqrt(Math.max(0, squares / count - shift * shift));
    }
}
