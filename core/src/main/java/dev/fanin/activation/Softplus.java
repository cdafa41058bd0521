package dev.fanin.activation;

import dev.fanin.kernel.Exponentials;

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

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        Exponentials.decay(z, x, from * width, to * width);
        for (int i = from * width; i < to * width; i++) {
            x[i] = (float) (Math.max(z[i], 0f) + Exponentials.logOfOnePlus(x[i]));
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        for (int i = from * width; i < to * width; i++) {
            gradient[i] *= (float) (1 / (1 + Exponentials.exp(-z[i])));
        }
    }
}
