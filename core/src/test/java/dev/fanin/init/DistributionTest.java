package dev.fanin.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.math.GaussLegendre;
import org.junit.jupiter.api.Test;

class DistributionTest {

    /// The moments of N(0, 1) cut at 2, by quadrature of its density.
    @Test
    void theTruncatedNormalHasTheKurtosisOfItsDensity() {
        double mass = GaussLegendre.integrate(DistributionTest::density, -2, 2, 0);
        double second = GaussLegendre.integrate(z -> z * z * density(z), -2, 2, 0) / mass;
        double fourth = GaussLegendre.integrate(z -> z * z * z * z * density(z), -2, 2, 0) / mass;
        assertThat(Distribution.TRUNCATED_NORMAL.kurtosis()).isCloseTo(fourth / (second * second), within(1e-12));
        assertThat(Math.sqrt(second)).isCloseTo(0.87962566103423978, within(1e-14));
    }

    @Test
    void theOthersHaveTheirTextbookKurtosis() {
        assertThat(Distribution.UNTRUNCATED_NORMAL.kurtosis()).isEqualTo(3);
        assertThat(Distribution.UNIFORM.kurtosis()).isEqualTo(9.0 / 5);
    }

    @Test
    void bearKerasNames() {
        assertThat(Distribution.values())
                .extracting(Distribution::toString)
                .containsExactly("truncated_normal", "untruncated_normal", "uniform");
        assertThat(FanMode.values())
                .extracting(FanMode::toString)
                .containsExactly("fan_in", "fan_out", "fan_avg", "fan_geo_avg");
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
}
