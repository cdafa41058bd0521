package dev.fanin.init;

import dev.fanin.random.Law;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Span;
import dev.fanin.tensor.Shape;

/// Draws weights from N(0, std^2) and sets the same number of each input's weights to 0, at random
/// places.
///
/// Of the m weights that leave one input, `ceil(sparsity * m)` are 0. The variance of a weight is
/// `std^2 (1 - ceil(sparsity * m) / m)`.
///
/// Shapes: (inputs, outputs); each row has its zeros. PyTorch's weight is (outputs, inputs), and
/// there it is each column.
///
/// Also called: `sparse_` in PyTorch.
///
/// Source: Martens, "Deep learning via Hessian-free optimization", 2010, section 5, where a number
/// of weights of each output is kept; PyTorch, `torch.nn.init.sparse_`, which is followed here.
///
/// @param sparsity the share of zeros, from 0 to 1
/// @param std the standard deviation of the others, at least 0
public record Sparse(double sparsity, double std) implements Initializer {

    public Sparse {
        if (!(sparsity >= 0 && sparsity <= 1)) {
            throw new IllegalArgumentException("sparsity must be between 0 and 1, got " + sparsity + ".");
        }
        Float32.checkDeviation("std", std);
    }

    @Override
    public void fill(Target target, RandomStream stream, Span span) {
        Shape shape = check(target.shape());
        stream.fill(new Law.Normal(0, std), span);
        int outputs = shape.axis(1);
        int zeros = zeros(outputs);
        long end = span.from() + span.count();
        for (long row = span.from() / outputs; zeros > 0 && row * outputs < end; row++) {
            int[] places = stream.child("zeros " + row).permutation(outputs);
            for (int i = 0; i < zeros; i++) {
                long index = row * outputs + places[i];
                if (index >= span.from() && index < end) {
                    span.values()[span.at() + (int) (index - span.from())] = 0;
                }
            }
        }
    }

    private static Shape check(Shape shape) {
        if (shape.rank() != 2) {
            throw new IllegalArgumentException(
                    "sparse needs a shape of two axes, (inputs, outputs), got " + shape + " of " + shape.rank() + ".");
        }
        return shape;
    }

    private int zeros(int outputs) {
        return (int) Math.ceil(sparsity * outputs);
    }

    @Override
    public double mean(Target target) {
        return 0;
    }

    @Override
    public double variance(Target target) {
        double outputs = check(target.shape()).axis(1);
        return std * std * (1 - zeros((int) outputs) / outputs);
    }

    @Override
    public String toString() {
        return CallText.of("sparse")
                .with("sparsity", sparsity)
                .with("std", std, 0.01)
                .toString();
    }
}
