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

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        System.arraycopy(z, from * width, x, from * width, (to - from) * width);
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        // The slope is 1.
    }
}
