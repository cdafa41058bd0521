package dev.fanin.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GaussLegendreTest {

    /// 32 nodes are exact up to degree 63.
    @Test
    void isExactForPolynomials() {
        for (int degree = 0; degree <= 63; degree++) {
            int n = degree;
            assertThat(GaussLegendre.integrate(x -> Math.pow(x, n), 0, 1))
                    .as("degree %d", degree)
                    .isCloseTo(1.0 / (degree + 1), within(1e-14));
        }
    }

    @Test
    void isExactAtAKinkThatIsACut() {
        assertThat(GaussLegendre.integrate(Math::abs, -1, 2, 0)).isCloseTo(2.5, within(1e-14));
        // Negative control: without the cut the kink costs digits.
        assertThat(Math.abs(GaussLegendre.integrate(Math::abs, -1, 2) - 2.5)).isGreaterThan(1e-6);
    }

    @Test
    void ignoresCutsOutsideAndRepeated() {
        assertThat(GaussLegendre.integrate(Math::abs, -1, 2, 5, 0, 0, -1, 2, -3))
                .isCloseTo(2.5, within(1e-14));
    }

    @Test
    void integratesTheGaussianDensityToOne() {
        double scale = 1 / Math.sqrt(2 * Math.PI);
        assertThat(GaussLegendre.integrate(z -> scale * Math.exp(-z * z / 2), -12, 12, -3, 0, 3))
                .isCloseTo(1, within(1e-14));
    }
}
