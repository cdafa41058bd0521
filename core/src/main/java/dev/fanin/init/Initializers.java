package dev.fanin.init;

/// The initializers by factory and by Keras name.
public final class Initializers {

    private Initializers() {}

    /// Variance `2 / (fan_in + fan_out)`, uniform; the default of Keras, also called Xavier
    /// uniform.
    public static VarianceScaling glorotUniform() {
        return new VarianceScaling(1, FanMode.FAN_AVG, Distribution.UNIFORM);
    }

    /// Variance `2 / (fan_in + fan_out)`, truncated normal; also called Xavier normal.
    public static VarianceScaling glorotNormal() {
        return new VarianceScaling(1, FanMode.FAN_AVG, Distribution.TRUNCATED_NORMAL);
    }

    /// Variance `2 / fan_in`, uniform; also called Kaiming uniform, made for relu.
    public static VarianceScaling heUniform() {
        return new VarianceScaling(2, FanMode.FAN_IN, Distribution.UNIFORM);
    }

    /// Variance `2 / fan_in`, truncated normal; also called Kaiming normal, made for relu.
    public static VarianceScaling heNormal() {
        return new VarianceScaling(2, FanMode.FAN_IN, Distribution.TRUNCATED_NORMAL);
    }

    /// Variance `1 / fan_in`, uniform.
    public static VarianceScaling lecunUniform() {
        return new VarianceScaling(1, FanMode.FAN_IN, Distribution.UNIFORM);
    }

    /// Variance `1 / fan_in`, truncated normal.
    public static VarianceScaling lecunNormal() {
        return new VarianceScaling(1, FanMode.FAN_IN, Distribution.TRUNCATED_NORMAL);
    }

    /// A normal distribution of mean 0 and fixed standard deviation.
    public static RandomNormal randomNormal(double stddev) {
        return new RandomNormal(0, stddev);
    }

    /// A normal distribution of mean 0 cut at two standard deviations, which leaves the weights
    /// 0.8796 of the given standard deviation.
    public static TruncatedNormal truncatedNormal(double stddev) {
        return new TruncatedNormal(0, stddev);
    }

    /// A uniform distribution over a fixed interval.
    public static RandomUniform randomUniform(double minval, double maxval) {
        return new RandomUniform(minval, maxval);
    }

    /// All zeros, the default for a bias.
    public static Constant zeros() {
        return new Constant(0);
    }

    /// All ones.
    public static Constant ones() {
        return new Constant(1);
    }

    /// All the same value.
    public static Constant constant(double value) {
        return new Constant(value);
    }

    /// Reads an initializer as users write it: a Keras name, with parameters in brackets where it
    /// has any.
    ///
    /// Examples: `he_normal`, `random_normal(stddev=1.0)`,
    /// `variance_scaling(scale=2,mode=fan_in,distribution=uniform)`. Throws
    /// IllegalArgumentException with one line, and a suggestion for what may have been meant.
    public static Initializer named(String text) {
        return InitializerNames.read(text);
    }
}
