package dev.fanin.optimizer;

/// The same learning rate for all steps, until someone sets another.
///
/// It is rounded to float32, in which Keras keeps it.
///
/// @param rate at least 0 and finite
public record ConstantRate(double rate) implements LearningRate {

    public ConstantRate {
        Limits.rate("learning rate", rate);
        rate = Limits.float32(rate);
    }

    @Override
    public double at(long step) {
        return rate;
    }

    @Override
    public String toString() {
        return Float.toString((float) rate);
    }
}
