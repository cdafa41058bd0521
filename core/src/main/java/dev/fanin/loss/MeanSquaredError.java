package dev.fanin.loss;

import dev.fanin.tensor.Shape;

/// The mean squared error of a row: `1/K sum_k (output_k - target_k)^2`.
public record MeanSquaredError() implements Loss {

    @Override
    public String name() {
        return "mse";
    }

    @Override
    public Shape targetShape(Shape output) {
        return output;
    }

    @Override
    public double value(float[] output, int outputFrom, float[] target, int targetFrom, int width) {
        double sum = 0;
        for (int k = 0; k < width; k++) {
            double error = (double) output[outputFrom + k] - target[targetFrom + k];
            sum += error * error;
        }
        return sum / width;
    }

    @Override
    public void gradient(
            float[] output, int outputFrom, float[] target, int targetFrom, int width, float factor, float[] gradient) {
        for (int k = 0; k < width; k++) {
            gradient[outputFrom + k] = factor * 2 / width * (output[outputFrom + k] - target[targetFrom + k]);
        }
    }
}
