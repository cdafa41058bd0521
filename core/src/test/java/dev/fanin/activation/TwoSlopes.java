package dev.fanin.activation;

/// An activation of one's own, as a user would write it: `max(z, slope z)`.
record TwoSlopes(double slope) implements CustomActivation {

    @Override
    public String name() {
        return "two_slopes";
    }

    @Override
    public double value(double z) {
        return z > 0 ? z : slope * z;
    }

    @Override
    public double derivative(double z) {
        return z > 0 ? 1 : slope;
    }

    @Override
    public double[] kinks() {
        return new double[] {0};
    }
}
