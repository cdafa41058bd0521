package dev.fanin.random;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.function.LongToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Integers below a bound, and orders, are equally likely. A check fails by chance for one seed in
/// a million.
class IntegerStatisticsTest {

    private static final RandomStream STREAM = seed(20261124).stream("shuffle");

    /// Bounds that are no powers of 2; the largest, 3 * 2^29, would show the slightest preference
    /// that comes from 32 bits.
    @ParameterizedTest
    @ValueSource(ints = {100, 1000, 12_345, 3 << 29, Integer.MAX_VALUE})
    void integersBelowABoundAreEquallyLikely(int bound) {
        assertThat(stand(index -> STREAM.boundedInt(index, bound), bound)).isBetween(-1.0, 1.0);
    }

    /// The remainder of 32 bits: numbers below 2^30 come three times for twice of the others.
    @Test
    void theRemainderOfThirtyTwoBitsIsSeen() {
        int bound = 3 << 29;
        assertThat(stand(index -> Integer.remainderUnsigned(STREAM.bits(index), bound), bound))
                .isGreaterThan(1);
    }

    @Test
    void everyOrderOfFiveThingsIsEquallyLikely() {
        assertThat(standOfOrders(i -> STREAM.child("epoch " + i).permutation(5)))
                .isBetween(-1.0, 1.0);
    }

    /// Each place exchanged with any place: 3125 ways that 120 orders cannot share evenly.
    @Test
    void theNaiveShuffleIsSeen() {
        IntFunction<int[]> naive = i -> {
            int[] order = {0, 1, 2, 3, 4};
            for (int place = 0; place < 5; place++) {
                int other = STREAM.boundedInt(5L * i + place, 5);
                int kept = order[place];
                order[place] = order[other];
                order[other] = kept;
            }
            return order;
        };
        assertThat(standOfOrders(naive)).isGreaterThan(1);
    }

    /// Which of 52 things comes to which of 52 places, in 20,000 orders. The counts of a row or a
    /// column have a fixed sum: 51^2 degrees, once the statistic is multiplied by 51/52, as the
    /// variance of a count asks.
    @Test
    void everyThingComesToEveryPlace() {
        assertThat(standOfPlaces(i -> seed(i).stream("deal").permutation(52))).isBetween(-1.0, 1.0);
    }

    /// A cycle in which nothing stays where it was (Sattolo's algorithm).
    @Test
    void anOrderInWhichNothingStaysIsSeen() {
        IntFunction<int[]> cycles = i -> {
            int[] order = IntStream.range(0, 52).toArray();
            RandomStream stream = seed(i).stream("deal");
            for (int place = 51; place > 0; place--) {
                int other = stream.boundedInt(place, place);
                int kept = order[place];
                order[place] = order[other];
                order[other] = kept;
            }
            return order;
        };
        assertThat(standOfPlaces(cycles)).isGreaterThan(1);
    }

    /// Chi-square over at most 1000 equal parts of the range, and what is left over.
    private static double stand(LongToIntFunction source, int bound) {
        int n = 2_000_000;
        int part = Math.max(1, bound / 1000);
        int[] counts = new int[(bound - 1) / part + 1];
        for (int i = 0; i < n; i++) {
            counts[source.applyAsInt(i) / part]++;
        }
        double statistic = 0;
        for (int k = 0; k < counts.length; k++) {
            double expected = (double) n * Math.min(part, bound - k * part) / bound;
            statistic += (counts[k] - expected) * (counts[k] - expected) / expected;
        }
        return Chance.chiSquare(statistic, counts.length - 1);
    }

    private static double standOfOrders(IntFunction<int[]> orders) {
        int n = 120_000;
        int[] counts = new int[5 * 5 * 5 * 5 * 5];
        for (int i = 0; i < n; i++) {
            int[] order = orders.apply(i);
            counts[IntStream.of(order).reduce(0, (code, thing) -> 5 * code + thing)]++;
        }
        double expected = n / 120.0;
        double statistic = IntStream.of(counts)
                .filter(count -> count > 0)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertThat(IntStream.of(counts).filter(count -> count > 0).count()).isEqualTo(120);
        return Chance.chiSquare(statistic, 119);
    }

    private static double standOfPlaces(IntFunction<int[]> orders) {
        int n = 20_000;
        int[] counts = new int[52 * 52];
        for (int i = 0; i < n; i++) {
            int[] order = orders.apply(i);
            for (int place = 0; place < 52; place++) {
                counts[52 * place + order[place]]++;
            }
        }
        double expected = n / 52.0;
        double statistic = IntStream.of(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        return Chance.chiSquare(statistic * 51 / 52, 51 * 51);
    }
}
