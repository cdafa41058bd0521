package dev.fanin.init;

import dev.fanin.random.RandomStream;
import dev.fanin.random.Span;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;

/// How a weight begins: an immutable rule from shape, fans and a random stream to values.
///
/// One initializer may serve any number of parameters: each has a stream of its own. `toString`
/// gives the text that [Initializers#named] reads. User-defined ones implement [CustomInitializer].
public sealed interface Initializer permits Independent, Constant, CustomInitializer {

    /// Draws some elements of a parameter, in row-major order. Whatever the span, an element has
    /// the same value.
    ///
    /// @param target the whole parameter
    /// @param stream the parameter's own random numbers
    /// @param span which elements, and where they go
    void fill(Target target, RandomStream stream, Span span);

    /// Returns the mean a weight is drawn with.
    double mean(Target target);

    /// Returns the variance a weight is drawn with, which is what theory computes from.
    double variance(Target target);

    /// Returns the standard deviation a weight is drawn with.
    default double standardDeviation(Target target) {
        return Math.sqrt(variance(target));
    }

    /// Draws a whole parameter, on all processors where it is large.
    default Tensor initialize(Target target, RandomStream stream) {
        Tensor tensor = Tensor.zeros(target.shape());
        Shares.fill(this, target, stream, tensor.array());
        return tensor;
    }

    /// Draws a whole parameter of the given shape and fans.
    default Tensor initialize(Shape shape, Fans fans, RandomStream stream) {
        return initialize(new Target(shape, fans), stream);
    }
}
