package dev.fanin.random;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Values of one stream at distances from 1 to 2^61: uncorrelated, and not the same again.
class LagStatisticsTest {

    private static final int[] LAGS = {1, 2, 255, 256, 257, 511, 512, 513, 1 << 16, 1 << 20};
    private static final RandomStream STREAM = seed(20261124).stream("dense_3/kernel");

    /// Standard error 2e-4. All 20 readings together pass by chance but for one seed in a million.
    @Test
    void valuesAndTheirSquaresAreUncorrelated() {
        Correlations found = Correlations.of(Values.of(STREAM, new Law.Normal(0, 1)), 25_000_000, LAGS);
        assertThat(found.greatest()).isLessThan(Chance.standardErrors(2L * LAGS.length));
    }

    @Test
    void aCorrelationOfOneThousandthIsSeen() {
        Correlations found = Correlations.of(BadValues.correlated(STREAM, 512, 0.001), 50_000_000, 512);
        assertThat(found.greatest()).isGreaterThan(Chance.standardErrors(2));
        assertThat(found.plain(0)).isBetween(0.0005, 0.0015);
    }

    /// Values of the same size with random signs: only the squares are correlated.
    @Test
    void aRadiusSharedByTwoValuesIsSeen() {
        Values shared = Values.of(index -> {
            double size = Math.abs(STREAM.normal(index % 512 < 256 ? index : index - 256));
            return STREAM.bits(index + (1L << 40)) < 0 ? size : -size;
        });
        Correlations found = Correlations.of(shared, 1_000_000, 256);
        double bound = Chance.standardErrors(2) / Math.sqrt(1_000_000);
        assertThat(Math.abs(found.plain(0))).isLessThan(bound);
        assertThat(found.squares(0)).isGreaterThan(bound);
    }

    /// Of a hundred million values, the second half against the first. Two independent values are
    /// equal with probability 2^-24: three pairs are expected.
    @Test
    void theSecondHalfDoesNotRepeatTheFirst() {
        Values uniform = Values.of(STREAM, new Law.Uniform(0, 1));
        long half = 50_000_000;
        assertThat(chanceOfSoManyRepeats(uniform, half, half)).isGreaterThan(Chance.RATE);
        assertThat(chanceOfSoManyRepeats(BadValues.repeating(uniform, half), half, half))
                .isLessThan(Chance.RATE);
    }

    /// Powers of 2, where counters overflow: four million pairs each, a quarter of one repeat
    /// expected.
    @Test
    void noValueComesAgainAtLongLags() {
        Values uniform = Values.of(STREAM, new Law.Uniform(0, 1));
        for (int power : new int[] {9, 16, 20, 24, 31, 32, 33, 34, 40, 48, 56, 61}) {
            assertThat(chanceOfSoManyRepeats(uniform, 1 << 22, 1L << power)).isGreaterThan(Chance.RATE);
        }
        Values counterOf32Bits = (values, from) -> uniform.fill(values, from % (1L << 33));
        assertThat(chanceOfSoManyRepeats(counterOf32Bits, 1 << 22, 1L << 33)).isLessThan(Chance.RATE);
        assertThat(chanceOfSoManyRepeats(counterOf32Bits, 1 << 22, 1L << 32)).isGreaterThan(Chance.RATE);
    }

    private static double chanceOfSoManyRepeats(Values values, long pairs, long lag) {
        float[] near = new float[1 << 14];
        float[] far = new float[near.length];
        long repeats = 0;
        long taken = 0;
        for (; taken < pairs; taken += near.length) {
            values.fill(near, taken);
            values.fill(far, taken + lag);
            for (int i = 0; i < near.length; i++) {
                repeats += near[i] == far[i] ? 1 : 0;
            }
        }
        return Chance.poisson(repeats, taken * 0x1p-24);
    }
}
