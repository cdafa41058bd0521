package dev.fanin.activation;

/// The exponential function, infinite in float32 for z above 88.7.
///
/// Its Gaussian moments grow as exp(2 q); quadrature holds them for a variance q up to about 4.
public record Exponential() implements Elementwise {

    @Override
    public String name() {
        return "exponential";
    }

    @Override
    public double value(double z) {
        return StrictMath.exp(z);
    }

    @Override
    public double derivative(double z) {
        return StrictMath.exp(z);
    }

    @Override
    public double lower() {
        return 0;
    }
}
