package dev.fanin.init;

import dev.fanin.random.Law;

/// The shape of the distribution weights are drawn from, once their variance is settled.
public enum Distribution {
    /// A normal distribution cut at two standard deviations; what Keras means by "normal" in
    /// Glorot, He and LeCun.
    TRUNCATED_NORMAL("truncated_normal", 2.3655367171296495),
    /// A plain normal distribution.
    UNTRUNCATED_NORMAL("untruncated_normal", 3),
    /// A uniform distribution centred at zero.
    UNIFORM("uniform", 1.8);

    private final String text;
    private final double kurtosis;

    Distribution(String text, double kurtosis) {
        this.text = text;
        this.kurtosis = kurtosis;
    }

    /// Returns the fourth moment over the squared variance, 3 for the normal distribution.
    public double kurtosis() {
        return kurtosis;
    }

    /// Returns the law of mean 0 and the given variance.
    Law law(double variance) {
        double deviation = Math.sqrt(variance);
        return switch (this) {
            case UNIFORM -> {
                double limit = Math.sqrt(3 * variance);
                yield new Law.Uniform(-limit, limit);
            }
            case UNTRUNCATED_NORMAL -> new Law.Normal(0, deviation);
            case TRUNCATED_NORMAL -> Law.TruncatedNormal.atTwoDeviations(0, deviation / Law.TruncatedNormal.CUT_AT_TWO);
        };
    }

    /// Returns the name Keras uses, for example `truncated_normal`.
    @Override
    public String toString() {
        return text;
    }
}
