package dev.fanin.lab.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {

    @Test
    void reachesFourRootMeanSquaresEitherWay() {
        Histogram histogram = of(new Rms(Math.log10(2), 0), 0.1);
        assertThat(histogram.low()).isCloseTo(-8, within(1e-12));
        assertThat(histogram.high()).isCloseTo(8, within(1e-12));
        assertThat(histogram.shares()).hasSize(40);
        assertThat(histogram.middle(20)).isCloseTo(0.2, within(1e-12));
        assertThat(histogram.shares().get(20)).isEqualTo(1);
    }

    @Test
    void endsAtTheBoundsOfBoundedValues() {
        Histogram sigmoid = HistogramBuilder.over(new Rms(-5, 0), 0, 1).build();
        assertThat(sigmoid.low()).isZero();
        assertThat(sigmoid.high()).isOne();
        Histogram relu = HistogramBuilder.over(new Rms(0, 0), 0, Double.POSITIVE_INFINITY)
                .build();
        assertThat(relu.low()).isZero();
        assertThat(relu.high()).isCloseTo(4, within(1e-12));
    }

    @Test
    void countsWhatLiesOutsideInTheOutermostBins() {
        Histogram histogram = of(new Rms(0, 0), -100, Double.NEGATIVE_INFINITY, 3.9, 4, 5, Double.POSITIVE_INFINITY);
        assertThat(histogram.shares().getFirst()).isCloseTo(2.0 / 6, within(1e-12));
        assertThat(histogram.shares().getLast()).isCloseTo(4.0 / 6, within(1e-12));
    }

    @Test
    void leavesOutWhatIsNoNumber() {
        assertThat(sum(of(new Rms(Double.NaN, 0), Double.NaN, 0.5, Double.NaN, 0.5)))
                .isEqualTo(0.5);
        assertThat(sum(of(new Rms(Double.NaN, 0), Double.NaN))).isZero();
        assertThat(sum(of(new Rms(0, 0)))).isZero();
    }

    /// Root mean squares whose fourfold, or the width of the whole, is no double.
    @ParameterizedTest
    @ValueSource(
            doubles = {-400, -323.5, 307.3, 307.6, 307.9, 308.1, 400, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY
            })
    void hasFiniteEndsForEveryRootMeanSquare(double log10) {
        Histogram histogram = of(new Rms(log10, 0), -1, 0, 1);
        assertThat(histogram.low()).isFinite().isNegative();
        assertThat(histogram.high()).isFinite().isPositive();
        assertThat(histogram.middle(39)).isFinite();
        assertThat(sum(histogram)).isCloseTo(1, within(1e-12));
    }

    private static Histogram of(Rms rms, double... values) {
        HistogramBuilder builder = HistogramBuilder.over(rms, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        for (double value : values) {
            builder.add(value);
        }
        return builder.build();
    }

    private static double sum(Histogram histogram) {
        return histogram.shares().stream().mapToDouble(Double::doubleValue).sum();
    }
}
