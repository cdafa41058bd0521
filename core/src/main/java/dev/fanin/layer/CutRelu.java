package dev.fanin.layer;

import dev.fanin.activation.CustomActivation;

/// A rectifier with a ceiling, a slope below its threshold, and a jump there.
///
/// @param ceiling the largest value
/// @param slope the slope below the threshold
/// @param threshold where the function begins to be the identity
record CutRelu(double ceiling, double slope, double threshold) implements CustomActivation {

    @Override
    public String name() {
        return "relu(max_value=" + ceiling + ",negative_slope=" + slope + ",threshold=" + threshold + ")";
    }

    @Override
    public double value(double z) {
        return z > threshold ? Math.min(z, ceiling) : slope * Math.min(z - threshold, 0);
    }

    @Override
    public double derivative(double z) {
        if (z > threshold) {
            return z < ceiling ? 1 : 0;
        }
        return slope;
    }

    @Override
    public double[] kinks() {
        return ceiling > threshold && ceiling != Double.POSITIVE_INFINITY
                ? new double[] {threshold, ceiling}
                : new double[] {threshold};
    }

    @Override
    public double lower() {
        return slope > 0 ? Double.NEGATIVE_INFINITY : 0;
    }

    @Override
    public double upper() {
        return ceiling;
    }
}
