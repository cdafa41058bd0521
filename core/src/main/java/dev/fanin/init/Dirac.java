package dev.fanin.init;

import dev.fanin.init.ConvolutionShape.Middle;
import dev.fanin.random.Span;
import dev.fanin.tensor.Shape;

/// Sets a convolution kernel so that it hands its input on: 1 at the middle tap from channel d of
/// each group to output d of that group, all else 0.
///
/// Shapes: (k..., inputs, outputs) of three to five axes, where inputs are those of one group, as
/// in Keras; PyTorch's (outputs, inputs, k...) has the same values in another order. The middle of
/// an axis of k taps is tap `k / 2`, rounded down.
///
/// Also called: `dirac_` in PyTorch.
///
/// Source: PyTorch, `torch.nn.init.dirac_`.
///
/// @param groups how many groups the outputs fall into, which must divide them
public record Dirac(int groups) implements Deterministic {

    private static final int LEAST_RANK = 3;
    private static final int LARGEST_RANK = 5;

    public Dirac {
        if (groups < 1) {
            throw new IllegalArgumentException("groups must be at least 1, got " + groups + ".");
        }
    }

    @Override
    public Span.Element elements(Target target) {
        check(target.shape());
        ConvolutionShape kernel = ConvolutionShape.of(target.shape(), Middle.UPPER);
        int outputsOfGroup = kernel.outputs() / groups;
        return index ->
                kernel.tap(index) == kernel.centre() && kernel.output(index) % outputsOfGroup == kernel.input(index)
                        ? 1
                        : 0;
    }

    private void check(Shape shape) {
        if (shape.rank() < LEAST_RANK || shape.rank() > LARGEST_RANK) {
            throw new IllegalArgumentException(
                    "dirac needs a shape of three to five axes, (k..., inputs, outputs), got " + shape + " of "
                            + shape.rank() + "; for a matrix take identity.");
        }
        if (shape.axis(-1) % groups != 0) {
            throw new IllegalArgumentException("dirac with groups=" + groups
                    + " needs a number of outputs that groups divides, got " + shape.axis(-1) + " in shape " + shape
                    + ".");
        }
    }

    @Override
    public Sums sums(Target target) {
        check(target.shape());
        ConvolutionShape kernel = ConvolutionShape.of(target.shape(), Middle.UPPER);
        return Sums.of((double) groups * Math.min(kernel.outputs() / groups, kernel.inputs()), 1);
    }

    @Override
    public String toString() {
        return CallText.of("dirac").with("groups", groups, 1).toString();
    }
}
