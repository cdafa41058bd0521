package dev.fanin.activation;

/// The sigmoid linear unit, also called swish: `phi(z) = z sigmoid(z)`.
///
/// Source: Elfwing et al., "Sigmoid-weighted linear units for neural network function
/// approximation in reinforcement learning", 2018.
public record Silu() implements Elementwise {

    @Override
    public String name() {
        return "silu";
    }

    @Override
    public double value(double z) {
        return z * Sigmoid.logistic(z);
    }

    @Override
    public double derivative(double z) {
        return Sigmoid.logistic(z) + z * Sigmoid.slope(z);
    }

    /// The least value, found numerically, at -1.2785.
    @Override
    public double lower() {
        return -0.278464542761074;
    }
}
