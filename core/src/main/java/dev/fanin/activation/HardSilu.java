package dev.fanin.activation;

/// Silu from straight pieces, also called hard swish: `phi(z) = z hard_sigmoid(z)`.
///
/// Source: Howard et al., "Searching for MobileNetV3", 2019.
public record HardSilu() implements Elementwise {

    private static final double REACH = HardSigmoid.REACH;

    @Override
    public String name() {
        return "hard_silu";
    }

    @Override
    public double value(double z) {
        return z * Math.clamp((z + REACH) / (2 * REACH), 0, 1.0);
    }

    @Override
    public double derivative(double z) {
        if (z <= -REACH) {
            return 0;
        }
        return z >= REACH ? 1 : (2 * z + REACH) / (2 * REACH);
    }

    @Override
    public double[] kinks() {
        return new double[] {-REACH, REACH};
    }

    /// The least value, at -3/2.
    @Override
    public double lower() {
        return -REACH / 8;
    }
}
