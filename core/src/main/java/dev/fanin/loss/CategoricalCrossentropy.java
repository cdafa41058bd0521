package dev.fanin.loss;

import dev.fanin.tensor.Shape;

/// Cross-entropy against target probabilities: `-sum_k target_k log p_k`.
///
/// From probabilities, a row is first divided by its sum and clipped to [1e-7, 1 - 1e-7], as in
/// Keras. From logits, `sum_k target_k (logsumexp(z) - z_k)`, with gradient `p_k sum_j target_j -
/// target_k`.
///
/// @param fromLogits whether the predictions are logits
public record CategoricalCrossentropy(boolean fromLogits) implements Loss {

    @Override
    public String name() {
        return "categorical_crossentropy";
    }

    @Override
    public Shape targetShape(Shape output) {
        return output;
    }

    @Override
    public Loss onLogits() {
        return new CategoricalCrossentropy(true);
    }

    @Override
    public double value(float[] output, int outputFrom, float[] target, int targetFrom, int width) {
        double total = fromLogits
                ? Crossentropy.logSumExp(output, outputFrom, width)
                : Crossentropy.sum(output, outputFrom, width);
        double loss = 0;
        for (int k = 0; k < width; k++) {
            if (target[targetFrom + k] != 0) {
                double cost = fromLogits
                        ? total - output[outputFrom + k]
                        : -StrictMath.log(Crossentropy.clip(output[outputFrom + k] / total));
                loss += target[targetFrom + k] * cost;
            }
        }
        return loss;
    }

    @Override
    public void gradient(
            float[] output, int outputFrom, float[] target, int targetFrom, int width, float factor, float[] gradient) {
        double mass = Crossentropy.sum(target, targetFrom, width);
        if (fromLogits) {
            Crossentropy.softmax(output, outputFrom, width, (float) (factor * mass), gradient);
            for (int k = 0; k < width; k++) {
                gradient[outputFrom + k] -= factor * target[targetFrom + k];
            }
            return;
        }
        // With p_k = y_k / s, dL/dp_k = -t_k / p_k where p_k is not clipped, and dp_k/dy_j = (1[k=j] - p_k) / s.
        double total = Crossentropy.sum(output, outputFrom, width);
        double active = 0;
        for (int k = 0; k < width; k++) {
            active += Crossentropy.clipped(output[outputFrom + k] / total) ? 0 : target[targetFrom + k];
        }
        for (int k = 0; k < width; k++) {
            double p = output[outputFrom + k] / total;
            double own = Crossentropy.clipped(p) ? 0 : target[targetFrom + k] / p;
            gradient[outputFrom + k] = (float) (factor * (active - own) / total);
        }
    }
}
