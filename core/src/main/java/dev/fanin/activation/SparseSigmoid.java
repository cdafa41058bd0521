package dev.fanin.activation;

/// The slope of sparse_plus: `phi(z) = (z + 1) / 2`, cut at 0 and 1, with derivative 0 at both
/// kinks.
public record SparseSigmoid() implements Elementwise {

    @Override
    public String name() {
        return "sparse_sigmoid";
    }

    @Override
    public double value(double z) {
        return Math.clamp((z + 1) / 2, 0, 1.0);
    }

    @Override
    public double derivative(double z) {
        return z > -1 && z < 1 ? 0.5 : 0;
    }

    @Override
    public double[] kinks() {
        return new double[] {-1, 1};
    }

    @Override
    public double lower() {
        return 0;
    }

    @Override
    public double upper() {
        return 1;
    }
}
