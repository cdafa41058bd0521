package dev.fanin.activation;

import dev.fanin.kernel.Softmaxes;

/// Probabilities from logits: `x_k = exp(z_k) / sum_j exp(z_j)` over the last axis.
public record Softmax() implements ActivationFunction {

    @Override
    public String name() {
        return "softmax";
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        Softmaxes.softmax(z, x, from, to, width);
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        for (int row = from; row < to; row++) {
            int at = row * width;
            double dot = 0;
            for (int i = at; i < at + width; i++) {
                dot += gradient[i] * x[i];
            }
            // dz_k = x_k (dx_k - sum_j dx_j x_j)
            float mean = (float) dot;
            for (int i = at; i < at + width; i++) {
                gradient[i] = x[i] * (gradient[i] - mean);
            }
        }
    }
}
