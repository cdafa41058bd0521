package dev.fanin.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TorchErfinvTest {

    /// The quantile of the standard normal distribution at (1 + y) / 2, over sqrt(2): tables give
    /// 0.6744897501960817, 1.6448536269514722, 2.5758293035489004 and 3.2905267314918945.
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.6744897501960817",
        "0.9, 1.6448536269514722",
        "0.99, 2.5758293035489004",
        "0.999, 3.2905267314918945"
    })
    void theInverseIsTheQuantileOfTheNormalDistribution(float y, double quantile) {
        double expected = quantile / Math.sqrt(2);
        // The steepness at y magnifies its rounding to float32.
        double slope = Math.sqrt(Math.PI) / 2 * Math.exp(expected * expected);
        double tolerance = slope * Math.ulp(y) + 4 * Math.ulp((float) expected);
        assertThat((double) TorchErfinv.of(y)).isBetween(expected - tolerance, expected + tolerance);
        assertThat(TorchErfinv.of(-y)).isEqualTo(-TorchErfinv.of(y));
    }

    @Test
    void theEndsAreInfiniteAndBeyondIsNothing() {
        assertThat(TorchErfinv.of(1)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(TorchErfinv.of(-1)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(TorchErfinv.of(Math.nextUp(1f))).isNaN();
        assertThat(TorchErfinv.of(0)).isZero();
    }
}
