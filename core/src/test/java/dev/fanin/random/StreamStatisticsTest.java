package dev.fanin.random;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Streams that stand next to each other have nothing in common.
class StreamStatisticsTest {

    private static final int STREAMS = 64;
    private static final int LENGTH = 1 << 16;
    private static final int BLOCKS = 1 << 12;

    /// The words of many streams.
    @FunctionalInterface
    private interface Words {
        int of(int stream, long element);
    }

    static Stream<Arguments> families() {
        RandomStream parent = seed(42).stream("shuffle");
        return Stream.of(
                Arguments.of("paths of layers", family(i -> seed(42).stream("dense_" + i + "/kernel"))),
                Arguments.of("paths of one layer", family(i -> seed(42).stream("dense/" + (char) ('0' + i)))),
                Arguments.of("seeds 0 to 63", family(i -> seed(i).stream("kernel"))),
                Arguments.of("seeds of one bit", family(i -> seed(1L << i).stream("kernel"))),
                Arguments.of("children", family(i -> parent.child("epoch " + i))));
    }

    private static IntFunction<RandomStream> family(IntFunction<RandomStream> stream) {
        return stream;
    }

    /// The 2016 correlations of 64 streams; standard error 1/256. A family passes by chance but for
    /// one in a million.
    @ParameterizedTest(name = "{0}")
    @MethodSource("families")
    void areUncorrelated(String name, IntFunction<RandomStream> family) {
        float[][] rows = new float[STREAMS][LENGTH];
        for (int i = 0; i < STREAMS; i++) {
            family.apply(i).fillNormal(rows[i], 0, 0, 1);
        }
        assertThat(greatestCorrelation(rows)).as(name).isLessThan(bound());
    }

    /// 262,144 outputs of 64 bits: two of them are equal for one family in 500 million.
    @ParameterizedTest(name = "{0}")
    @MethodSource("families")
    void doNotOverlap(String name, IntFunction<RandomStream> family) {
        RandomStream[] streams = IntStream.range(0, STREAMS).mapToObj(family).toArray(RandomStream[]::new);
        assertThat(distinctBlocks((i, element) -> streams[i].bits(element)))
                .as(name)
                .isEqualTo((long) STREAMS * BLOCKS);
    }

    /// Stretches of one stream: 64 tiles next to each other, and 64 that a high bit of the index
    /// parts.
    @Test
    void stretchesOfOneStreamAreUncorrelated() {
        float[][] rows = new float[STREAMS][LENGTH];
        RandomStream stream = seed(42).stream("embedding/embeddings");
        for (int i = 0; i < STREAMS; i++) {
            stream.fillNormal(rows[i], (long) i * LENGTH, 0, 1);
        }
        assertThat(greatestCorrelation(rows)).isLessThan(bound());
        for (int i = 1; i < STREAMS - 1; i++) {
            stream.fillNormal(rows[i], i < 17 ? 512L * i : 1L << i, 0, 1);
        }
        stream.fillNormal(rows[STREAMS - 1], 0, 0, 1);
        stream.fillNormal(rows[0], Long.MAX_VALUE - 2L * LENGTH, 0, 1);
        float[][] apart = Arrays.copyOfRange(rows, 17, STREAMS);
        assertThat(greatestCorrelation(apart)).isLessThan(bound());
    }

    /// Neighbours with a correlation of 5 %, one pair among 2016.
    @Test
    void aCorrelationOfTwoStreamsIsSeen() {
        float[][] rows = new float[STREAMS][LENGTH];
        for (int i = 0; i < STREAMS; i++) {
            seed(i).stream("kernel").fillNormal(rows[i], 0, 0, 1);
        }
        for (int j = 0; j < LENGTH; j++) {
            rows[12][j] += 0.05f * rows[11][j];
        }
        assertThat(greatestCorrelation(rows)).isGreaterThan(bound());
    }

    /// Streams that are parts of one sequence: each begins one tile after the one before.
    @Test
    void streamsThatOverlapAreSeen() {
        RandomStream one = seed(0).stream("kernel");
        assertThat(distinctBlocks((i, element) -> one.bits(512L * i + element))).isEqualTo(BLOCKS + 63 * 256);
    }

    private static double bound() {
        return Chance.standardErrors(STREAMS * (STREAMS - 1) / 2) / Math.sqrt(LENGTH);
    }

    private static double greatestCorrelation(float[][] rows) {
        double greatest = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < i; j++) {
                greatest = Math.max(greatest, Math.abs(product(rows[i], rows[j])) / LENGTH);
            }
        }
        return greatest;
    }

    private static double product(float[] x, float[] y) {
        double even = 0;
        double odd = 0;
        for (int i = 0; i < LENGTH; i += 2) {
            even += x[i] * y[i];
            odd += x[i + 1] * y[i + 1];
        }
        return even + odd;
    }

    /// Both words of a block: element j and its partner 256 on.
    private static long distinctBlocks(Words words) {
        long[] blocks = new long[STREAMS * BLOCKS];
        for (int i = 0; i < STREAMS; i++) {
            for (int j = 0; j < BLOCKS; j++) {
                long element = j / 256 * 512L + j % 256;
                blocks[i * BLOCKS + j] = (long) words.of(i, element) << 32 | (words.of(i, element + 256) & 0xFFFFFFFFL);
            }
        }
        return Arrays.stream(blocks).distinct().count();
    }
}
