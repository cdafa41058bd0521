package dev.fanin.activation;

/// Sigmoid in three straight pieces: `phi(z) = (z + 3) / 6`, cut at 0 and 1, with derivative 0 at
/// both kinks.
public record HardSigmoid() implements Elementwise {

    static final double REACH = 3;

    @Override
    public String name() {
        return "hard_sigmoid";
    }

    @Override
    public double value(double z) {
        return Math.clamp((z + REACH) / (2 * REACH), 0, 1.0);
    }

    @Override
    public double derivative(double z) {
        return z > -REACH && z < REACH ? 1 / (2 * REACH) : 0;
    }

    @Override
    public double[] kinks() {
        return new double[] {-REACH, REACH};
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
