package dev.fanin.init;

import dev.fanin.init.ConvolutionShape.Middle;
import dev.fanin.random.Span;
import dev.fanin.tensor.Shape;

/// Sets a kernel to an identity that is repeated where the layer widens: `W[i][j] = tau` where `i =
/// j mod n`, all else 0, for input i of n and output j.
///
/// Shapes: (k..., inputs, outputs). A convolution counts as a matrix of `n = k * inputs` rows, in
/// row-major order, so that different outputs look at different places of the window.
///
/// Also called: IDInit; padded identity.
///
/// Source: Pan et al., "IDInit: a universal and stable initialization method for neural network
/// training", ICLR 2025. The end of a residual branch takes a tau near 0, such as 1e-6; the paper's
/// alternating signs there are left out.
///
/// @param tau the factor, which float32 can hold
public record IdInit(double tau) implements Deterministic {

    public IdInit {
        Float32.check("tau", tau);
    }

    @Override
    public Span.Element elements(Target target) {
        ConvolutionShape kernel = kernel(target.shape());
        long rows = kernel.taps() * kernel.inputs();
        return index -> index / kernel.outputs() == kernel.output(index) % rows ? tau : 0;
    }

    private static ConvolutionShape kernel(Shape shape) {
        if (shape.rank() < 2) {
            throw new IllegalArgumentException(
                    "id_init needs a shape of at least two axes, (k..., inputs, outputs), got " + shape + ".");
        }
        return ConvolutionShape.of(shape, Middle.UPPER);
    }

    /// Every output looks at one place.
    @Override
    public Sums sums(Target target) {
        return Sums.of(kernel(target.shape()).outputs(), tau);
    }

    @Override
    public String toString() {
        return CallText.of("id_init").with("tau", tau, 1.0).toString();
    }
}
