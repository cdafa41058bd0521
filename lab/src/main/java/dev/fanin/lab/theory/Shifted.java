package dev.fanin.lab.theory;

import dev.fanin.activation.CustomActivation;
import dev.fanin.activation.Elementwise;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/// An activation as seen from another origin: `phi(origin + z)`.
///
/// @param phi the activation
/// @param origin the z that is now 0
record Shifted(Elementwise phi, double origin) implements CustomActivation {

    @Override
    public String name() {
        return phi.name();
    }

    @Override
    public double value(double z) {
        return phi.value(origin + z);
    }

    @Override
    public double derivative(double z) {
        return phi.derivative(origin + z);
    }

    /// The kinks, and points about where activations bend, for the quadrature to cut at.
    @Override
    public double[] kinks() {
        return DoubleStream.concat(Arrays.stream(phi.kinks()), DoubleStream.of(-6, -3, -1, 0, 1, 3, 6))
                .map(z -> z - origin)
                .toArray();
    }
}
