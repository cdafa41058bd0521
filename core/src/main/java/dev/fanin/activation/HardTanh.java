package dev.fanin.activation;

/// The identity cut at -1 and 1, with derivative 0 at both kinks.
public record HardTanh() implements Elementwise {

    @Override
    public String name() {
        return "hard_tanh";
    }

    @Override
    public double value(double z) {
        return Math.clamp(z, -1, 1.0);
    }

    @Override
    public double derivative(double z) {
        return z > -1 && z < 1 ? 1 : 0;
    }

    @Override
    public double[] kinks() {
        return new double[] {-1, 1};
    }

    @Override
    public double lower() {
        return -1;
    }

    @Override
    public double upper() {
        return 1;
    }
}
