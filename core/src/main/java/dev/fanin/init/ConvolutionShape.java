package dev.fanin.init;

import dev.fanin.tensor.Shape;

/// The shape of a kernel as channels at taps: (k..., inputs, outputs).
///
/// @param taps the places of the window; 1 for a dense layer
/// @param centre the place in the middle, in row-major order
/// @param inputs the length of the last axis but one
/// @param outputs the length of the last axis
record ConvolutionShape(long taps, long centre, int inputs, int outputs) {

    /// Which of two middle taps an axis of even length has.
    enum Middle {
        /// `(k - 1) / 2`, as in JAX.
        LOWER,
        /// `k / 2`, as in PyTorch.
        UPPER
    }

    /// Reads a shape of two axes or more.
    static ConvolutionShape of(Shape shape, Middle middle) {
        long taps = 1;
        long centre = 0;
        for (int axis = 0; axis < shape.rank() - 2; axis++) {
            int length = shape.axis(axis);
            int place = middle == Middle.UPPER ? length / 2 : (length - 1) / 2;
            taps *= length;
            centre = centre * length + place;
        }
        return new ConvolutionShape(taps, centre, shape.axis(-2), shape.axis(-1));
    }

    /// Returns the number of weights of one tap.
    long tapSize() {
        return (long) inputs * outputs;
    }

    long tap(long index) {
        return index / tapSize();
    }

    int input(long index) {
        return (int) (index / outputs % inputs);
    }

    int output(long index) {
        return (int) (index % outputs);
    }
}
