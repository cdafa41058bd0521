package dev.fanin.activation;

/// A smooth rectifier that reaches both its sides: `phi(z) = (z + 1)^2 / 4` between -1 and 1, 0
/// below and z above.
public record SparsePlus() implements Elementwise {

    @Override
    public String name() {
        return "sparse_plus";
    }

    @Override
    public double value(double z) {
        if (z <= -1) {
            return 0;
        }
        return z >= 1 ? z : (z + 1) * (z + 1) / 4;
    }

    @Override
    public double derivative(double z) {
        return Math.clamp((z + 1) / 2, 0, 1.0);
    }

    /// Where the second derivative jumps.
    @Override
    public double[] kinks() {
        return new double[] {-1, 1};
    }

    @Override
    public double lower() {
        return 0;
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            float v = Math.max(-1f, Math.min(z[i], 1f)) + 1;
            x[i] = v * v / 4 + (Math.max(z[i], 1f) - 1);
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            gradient[i] *= Math.max(0f, Math.min((z[i] + 1) / 2, 1f));
        }
    }
}
