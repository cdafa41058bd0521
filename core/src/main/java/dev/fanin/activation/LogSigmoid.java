package dev.fanin.activation;

/// The logarithm of sigmoid: `phi(z) = -ln(1 + exp(-z))`, with sigmoid of -z as its derivative.
public record LogSigmoid() implements Elementwise {

    @Override
    public String name() {
        return "log_sigmoid";
    }

    @Override
    public double value(double z) {
        return Math.min(0, z) - StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
    }

    @Override
    public double derivative(double z) {
        return Sigmoid.logistic(-z);
    }

    @Override
    public double upper() {
        return 0;
    }
}
