package dev.fanin.activation;

/// Probabilities from logits: `x_k = exp(z_k) / sum_j exp(z_j)` over the last axis.
public record Softmax() implements ActivationFunction {

    @Override
    public String name() {
        return "softmax";
    }

    @Override
    public void forward(float[] z, float[] x, int from, int to, int width) {
        for (int row = from; row < to; row++) {
            int first = row * width;
            float largest = Float.NEGATIVE_INFINITY;
            for (int k = 0; k < width; k++) {
                largest = Math.max(largest, z[first + k]);
            }
            double sum = 0;
            for (int k = 0; k < width; k++) {
                double e = StrictMath.exp(z[first + k] - largest);
                x[first + k] = (float) e;
                sum += e;
            }
            float scale = (float) (1 / sum);
            for (int k = 0; k < width; k++) {
                x[first + k] *= scale;
            }
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int from, int to, int width) {
        for (int row = from; row < to; row++) {
            int first = row * width;
            double dot = 0;
            for (int k = 0; k < width; k++) {
                dot += gradient[first + k] * x[first + k];
            }
            // dz_k = x_k (dx_k - sum_j dx_j x_j)
            for (int k = 0; k < width; k++) {
                gradient[first + k] = x[first + k] * (gradient[first + k] - (float) dot);
            }
        }
    }
}
