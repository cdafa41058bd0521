package dev.fanin.activation;

import dev.fanin.kernel.Exponentials;
import dev.fanin.kernel.Softmaxes;

/// Logarithms of probabilities from logits: `x_k = z_k - ln sum_j exp(z_j)` over the last axis.
public record LogSoftmax() implements ActivationFunction {

    @Override
    public String name() {
        return "log_softmax";
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        Softmaxes.logSoftmax(z, x, from, to, width);
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        for (int row = from; row < to; row++) {
            int at = row * width;
            double sum = 0;
            for (int i = at; i < at + width; i++) {
                sum += gradient[i];
            }
            // dz_k = dx_k - exp(x_k) sum_j dx_j
            for (int i = at; i < at + width; i++) {
                gradient[i] = (float) (gradient[i] - Exponentials.exp(x[i]) * sum);
            }
        }
    }
}
