package dev.fanin.activation;

/// A smooth rectifier that reaches both its sides: `phi(z) = (z + 1)^2 / 4` between -1 and 1, 0
/// below and z above.
public record SparsePlus() implements Elementwise {

    @Override
    public String name() {
        return "sparse_plus";
    }

    @Override
    public double value(double z) {
        if (z <= -1) {
            return 0;
        }
        return z >= 1 ? z : (z + 1) * (z + 1) / 4;
    }

    @Override
    public double derivative(double z) {
        return Math.clamp((z + 1) / 2, 0, 1.0);
    }

    /// Where the second derivative jumps.
    @Override
    public double[] kinks() {
        return new double[] {-1, 1};
    }

    @Override
    public double lower() {
        return 0;
    }
}
