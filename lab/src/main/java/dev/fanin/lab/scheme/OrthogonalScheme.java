package dev.fanin.lab.scheme;

import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.layer.Convolution;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.model.Definition;

/// Orthogonal kernels, with the variance of a gain or of a point on the edge of chaos.
final class OrthogonalScheme {

    private OrthogonalScheme() {}

    /// Source: Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning
    /// in deep linear neural networks", 2014, section 3.
    static Definition of(Definition definition) {
        return Laws.of(kernel -> orthogonal(kernel, Standard.squared(kernel)))
                .on(definition, Kernel.allOf(definition.network()));
    }

    /// Source: Xiao et al., "Dynamical isometry and a mean field theory of CNNs", 2018.
    static Definition delta(Definition definition, double weight, double bias) {
        if (!(weight > 0 && bias >= 0)) {
            throw new IllegalArgumentException("Delta-orthogonal kernels need a weight variance above 0 and a bias"
                    + " variance of at least 0, got " + weight + " and " + bias + ".");
        }
        Initializer biases = bias > 0 ? Initializers.randomNormal(Math.sqrt(bias)) : Initializers.zeros();
        return new Laws(
                        kernel -> kernel.isLast() ? orthogonal(kernel, 1) : delta(kernel, weight),
                        kernel -> kernel.isLast() ? Initializers.zeros() : biases)
                .on(definition, Kernel.allOf(definition.network()));
    }

    /// The middle tap H has orthonormal rows, so a sum has the mean square `inputs / outputs` of
    /// its inputs, which the scale makes up for.
    private static Initializer delta(Kernel kernel, double weight) {
        ParameterSpec parameter = kernel.parameter();
        int inputs = parameter.shape().axis(-2);
        int outputs = parameter.shape().axis(-1);
        boolean fits =
                kernel.layer() instanceof Convolution convolution && convolution.groups() == 1 && inputs <= outputs;
        return fits ? Initializers.deltaOrthogonal(Math.sqrt(weight * outputs / inputs)) : orthogonal(kernel, weight);
    }

    /// Rescaled so that the variance is that over the true fan-in; plain where that changes
    /// nothing.
    private static Initializer orthogonal(Kernel kernel, double squared) {
        ParameterSpec parameter = kernel.parameter();
        double gain = Math.sqrt(squared);
        double rows = parameter.shape().dropLast().size();
        boolean isPlain =
                rows == kernel.fans().in() && rows >= parameter.shape().axis(-1);
        return isPlain
                ? Initializers.orthogonal(gain)
                : Initializers.scaledOrthogonal(Math.sqrt(squared * kernel.fanInCorrection()));
    }
}
