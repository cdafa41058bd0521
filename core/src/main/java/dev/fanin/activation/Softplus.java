package dev.fanin.activation;

/// The smooth rectifier: `phi(z) = ln(1 + exp(z))`, with sigmoid as its derivative.
public record Softplus() implements Elementwise {

    @Override
    public String name() {
        return "softplus";
    }

    @Override
    public double value(double z) {
        return Math.max(0, z) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
    }

    @Override
    public double derivative(double z) {
        return Sigmoid.logistic(z);
    }

    @Override
    public double lower() {
        return 0;
    }
}
