package dev.fanin.init;

import dev.fanin.random.RandomStream;
import dev.fanin.random.Span;

/// An initializer that draws nothing: each weight follows from its place.
///
/// Mean and variance are those over the elements of the parameter.
public sealed interface Deterministic extends Initializer
        permits Constant, ConstantTensor, Identity, Dirac, ZeroHadamard, IdInit, Stft {

    /// Returns the value of each element, after a look at the shape.
    Span.Element elements(Target target);

    /// Returns the sums of all elements and of their squares.
    default Sums sums(Target target) {
        Span.Element elements = elements(target);
        double sum = 0;
        double squares = 0;
        for (long i = 0; i < target.shape().size(); i++) {
            double value = elements.value(i);
            sum += value;
            squares += value * value;
        }
        return new Sums(sum, squares);
    }

    @Override
    default void fill(Target target, RandomStream stream, Span span) {
        span.setEach(elements(target));
    }

    @Override
    default double mean(Target target) {
        return sums(target).sum() / target.shape().size();
    }

    @Override
    default double variance(Target target) {
        double size = target.shape().size();
        Sums sums = sums(target);
        double mean = sums.sum() / size;
        return Math.max(0, sums.squares() / size - mean * mean);
    }

    /// The sums over a whole parameter.
    ///
    /// @param sum of the elements
    /// @param squares the sum of their squares
    record Sums(double sum, double squares) {

        /// Returns the sums of so many elements of one value, the others being 0.
        static Sums of(double count, double value) {
            return new Sums(count * value, count * value * value);
        }
    }
}
