package dev.fanin.activation;

/// The identity: `phi(z) = z`.
public record Linear() implements Elementwise {

    @Override
    public String name() {
        return "linear";
    }

    @Override
    public double value(double z) {
        return z;
    }

    @Override
    public double derivative(double z) {
        return 1;
    }

    @Override
    public boolean isHomogeneous() {
        return true;
    }
}
