package dev.fanin.random;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.math.Erf;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// A hundred million values of each law: their distribution, moments and tails.
///
/// Every check fails by chance for one seed in a million; the controls show what it sees.
class LawStatisticsTest {

    private static final long N = 100_000_000;
    private static final int GROUPS = 1000;
    private static final RandomStream STREAM = seed(20261124).stream("dense_1/kernel");
    private static final Law STANDARD_NORMAL = new Law.Normal(0, 1);
    private static final Law CUT_AT_TWO = Law.TruncatedNormal.atTwoDeviations(0, 1);

    /// The even moments 2, 4, 6 and 8 about the mean. A uniform value is a multiple of 2^-24, which
    /// moves its mean by 3e-8, a thousandth of the standard error.
    private static final double[] UNIFORM_MOMENTS = {1 / 12.0, 1 / 80.0, 1 / 448.0, 1 / 2304.0};

    private static final double[] NORMAL_MOMENTS = {1, 3, 15, 105};

    @Test
    void uniform() {
        Sample sample = Sample.of(Values.of(STREAM, new Law.Uniform(0, 1)), N, 0, 1);
        assertThat(faults(sample, Cumulative.UNIFORM, UNIFORM_MOMENTS)).isEmpty();
    }

    @Test
    void normalWithItsTails() {
        Sample sample = Sample.of(Values.of(STREAM, STANDARD_NORMAL), N, -8, 8);
        assertThat(faults(sample, Cumulative.NORMAL, NORMAL_MOMENTS)).isEmpty();
        assertThat(tailFaults(sample)).isEmpty();
    }

    @Test
    void normalCutAtTwo() {
        Sample sample = Sample.of(Values.of(STREAM, CUT_AT_TWO), N, -2, 2);
        assertThat(faults(sample, Cumulative.CUT_AT_TWO, momentsCutAtTwo())).isEmpty();
    }

    /// Faults of the size that the checks are to find, in fewer values where they are larger.
    @Nested
    class Controls {

        /// Where tails are cut off, as by too few random bits, the body stays right.
        @Test
        void tailsThatEndEarly() {
            Values clipped = (values, from) -> {
                STREAM.fill(STANDARD_NORMAL, Span.of(from, values));
                for (int i = 0; i < values.length; i++) {
                    values[i] = Math.clamp(values[i], -4.8f, 4.8f);
                }
            };
            Sample sample = Sample.of(clipped, N, -8, 8);
            assertThat(faults(sample, Cumulative.NORMAL, NORMAL_MOMENTS)).isEmpty();
            assertThat(tailFaults(sample)).containsExactly("below -5.0", "above 5.0");
        }

        @Test
        void sumOfTwelveUniformValues() {
            Values sums = Values.of(index -> {
                double sum = -6;
                for (int i = 0; i < 12; i++) {
                    sum += STREAM.uniform(12 * index + i);
                }
                return sum;
            });
            Sample sample = Sample.of(sums, 1_000_000, -8, 8);
            assertThat(faults(sample, Cumulative.NORMAL, NORMAL_MOMENTS)).containsExactly("chi-square", "moment 4");
            assertThat(tailFaults(sample)).contains("below -3.0", "above 3.0");
        }

        @Test
        void meanOffByThreeThousandths() {
            Sample sample = Sample.of(Values.of(STREAM, new Law.Normal(0.003, 1)), 20_000_000, -8, 8);
            assertThat(faults(sample, Cumulative.NORMAL, NORMAL_MOMENTS)).contains("distance", "moment 1", "moment 3");
        }

        @Test
        void valuesBeyondTheCutMovedToItInsteadOfDrawnAgain() {
            Values moved = (values, from) -> {
                STREAM.fill(STANDARD_NORMAL, Span.of(from, values));
                for (int i = 0; i < values.length; i++) {
                    values[i] = Math.clamp(values[i], -2, 2);
                }
            };
            Sample sample = Sample.of(moved, 1_000_000, -2, 2);
            assertThat(faults(sample, Cumulative.CUT_AT_TWO, momentsCutAtTwo()))
                    .containsExactly("distance", "chi-square", "moment 2", "moment 4");
        }

        /// A period of 2^16: the low bits of a linear congruential generator are too even.
        @Test
        void lowBitsOfACongruentialGenerator() {
            Sample sample = Sample.of(BadValues.lowBits(), 6_553_600, 0, 1);
            assertThat(faults(sample, Cumulative.UNIFORM, UNIFORM_MOMENTS)).contains("chi-square");
            assertThat(sample.chiSquare(Cumulative.UNIFORM, GROUPS)).isLessThan(-1);
        }
    }

    private static List<String> faults(Sample sample, Cumulative law, double[] evenMoments) {
        List<String> faults = new ArrayList<>();
        if (sample.distance(law) > Chance.kolmogorov(sample.n())) {
            faults.add("distance");
        }
        if (Math.abs(sample.chiSquare(law, GROUPS)) > 1) {
            faults.add("chi-square");
        }
        for (int power = 1; power <= 4; power++) {
            double expected = power % 2 == 0 ? evenMoments[power / 2 - 1] : 0;
            double error = Math.sqrt((evenMoments[power - 1] - expected * expected) / sample.n());
            if (Math.abs(sample.moment(power) - expected) > Chance.standardErrors(1) * error) {
                faults.add("moment " + power);
            }
        }
        return faults;
    }

    /// Counts beyond 3, 4 and 5 standard deviations: about 135,000, 3,167 and 29 on each side.
    private static List<String> tailFaults(Sample sample) {
        List<String> faults = new ArrayList<>();
        for (int edge = 3; edge <= 5; edge++) {
            double expected = sample.n() * Cumulative.above(edge);
            if (Chance.poisson(sample.below(-edge), expected) < Chance.RATE / 2) {
                faults.add("below " + -(double) edge);
            }
            if (Chance.poisson(sample.above(edge), expected) < Chance.RATE / 2) {
                faults.add("above " + (double) edge);
            }
        }
        return faults;
    }

    /// Integration by parts: `m(k + 2) = (k + 1) m(k) - 2^(k + 2) phi(2) / P(|Z| < 2)`.
    private static double[] momentsCutAtTwo() {
        double edge = Math.exp(-2) / Math.sqrt(2 * Math.PI) / Erf.erf(Math.sqrt(2));
        double[] moments = new double[4];
        double moment = 1;
        for (int k = 0; k < 8; k += 2) {
            moment = (k + 1) * moment - Math.pow(2, k + 2) * edge;
            moments[k / 2] = moment;
        }
        return moments;
    }
}
