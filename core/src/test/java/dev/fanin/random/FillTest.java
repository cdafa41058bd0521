package dev.fanin.random;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.kernel.Team;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A part of a stream has the same bits however it is cut up, by whom, and where it lies.
class FillTest {

    private static final int N = 300_000;
    private static final RandomStream STREAM = seed(42).stream("dense_1/kernel");

    static Stream<Law> laws() {
        return Stream.of(
                new Law.Uniform(-1, 2),
                new Law.Uniform(-3e38, Float.MAX_VALUE),
                new Law.Normal(0.5, 2),
                Law.TruncatedNormal.atTwoDeviations(0.5, 2),
                new Law.TruncatedNormal(0.5, 2, 0, 7));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void anyNumberOfThreadsGivesTheSameBits(Law law) {
        float[] whole = fill(law, 77, N);
        for (int threads : new int[] {1, 2, 7}) {
            float[] shared = new float[N];
            int share = 10_007;
            new Team(threads).run((N - 1) / share + 1, i -> {
                int from = i * share;
                STREAM.fill(law, Span.of(77L + from, shared, from, Math.min(share, N - from)));
            });
            assertThat(Arrays.equals(shared, whole)).as("%s threads", threads).isTrue();
        }
    }

    /// A hundred random ways to cut, in random order; parts from 0 to some thousand values.
    @ParameterizedTest
    @MethodSource("laws")
    void anySplitGivesTheSameBits(Law law) {
        int n = 20_000;
        long start = (1L << 33) - 10_000;
        float[] whole = fill(law, start, n);
        RandomStream choice = seed(1).stream("cuts");
        for (int round = 0; round < 100; round++) {
            RandomStream cuts = choice.child("round " + round);
            int parts = 1 + cuts.boundedInt(0, 30);
            int[] edges = new int[parts + 1];
            for (int i = 1; i < parts; i++) {
                edges[i] = cuts.boundedInt(i, n + 1);
            }
            edges[parts] = n;
            Arrays.sort(edges);
            float[] together = new float[n];
            for (int part : cuts.child("order").permutation(parts)) {
                int count = edges[part + 1] - edges[part];
                STREAM.fill(law, Span.of(start + edges[part], together, edges[part], count));
            }
            assertThat(Arrays.equals(together, whole)).isTrue();
        }
    }

    /// Around 2^31 and 2^32 elements and blocks, and up to the last element that a number can name:
    /// the words are those of the counters that the layout names, worked out apart.
    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                Integer.MAX_VALUE - 700L,
                (1L << 32) - 700,
                (1L << 33) - 700,
                (1L << 40) - 700,
                (1L << 53) - 700,
                (1L << 62) - 700,
                Long.MAX_VALUE - 1399
            })
    void wordsAreThoseOfTheLayout(long start) {
        float[] uniform = fill(new Law.Uniform(0, 1), start, 1400);
        float[] normal = fill(new Law.Normal(0, 1), start, 1400);
        RandomStream raw = RawBits.stream(seed(3));
        long key = RawBits.key(seed(3));
        for (int i = 0; i < 1400; i++) {
            long element = start + i;
            long inTile = element & 511;
            long counter = (element >>> 9 << 8) | (inTile & 255);
            long block = Threefry.block((int) (key >>> 32), (int) key, (int) counter, (int) (counter >>> 32));
            assertThat(raw.bits(element)).isEqualTo((int) (inTile < 256 ? block >>> 32 : block));
            assertThat(uniform[i]).isEqualTo((STREAM.bits(element) >>> 8) * 0x1p-24f);
            assertThat(normal[i]).isEqualTo((float) STREAM.normal(element));
        }
    }

    @Test
    void nothingIsWrittenBesideTheSpan() {
        float[] values = new float[2000];
        Arrays.fill(values, 99);
        STREAM.fill(new Law.Normal(0, 1), Span.of(300, values, 500, 700));
        assertThat(Arrays.copyOfRange(values, 500, 1200)).isEqualTo(fill(new Law.Normal(0, 1), 300, 700));
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i] == 99).isEqualTo(i < 500 || i >= 1200);
        }
    }

    private static float[] fill(Law law, long from, int count) {
        float[] values = new float[count];
        STREAM.fill(law, Span.of(from, values));
        return values;
    }
}
