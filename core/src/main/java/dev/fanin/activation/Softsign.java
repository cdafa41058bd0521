package dev.fanin.activation;

/// A bounded function with long tails: `phi(z) = z / (1 + |z|)`.
public record Softsign() implements Elementwise {

    @Override
    public String name() {
        return "softsign";
    }

    @Override
    public double value(double z) {
        return z / (1 + Math.abs(z));
    }

    @Override
    public double derivative(double z) {
        double root = 1 + Math.abs(z);
        return 1 / (root * root);
    }

    /// Where the second derivative jumps.
    @Override
    public double[] kinks() {
        return new double[] {0};
    }

    @Override
    public double lower() {
        return -1;
    }

    @Override
    public double upper() {
        return 1;
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            float v = Math.max(-Float.MAX_VALUE, Math.min(z[i], Float.MAX_VALUE));
            x[i] = v / (1 + Math.abs(v));
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            float root = 1 / (1 + Math.abs(z[i]));
            gradient[i] *= root * root;
        }
    }
}
