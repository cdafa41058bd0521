package dev.fanin.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.math.Erf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The quantile of a cut normal law against bisection.
class CutNormalTest {

    private static final double[] SHARES = {
        0x1p-33, 1e-6, 0.001, 0.01, 0.1, 0.25, 0.4999, 0.5, 0.6, 0.75, 0.9, 0.99, 0.999, 1 - 1e-6, 1 - 0x1p-33
    };

    @ParameterizedTest
    @CsvSource({
        "-2, 2",
        "-1, 3",
        "-Infinity, 0.3",
        "0, Infinity",
        "-0.25, 1.75",
        "5, Infinity",
        "5, 5.1",
        "-9, -6",
        "1, 1.001",
        "-37, -36",
        "-Infinity, Infinity"
    })
    void quantileSplitsTheMass(double low, double high) {
        CutNormal cut = CutNormal.of(low, high);
        double from = Math.max(low, -40);
        double to = Math.min(high, 40);
        for (double share : SHARES) {
            double expected = bisect(from, to, cut.mirrored() ? 1 - share : share);
            assertThat(cut.quantile(share))
                    .as("share %s of %s to %s", share, low, high)
                    .isBetween(low, high)
                    .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
        // Negative control: the quantile of a share that is off by one millionth is told apart.
        double scale = cut.quantile(0.75) - cut.quantile(0.25);
        assertThat(Math.abs(cut.quantile(0.500001) - bisect(from, to, 0.5))).isGreaterThan(1e-7 * scale);
    }

    /// Halves the interval until the mass below the middle is the share of the whole.
    private static double bisect(double low, double high, double share) {
        double from = low;
        double to = high;
        for (int step = 0; step < 200; step++) {
            double middle = from + (to - from) / 2;
            if (mass(low, middle) * (1 - share) < share * mass(middle, high)) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /// The probability between two values, from the tail that keeps more of its digits.
    private static double mass(double a, double b) {
        double root = Math.sqrt(2);
        return a + b > 0
                ? (Erf.complement(a / root) - Erf.complement(b / root)) / 2
                : (Erf.complement(-b / root) - Erf.complement(-a / root)) / 2;
    }
}
