package dev.fanin.activation;

/// A function a layer puts its sums through, element by element or row by row.
///
/// Arrays hold a batch row-major; a row is the last axis.
public sealed interface ActivationFunction permits Elementwise, Softmax, LogSoftmax, Sparsemax {

    /// Returns the Keras name, for example `relu`, with the parameters that are not Keras's
    /// defaults.
    String name();

    /// Computes `x = phi(z)` for the rows from (inclusive) to (exclusive).
    void forward(float[] z, float[] x, int from, int to, int width);

    /// Replaces dL/dx by dL/dz in place in the rows from (inclusive) to (exclusive), given what
    /// went in and what came out.
    void backward(float[] z, float[] x, float[] gradient, int from, int to, int width);

    /// Returns whether this is the identity, which needs no pass of its own.
    default boolean isLinear() {
        return this instanceof Linear;
    }
}
