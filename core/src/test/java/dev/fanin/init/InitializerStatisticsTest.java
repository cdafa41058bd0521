package dev.fanin.init;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.tensor.Shape;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Moments of drawn kernels in standard errors, with controls that tell neighbours apart.
///
/// One kernel of (512, 2048): n = 1,048,576 values, fan-in and fan-out a factor 4 apart. The
/// standard error of the mean is `s / sqrt(n)`, of the standard deviation `s sqrt((k - 1) / 4 n)`
/// with k the kurtosis, 0.03 to 0.07 per cent. Five of them give one false alarm in 1.7 million
/// seeds for each assertion, and the seed is fixed.
class InitializerStatisticsTest {

    private static final Shape SHAPE = Shape.of(512, 2048);
    private static final Fans FANS = new Fans(512, 2048);
    private static final Target TARGET = new Target(SHAPE, FANS);
    private static final int N = 1 << 20;
    private static final double ALLOWED = 5;

    record Moments(double mean, double deviation, double kurtosis) {

        static Moments of(Initializer initializer) {
            float[] values = initializer
                    .initialize(SHAPE, FANS, seed(42).stream("dense/kernel"))
                    .array();
            double sum = 0;
            for (float value : values) {
                sum += value;
            }
            double mean = sum / N;
            double squares = 0;
            double fourths = 0;
            for (float value : values) {
                double square = (value - mean) * (value - mean);
                squares += square;
                fourths += square * square;
            }
            double variance = squares / N;
            return new Moments(mean, Math.sqrt(variance), fourths / N / (variance * variance));
        }

        /// How many standard errors the standard deviation lies from the given one.
        double errorsFrom(double expected, double kurtosis) {
            return Math.abs(deviation - expected) / (expected * Math.sqrt((kurtosis - 1) / 4 / N));
        }
    }

    static Stream<VarianceScaling> scalings() {
        return Stream.of(Distribution.values())
                .flatMap(distribution -> Stream.of(FanMode.values())
                        .flatMap(mode ->
                                Stream.of(1.0, 2.0).map(scale -> new VarianceScaling(scale, mode, distribution))));
    }

    @ParameterizedTest
    @MethodSource("scalings")
    void haveTheMeanAndDeviationOfTheFormula(VarianceScaling initializer) {
        Moments moments = Moments.of(initializer);
        double expected = deviation(initializer);
        double kurtosis = initializer.distribution().kurtosis();
        assertThat(Math.abs(moments.mean())).isLessThan(ALLOWED * expected / Math.sqrt(N));
        assertThat(moments.errorsFrom(expected, kurtosis)).isLessThan(ALLOWED);
    }

    /// Negative control: the same kernel, judged by any other mode or by twice the scale, is
    /// hundreds of standard errors off.
    @ParameterizedTest
    @MethodSource("scalings")
    void wouldFailForAnotherFanOrScale(VarianceScaling initializer) {
        Moments moments = Moments.of(initializer);
        double kurtosis = initializer.distribution().kurtosis();
        for (VarianceScaling other : scalings().toList()) {
            boolean same = deviation(other) == deviation(initializer);
            if (!same) {
                assertThat(moments.errorsFrom(deviation(other), kurtosis))
                        .as("%s against %s", initializer, other)
                        .isGreaterThan(100);
            }
        }
    }

    /// Negative control: leaving the correction for the cut out would show as 12 per cent.
    @Test
    void theTruncatedNormalMakesUpForItsCut() {
        Moments moments = Moments.of(Initializers.heNormal());
        double expected = Math.sqrt(2.0 / 512);
        double kurtosis = Distribution.TRUNCATED_NORMAL.kurtosis();
        assertThat(moments.errorsFrom(expected, kurtosis)).isLessThan(ALLOWED);
        assertThat(moments.errorsFrom(expected * 0.87962566103423978, kurtosis)).isGreaterThan(100);
        assertThat(moments.errorsFrom(expected / 0.87962566103423978, kurtosis)).isGreaterThan(100);
    }

    /// The sample kurtosis of a normal has standard error `sqrt(24 / n)` = 0.005, of the other two
    /// less; the three shapes lie 0.5 apart.
    @Test
    void theShapesDifferByTheirKurtosis() {
        for (Distribution distribution : Distribution.values()) {
            Moments moments = Moments.of(new VarianceScaling(1, FanMode.FAN_IN, distribution));
            double error = Math.sqrt(24.0 / N);
            assertThat(Math.abs(moments.kurtosis() - distribution.kurtosis())).isLessThan(ALLOWED * error);
            for (Distribution other : Distribution.values()) {
                if (other != distribution) {
                    assertThat(Math.abs(moments.kurtosis() - other.kurtosis())).isGreaterThan(50 * error);
                }
            }
        }
    }

    @Test
    void fixedWidthsIgnoreTheFans() {
        RandomNormal normal = new RandomNormal(0.5, 2);
        Moments ofNormal = Moments.of(normal);
        assertThat(Math.abs(ofNormal.mean() - 0.5)).isLessThan(ALLOWED * 2 / Math.sqrt(N));
        assertThat(ofNormal.errorsFrom(2, 3)).isLessThan(ALLOWED);
        RandomUniform uniform = new RandomUniform(-1, 3);
        Moments ofUniform = Moments.of(uniform);
        double deviation = 4 / Math.sqrt(12);
        assertThat(uniform.standardDeviation(TARGET)).isCloseTo(deviation, within(1e-15));
        assertThat(Math.abs(ofUniform.mean() - uniform.mean(TARGET))).isLessThan(ALLOWED * deviation / Math.sqrt(N));
        assertThat(ofUniform.errorsFrom(deviation, 1.8)).isLessThan(ALLOWED);
    }

    /// Negative control: the standard deviation before the cut is 12 per cent more.
    @Test
    void aTruncatedNormalOfFixedWidthIsNotMadeUpFor() {
        TruncatedNormal initializer = new TruncatedNormal(0.5, 2);
        Moments moments = Moments.of(initializer);
        double expected = 2 * 0.87962566103423978;
        double kurtosis = Distribution.TRUNCATED_NORMAL.kurtosis();
        assertThat(initializer.mean(TARGET)).isEqualTo(0.5);
        assertThat(initializer.standardDeviation(TARGET)).isCloseTo(expected, within(1e-15));
        assertThat(Math.abs(moments.mean() - 0.5)).isLessThan(ALLOWED * expected / Math.sqrt(N));
        assertThat(moments.errorsFrom(expected, kurtosis)).isLessThan(ALLOWED);
        assertThat(Math.abs(moments.kurtosis() - kurtosis)).isLessThan(ALLOWED * Math.sqrt(24.0 / N));
        assertThat(moments.errorsFrom(2, kurtosis)).isGreaterThan(100);
    }

    /// The formula, written out once more.
    private static double deviation(VarianceScaling initializer) {
        int n = switch (initializer.mode()) {
            case FAN_IN -> 512;
            case FAN_OUT -> 2048;
            case FAN_AVG -> (512 + 2048) / 2;
            case FAN_GEO_AVG -> 1024;
        };
        return Math.sqrt(initializer.scale() / n);
    }
}
