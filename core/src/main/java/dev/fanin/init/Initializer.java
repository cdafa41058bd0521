package dev.fanin.init;

import dev.fanin.random.RandomStream;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;

/// How a weight begins: an immutable rule from shape, fans and a random stream to values.
///
/// One initializer may serve any number of parameters: each has a stream of its own. `toString`
/// gives the text that [Initializers#named] reads. User-defined ones implement [CustomInitializer].
public sealed interface Initializer
        permits VarianceScaling, RandomNormal, TruncatedNormal, RandomUniform, Constant, CustomInitializer {

    /// Draws the values of one parameter.
    ///
    /// @param shape the parameter's shape
    /// @param fans the fans its layer states
    /// @param stream the parameter's own random numbers; element i uses value i
    default Tensor initialize(Shape shape, Fans fans, RandomStream stream) {
        Tensor tensor = Tensor.zeros(shape);
        fill(tensor.array(), fans, stream);
        return tensor;
    }

    /// Draws values into an array, which is a whole parameter in row-major order.
    void fill(float[] values, Fans fans, RandomStream stream);

    /// Returns the mean a weight is drawn with.
    double mean(Fans fans);

    /// Returns the variance a weight is drawn with, which is what theory computes from.
    double variance(Fans fans);

    /// Returns the standard deviation a weight is drawn with.
    default double standardDeviation(Fans fans) {
        return Math.sqrt(variance(fans));
    }
}
