package dev.fanin.init;

import dev.fanin.init.ConvolutionShape.Middle;
import dev.fanin.random.Span;
import dev.fanin.tensor.Shape;

/// Begins with zeros and ones only: the identity where a layer does not widen, and a part of a
/// Hadamard matrix where it does, so that training is not caught in the rank of the input.
///
/// For n inputs and m outputs `W[i][j]` is 1 for i = j and else 0 where m <= n, and `c
/// (-1)^popcount(i & j)` with `c = 2^(-(p - 1) / 2)`, `p = ceil(log2(m))` where m > n.
///
/// Shapes: (k..., inputs, outputs); of a window only the middle tap, `k / 2` rounded down, is set.
///
/// Also called: ZerO.
///
/// Source: Zhao, Schäfer and Anandkumar, "ZerO initialization: initializing neural networks with
/// only zeros and ones", 2022, algorithms 1 and 2. That the last layer of a residual branch and of
/// the network begins at 0 is the network's to say.
public record ZeroHadamard() implements Deterministic {

    @Override
    public Span.Element elements(Target target) {
        ConvolutionShape kernel = kernel(target.shape());
        double value = value(kernel);
        if (kernel.outputs() <= kernel.inputs()) {
            return index ->
                    kernel.tap(index) == kernel.centre() && kernel.input(index) == kernel.output(index) ? value : 0;
        }
        return index -> {
            if (kernel.tap(index) != kernel.centre()) {
                return 0;
            }
            return Integer.bitCount(kernel.input(index) & kernel.output(index)) % 2 == 0 ? value : -value;
        };
    }

    /// Of a Hadamard matrix every row but row 0 of a whole block has as many of either sign; what
    /// the cut leaves over is counted.
    @Override
    public Sums sums(Target target) {
        ConvolutionShape kernel = kernel(target.shape());
        double value = value(kernel);
        if (kernel.outputs() <= kernel.inputs()) {
            return Sums.of(kernel.outputs(), value);
        }
        double sum = 0;
        for (int input = 0; input < kernel.inputs(); input++) {
            sum += surplus(input, kernel.outputs());
        }
        return new Sums(sum * value, kernel.tapSize() * value * value);
    }

    /// Returns how many more even than odd `popcount(input & j)` there are for j below the count.
    private static int surplus(int input, int count) {
        if (input == 0) {
            return count;
        }
        // Over a whole period of the lowest bit the signs cancel.
        int half = Integer.lowestOneBit(input);
        int rest = count % (2 * half);
        int left = rest <= half ? rest : 2 * half - rest;
        return Integer.bitCount(input & (count - rest)) % 2 == 0 ? left : -left;
    }

    private static ConvolutionShape kernel(Shape shape) {
        if (shape.rank() < 2) {
            throw new IllegalArgumentException(
                    "zero_hadamard needs a shape of at least two axes, (k..., inputs, outputs), got " + shape + ".");
        }
        return ConvolutionShape.of(shape, Middle.UPPER);
    }

    private static double value(ConvolutionShape kernel) {
        if (kernel.outputs() <= kernel.inputs()) {
            return 1;
        }
        int power = Integer.SIZE - Integer.numberOfLeadingZeros(kernel.outputs() - 1);
        return Math.sqrt(Math.scalb(1.0, 1 - power));
    }

    @Override
    public String toString() {
        return "zero_hadamard";
    }
}
