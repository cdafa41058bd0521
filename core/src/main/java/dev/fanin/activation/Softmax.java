package dev.fanin.activation;

/// Probabilities from logits: `x_k = exp(z_k) / sum_j exp(z_j)` over the last axis.
public record Softmax() implements ActivationFunction {

    @Override
    public String name() {
        return "softmax";
    }

    @Override
    public void forward(float[] z, float[] x, int rows, int width) {
        for (int row = 0; row < rows; row++) {
            int from = row * width;
            float largest = Float.NEGATIVE_INFINITY;
            for (int k = 0; k < width; k++) {
                largest = Math.max(largest, z[from + k]);
            }
            double sum = 0;
            for (int k = 0; k < width; k++) {
                double e = StrictMath.exp(z[from + k] - largest);
                x[from + k] = (float) e;
                sum += e;
            }
            float scale = (float) (1 / sum);
            for (int k = 0; k < width; k++) {
                x[from + k] *= scale;
            }
        }
    }

    @Override
    public void backward(float[] z, float[] x, float[] gradient, int rows, int width) {
        for (int row = 0; row < rows; row++) {
            int from = row * width;
            double dot = 0;
            for (int k = 0; k < width; k++) {
                dot += gradient[from + k] * x[from + k];
            }
            // dz_k = x_k (dx_k - sum_j dx_j x_j)
            for (int k = 0; k < width; k++) {
                gradient[from + k] = x[from + k] * (gradient[from + k] - (float) dot);
            }
        }
    }
}
