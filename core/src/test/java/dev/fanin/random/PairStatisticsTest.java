package dev.fanin.random;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Fifty million pairs of values at each of a few distances: neighbours, the two values of one
/// Box-Muller block (256 apart), and the same place in two tiles (512 apart).
///
/// The pairs are counted in 64 x 64 cells. A check fails by chance for one seed in a million.
class PairStatisticsTest {

    private static final long N = 100_000_000;
    private static final int[] LAGS = {1, 256, 512};
    private static final RandomStream STREAM = seed(20261124).stream("dense_2/kernel");
    private static final Classes NORMAL = Classes.of(Cumulative.NORMAL, -8, 8);
    private static final Classes UNIFORM = Classes.of(Cumulative.UNIFORM, 0, 1);

    @Test
    void pairsOfNormalValuesAreIndependent() {
        assertOrdinary(NORMAL.pairs(Values.of(STREAM, new Law.Normal(0, 1)), N, LAGS));
    }

    @Test
    void pairsOfUniformValuesAreIndependent() {
        assertOrdinary(UNIFORM.pairs(Values.of(STREAM, new Law.Uniform(0, 1)), N, LAGS));
    }

    /// A correlation of one hundredth in a tenth of the values, at one of the distances only.
    @Test
    void aSmallCorrelationIsSeenWhereItIs() {
        double[] stand = NORMAL.pairs(BadValues.correlated(STREAM, 256, 0.01), N / 10, LAGS);
        assertThat(stand[1]).isGreaterThan(1);
        assertThat(Math.abs(stand[0])).isLessThan(1);
        assertThat(Math.abs(stand[2])).isLessThan(1);
    }

    /// Box-Muller with too coarse an angle: each value alone is right to the eye, the pair lies on
    /// 1024 rays.
    @Test
    void aCoarseAngleIsSeen() {
        Values rays = Values.of(index -> {
            long block = index / 512 * 256 + index % 256;
            double radius = Math.sqrt(-2 * Math.log1p(-STREAM.uniform(2 * block)));
            double angle = Math.PI / 512 * (int) (STREAM.uniform(2 * block + 1) * 1024);
            return radius * (index % 512 < 256 ? Math.cos(angle) : Math.sin(angle));
        });
        assertThat(NORMAL.pairs(rays, 3_000_000, 256)[0]).isGreaterThan(1);
    }

    @Test
    void lowBitsOfACongruentialGeneratorAreSeen() {
        for (double stand : UNIFORM.pairs(BadValues.lowBits(), N / 10, LAGS)) {
            assertThat(Math.abs(stand)).isGreaterThan(1);
        }
    }

    private static void assertOrdinary(double[] stands) {
        assertThat(stands).hasSize(LAGS.length);
        for (double stand : stands) {
            assertThat(stand).isBetween(-1.0, 1.0);
        }
    }
}
