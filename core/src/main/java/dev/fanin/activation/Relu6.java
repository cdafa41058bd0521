package dev.fanin.activation;

/// The rectifier cut at 6: `phi(z) = min(max(0, z), 6)`, with derivative 0 at both kinks.
public record Relu6() implements Elementwise {

    private static final double TOP = 6;

    @Override
    public String name() {
        return "relu6";
    }

    @Override
    public double value(double z) {
        return Math.min(Math.max(0, z), TOP);
    }

    @Override
    public double derivative(double z) {
        return z > 0 && z < TOP ? 1 : 0;
    }

    @Override
    public double[] kinks() {
        return new double[] {0, TOP};
    }

    @Override
    public double lower() {
        return 0;
    }

    @Override
    public double upper() {
        return TOP;
    }
}
