package dev.fanin.optimizer;

/// Stochastic gradient descent, with momentum if wanted.
///
/// Without momentum `w = w - rate g`. With momentum `v = momentum v - rate g`, then `w = w + v`, or
/// with Nesterov's `w = w + momentum v - rate g`. These are the formulas and defaults of Keras.
///
/// @param learningRate the rate, at least 0 and finite
/// @param momentum at least 0 and at most 1
/// @param nesterov whether to look ahead; needs momentum
public record Sgd(double learningRate, double momentum, boolean nesterov) implements Optimizer {

    public Sgd {
        if (!(learningRate >= 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException(
                    "The learning rate of sgd must be at least 0 and finite, got " + learningRate + ".");
        }
        if (!(momentum >= 0 && momentum <= 1)) {
            throw new IllegalArgumentException("The momentum of sgd must be from 0 to 1, got " + momentum + ".");
        }
    }

    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public Update start(int size) {
        float rate = (float) learningRate;
        if (momentum == 0) {
            return (values, gradient) -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] -= rate * gradient[i];
                }
            };
        }
        float keep = (float) momentum;
        float[] velocity = new float[size];
        return nesterov
                ? (values, gradient) -> {
                    for (int i = 0; i < values.length; i++) {
                        velocity[i] = keep * velocity[i] - rate * gradient[i];
                        values[i] += keep * velocity[i] - rate * gradient[i];
                    }
                }
                : (values, gradient) -> {
                    for (int i = 0; i < values.length; i++) {
                        velocity[i] = keep * velocity[i] - rate * gradient[i];
                        values[i] += velocity[i];
                    }
                };
    }

    @Override
    public String toString() {
        return "sgd(learning_rate=" + learningRate + (momentum > 0 ? ",momentum=" + momentum : "")
                + (nesterov ? ",nesterov=true" : "") + ")";
    }
}
