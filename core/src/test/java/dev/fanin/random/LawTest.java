package dev.fanin.random;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LawTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Nested
    class Moments {

        @Test
        void ofTheSimpleLaws() {
            assertThat(new Law.Uniform(-1, 3).mean()).isEqualTo(1);
            assertThat(new Law.Uniform(-1, 3).variance()).isEqualTo(16 / 12.0);
            assertThat(new Law.Normal(-1, 3).mean()).isEqualTo(-1);
            assertThat(new Law.Normal(-1, 3).variance()).isEqualTo(9);
        }

        /// Half of a normal law has mean sqrt(2 / pi) and variance 1 - 2 / pi.
        @Test
        void ofHalfOfANormalLaw() {
            Law half = new Law.TruncatedNormal(0, 1, 0, INFINITY);
            assertThat(half.mean()).isCloseTo(Math.sqrt(2 / Math.PI), within(1e-15));
            assertThat(half.variance()).isCloseTo(1 - 2 / Math.PI, within(1e-15));
            Law other = new Law.TruncatedNormal(3, 2, -INFINITY, 3);
            assertThat(other.mean()).isCloseTo(3 - 2 * Math.sqrt(2 / Math.PI), within(1e-14));
            assertThat(other.variance()).isCloseTo(4 * (1 - 2 / Math.PI), within(1e-14));
        }

        @Test
        void ofTheWholeLineAreThoseOfTheNormalLaw() {
            Law whole = new Law.TruncatedNormal(3, 2, -INFINITY, INFINITY);
            assertThat(whole.mean()).isEqualTo(3);
            assertThat(whole.variance()).isEqualTo(4);
        }

        /// The tail beyond z: with h = phi(z) / Q(z), the mean is h, the variance 1 - h (h - z).
        /// h(5) =
        /// 5.186503967125845, from the continued fraction of the Mills ratio in 50 digits.
        @Test
        void ofAFarTail() {
            double h = 5.1865039671258;
            Law tail = new Law.TruncatedNormal(0, 1, 5, INFINITY);
            assertThat(tail.mean()).isCloseTo(h, withinPercentage(1e-10));
            assertThat(tail.variance()).isCloseTo(1 - h * (h - 5), within(1e-11));
        }

        /// In a short interval about c the law is nearly uniform: the variance is `width^2 / 12`,
        /// and the mean `c - c width^2 / 12`, to the next order in the width.
        @ParameterizedTest
        @CsvSource({"1, 0.02", "1, 1e-3", "3, 1e-4", "-2, 1e-5", "1, 1e-6"})
        void ofAShortInterval(double center, double width) {
            Law law = new Law.TruncatedNormal(0, 1, center - width / 2, center + width / 2);
            assertThat(law.mean())
                    .isCloseTo(center - center * width * width / 12, within(1e-4 * width * width + 1e-15));
            assertThat(law.variance()).isCloseTo(width * width / 12, withinPercentage(0.02));
        }

        /// At a width of 1 the computation changes: both ways agree on either side.
        @ParameterizedTest
        @CsvSource({"-0.3", "0", "1", "4", "-6", "20"})
        void doNotJumpWhereTheIntervalBecomesShort(double low) {
            Law longer = new Law.TruncatedNormal(0, 1, low, low + 1 + 1e-9);
            Law shorter = new Law.TruncatedNormal(0, 1, low, low + 1 - 1e-9);
            assertThat(shorter.mean()).isCloseTo(longer.mean(), within(2e-9));
            assertThat(shorter.variance()).isCloseTo(longer.variance(), within(2e-9));
        }

        /// A million values of each: mean and variance within what chance allows, from the moments
        /// of the sample itself. Both fail by chance for one seed in a million.
        @ParameterizedTest
        @CsvSource({
            "0, 1, -1, 3",
            "0.5, 2, 0, 7",
            "0, 1, 0.5, Infinity",
            "1, 3, -Infinity, -2",
            "0, 1, 5, Infinity",
            "0, 1, 5, 5.1",
            "0, 1, -9, -6",
            "-1, 0.1, -1.01, -1.009",
            "0, 1, -2, 2"
        })
        void agreeWithAMillionValues(double center, double deviation, double low, double high) {
            Law law = new Law.TruncatedNormal(center, deviation, low, high);
            MonteCarlo found = MonteCarlo.of(law);
            double bound = Chance.standardErrors(1);
            assertThat(Math.abs(found.meanOff(law.mean()))).isLessThan(bound);
            assertThat(Math.abs(found.varianceOff(law.variance()))).isLessThan(bound);
            // Negative control: what the law would be with one hundredth more or less is seen.
            double step = 0.01 * Math.sqrt(law.variance());
            assertThat(Math.abs(found.meanOff(law.mean() + step))).isGreaterThan(bound);
            assertThat(Math.abs(found.varianceOff(law.variance() * 1.02))).isGreaterThan(bound);
            assertThat(found.least()).isGreaterThanOrEqualTo((float) low);
            assertThat(found.greatest()).isLessThanOrEqualTo((float) high);
        }
    }

    /// @param mean the mean of a million values
    /// @param variance their variance
    /// @param fourth their fourth moment about the mean
    /// @param least the least of them
    /// @param greatest the greatest
    private record MonteCarlo(double mean, double variance, double fourth, float least, float greatest) {

        static MonteCarlo of(Law law) {
            float[] values = new float[1_000_000];
            seed(7).stream("law").fill(law, Span.of(0, values));
            double sum = 0;
            float least = Float.POSITIVE_INFINITY;
            float greatest = Float.NEGATIVE_INFINITY;
            for (float value : values) {
                sum += value;
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
            double mean = sum / values.length;
            double squares = 0;
            double fourths = 0;
            for (float value : values) {
                double square = (value - mean) * (value - mean);
                squares += square;
                fourths += square * square;
            }
            return new MonteCarlo(mean, squares / values.length, fourths / values.length, least, greatest);
        }

        double meanOff(double expected) {
            return (mean - expected) / Math.sqrt(variance / 1e6);
        }

        double varianceOff(double expected) {
            return (variance - expected) / Math.sqrt((fourth - variance * variance) / 1e6);
        }
    }

    @Nested
    class Values {

        @Test
        void areTheCenterWhereNothingSpreads() {
            float[] values = new float[3];
            seed(1).stream("law").fill(new Law.TruncatedNormal(2, 0, 1, 2), Span.of(0, values));
            assertThat(values).containsExactly(2, 2, 2);
            seed(1).stream("law").fill(new Law.Normal(2, 0), Span.of(0, values));
            assertThat(values).containsExactly(2, 2, 2);
            seed(1).stream("law").fill(new Law.Uniform(2, 2), Span.of(0, values));
            assertThat(values).containsExactly(2, 2, 2);
        }

        @Test
        void cutAtTwoIsKnownByItsEnds() {
            assertThat(Law.TruncatedNormal.atTwoDeviations(0.1, 0.3).isCutAtTwo())
                    .isTrue();
            assertThat(new Law.TruncatedNormal(0, 1, -2, 2).isCutAtTwo()).isTrue();
            assertThat(new Law.TruncatedNormal(0, 1, -2, 2.0000000000000004).isCutAtTwo())
                    .isFalse();
        }
    }

    @Nested
    class Refusals {

        @Test
        void uniform() {
            assertThatThrownBy(() -> new Law.Uniform(2, 1))
                    .hasMessage("A uniform law needs float32 ends in order, got 2.0 and 1.0.");
            assertThatThrownBy(() -> new Law.Uniform(Double.NaN, 1))
                    .hasMessage("A uniform law needs float32 ends in order, got NaN and 1.0.");
            assertThatThrownBy(() -> new Law.Uniform(0, 1e39))
                    .hasMessage("A uniform law needs float32 ends in order, got 0.0 and 1.0E39.");
        }

        @Test
        void normal() {
            String needed = "A normal law needs a finite mean and a standard deviation of at least 0, got ";
            assertThatThrownBy(() -> new Law.Normal(0, -1)).hasMessage(needed + "0.0 and -1.0.");
            assertThatThrownBy(() -> new Law.Normal(Double.NaN, 1)).hasMessage(needed + "NaN and 1.0.");
            assertThatThrownBy(() -> new Law.Normal(0, INFINITY)).hasMessage(needed + "0.0 and Infinity.");
            assertThatThrownBy(() -> new Law.TruncatedNormal(0, Double.NaN, -1, 1))
                    .hasMessage(needed + "0.0 and NaN.");
        }

        @Test
        void cutNormal() {
            assertThatThrownBy(() -> new Law.TruncatedNormal(0, 1, 2, 1))
                    .hasMessage("A cut normal law needs its ends in order, got 2.0 and 1.0.");
            assertThatThrownBy(() -> new Law.TruncatedNormal(0, 1, Double.NaN, 1))
                    .hasMessage("A cut normal law needs its ends in order, got NaN and 1.0.");
            assertThatThrownBy(() -> new Law.TruncatedNormal(0, 1, 40, 41))
                    .hasMessage("A normal law of mean 0.0 and standard deviation 1.0 has no values between 40.0 and"
                            + " 41.0.");
            assertThatThrownBy(() -> new Law.TruncatedNormal(0, 0, 1, 2))
                    .hasMessage(
                            "A normal law of mean 0.0 and standard deviation 0.0 has no values between 1.0 and 2.0.");
        }

        @Test
        void span() {
            assertThatThrownBy(() -> Span.of(-1, new float[1]))
                    .hasMessage("A span must lie between element 0 and 2^63 - 1, got 1 elements from -1 on.");
            assertThatThrownBy(() -> Span.of(Long.MAX_VALUE, new float[2]))
                    .hasMessage("A span must lie between element 0 and 2^63 - 1, got 2 elements from " + Long.MAX_VALUE
                            + " on.");
        }
    }
}
