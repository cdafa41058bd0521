package dev.fanin.random;

/// The distribution of one random value.
public sealed interface Law {

    /// Returns the mean.
    double mean();

    /// Returns the variance.
    double variance();

    /// Uniform over `[low, high)`.
    ///
    /// @param low the lower end, which float32 can hold
    /// @param high the upper end, at least low
    record Uniform(double low, double high) implements Law {

        public Uniform {
            if (!(low <= high) || Float.isInfinite((float) low) || Float.isInfinite((float) high)) {
                throw new IllegalArgumentException(
                        "A uniform law needs float32 ends in order, got " + low + " and " + high + ".");
            }
        }

        @Override
        public double mean() {
            return low / 2 + high / 2;
        }

        @Override
        public double variance() {
            return (high - low) * (high - low) / 12;
        }
    }

    /// Normal.
    ///
    /// @param mean the mean
    /// @param deviation the standard deviation, at least 0
    record Normal(double mean, double deviation) implements Law {

        public Normal {
            checkDeviation(mean, deviation);
        }

        @Override
        public double variance() {
            return deviation * deviation;
        }
    }

    /// Normal, cut at both ends.
    ///
    /// With the density phi and the distribution function Phi of N(0, 1), `a = (low - center) /
    /// deviation`, `b = (high - center) / deviation` and `Z = Phi(b) - Phi(a)`, the mean is `center
    /// + deviation (phi(a) - phi(b)) / Z`, and the variance `deviation^2 (1 + (a phi(a) - b phi(b))
    /// / Z - ((phi(a) - phi(b)) / Z)^2)`.
    ///
    /// @param center the mean before the cut
    /// @param deviation the standard deviation before the cut, positive, or 0 for a sure value
    /// @param low the lower end
    /// @param high the upper end, with some probability between the two
    record TruncatedNormal(double center, double deviation, double low, double high) implements Law {

        /// The standard deviation of N(0, 1) cut at 2; the digits of Keras, JAX and TensorFlow.
        public static final double CUT_AT_TWO = 0.87962566103423978;

        public TruncatedNormal {
            checkDeviation(center, deviation);
            if (!(low <= high)) {
                throw new IllegalArgumentException(
                        "A cut normal law needs its ends in order, got " + low + " and " + high + ".");
            }
            if (deviation == 0 ? low > center || high < center : mass(center, deviation, low, high) == 0) {
                throw new IllegalArgumentException("A normal law of mean " + center + " and standard deviation "
                        + deviation + " has no values between " + low + " and " + high + ".");
            }
        }

        /// Returns the law cut at two standard deviations on both sides.
        public static TruncatedNormal atTwoDeviations(double center, double deviation) {
            return new TruncatedNormal(center, deviation, center - 2 * deviation, center + 2 * deviation);
        }

        /// Returns whether the law is cut at two standard deviations on both sides.
        public boolean isCutAtTwo() {
            return low == center - 2 * deviation && high == center + 2 * deviation;
        }

        private static double mass(double center, double deviation, double low, double high) {
            return CutNormal.of((low - center) / deviation, (high - center) / deviation)
                    .mass();
        }

        @Override
        public double mean() {
            return isCutAtTwo() ? center : center + deviation * standard().mean();
        }

        @Override
        public double variance() {
            double unit = isCutAtTwo() ? CUT_AT_TWO * CUT_AT_TWO : standard().variance();
            return deviation * deviation * unit;
        }

        /// Returns the same law for mean 0 and standard deviation 1.
        CutNormal standard() {
            return CutNormal.of((low - center) / deviation, (high - center) / deviation);
        }
    }

    private static void checkDeviation(double mean, double deviation) {
        if (!Double.isFinite(mean) || !(deviation >= 0) || Double.isInfinite(deviation)) {
            throw new IllegalArgumentException(
                    "A normal law needs a finite mean and a standard deviation of at least 0, got " + mean + " and "
                            + deviation + ".");
        }
    }
}
