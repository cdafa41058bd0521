package dev.fanin.random;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.TileKernels;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

    private static final RandomStream STREAM = seed(42).stream("dense/kernel");

    /// Published known answers of Random123 for Threefry-2x32-20.
    @Test
    void threefryGivesItsPublishedKnownAnswers() {
        assertThat(Threefry.block(0, 0, 0, 0)).isEqualTo(0x6b20015999ba4efeL);
        assertThat(Threefry.block(-1, -1, -1, -1)).isEqualTo(0x1cb996fcbb002be7L);
        assertThat(Threefry.block(0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3))
                .isEqualTo(0xc4923a9c483df7a0L);
    }

    @Test
    void manyBlocksAreTheBlocksOfTheirCounters() {
        int[] words = new int[TileKernels.SIZE];
        long counter = (7L << 32) - 256;
        KernelProvider.plain().tiles().words(1, -2, counter, words);
        for (int j = 0; j < 256; j++) {
            long block = Threefry.block(1, -2, (int) (counter + j), (int) ((counter + j) >>> 32));
            assertThat(words[j]).isEqualTo((int) (block >>> 32));
            assertThat(words[256 + j]).isEqualTo((int) block);
        }
    }

    /// From an independent implementation in Python of the layout that the javadoc of
    /// [RandomStream] states.
    @Nested
    class Golden {
        @Test
        void bitsFollowTheTileLayout() {
            long[] indices = {0, 1, 255, 256, 511, 512, 1_000_000_000_000L};
            int[] expected = {0x451f7178, 0x3a3e6656, 0xe4618881, 0xc2916ffd, 0xf51ea960, 0x59a38360, 0x07390950};
            assertThat(Arrays.stream(indices).mapToInt(STREAM::bits).toArray()).isEqualTo(expected);
        }

        @Test
        void uniformValues() {
            double[] uniform = {0.2700110077857971, 0.2275146245956421, 0.2712511420249939, 0.9739652276039124};
            for (int i = 0; i < 4; i++) {
                assertThat((double) STREAM.uniform(i)).isEqualTo(uniform[i]);
            }
        }

        /// The formulas of [dev.fanin.kernel.BoxMuller] and [dev.fanin.kernel.TruncatedQuantile] with 40
        /// digits.
        @Test
        void normalAndTruncatedNormalValues() {
            long[] indices = {0, 1, 2, 3, 256, 257, 511, 512, 1_000_000_000_000L};
            double[] normal = {
                0.101929555949,
                -0.488200169513,
                1.53221278974,
                0.189473476473,
                -1.6149907921,
                1.65007331151,
                -0.126089840216,
                -0.816935711741,
                0.451083428502
            };
            double[] truncated = {
                0.699004734959,
                0.574433227531,
                0.702797888909,
                -0.0623304551658,
                -0.609941376467,
                0.780066956292,
                -0.101862492241,
                0.970973632176,
                0.0675556235847
            };
            Law cut = Law.TruncatedNormal.atTwoDeviations(0, 1);
            for (int i = 0; i < indices.length; i++) {
                assertThat(STREAM.normal(indices[i])).isCloseTo(normal[i], withinPercentage(4e-5));
                float[] one = new float[1];
                STREAM.fill(cut, Span.of(indices[i], one));
                assertThat((double) one[0]).isCloseTo(truncated[i], withinPercentage(4e-5));
            }
        }

        /// `+-sqrt(2) erfinv(1 - 2 p)` with 17 digits, the sign from the top bit and `p = (b mod 2^31 +
        /// 1/2) / 2^32`. The drawn data sets use these.
        @Test
        void quantilesInDoublePrecision() {
            double[] normal = {0.6127796147016134, 0.7470567767660163, 0.6090334082980203, -0.06530583289565776};
            for (int i = 0; i < 4; i++) {
                assertThat(STREAM.quantileNormal(i)).isCloseTo(normal[i], within(1e-14));
            }
        }

        /// What a seed means, to the bit: these hashes never change. The values were checked as above.
        @Test
        void theBitsOfALongStretch() {
            assertThat(List.of(
                            hash(new Law.Uniform(-1, 2)),
                            hash(new Law.Normal(0.5, 2)),
                            hash(Law.TruncatedNormal.atTwoDeviations(0.5, 2)),
                            hash(new Law.TruncatedNormal(0.5, 2, 0, 7))))
                    .containsExactly(-975228207, -1057607358, 581266826, -214007122);
        }

        private static int hash(Law law) {
            float[] values = new float[100_000];
            STREAM.fill(law, Span.of(77, values));
            return Arrays.hashCode(values);
        }
    }

    @Nested
    class Reproducibility {
        @Test
        void aRangeIsThatPartOfTheWhole() {
            float[] whole = new float[1500];
            STREAM.fillNormal(whole, 0, 1, 2);
            for (int from : new int[] {0, 1, 255, 256, 257, 511, 512, 513, 1023}) {
                float[] part = new float[300];
                STREAM.fillNormal(part, from, 1, 2);
                assertThat(part).isEqualTo(Arrays.copyOfRange(whole, from, from + 300));
            }
        }

        @Test
        void aRangeHoldsTheSingleValues() {
            for (long from : new long[] {0, 300, 511, (1L << 33) - 300, 1_000_000_000_000L}) {
                for (int size : new int[] {0, 1, 511, 512, 513, 1200}) {
                    float[] uniform = new float[size];
                    float[] normal = new float[size];
                    STREAM.fillUniform(uniform, from, 0, 1);
                    STREAM.fillNormal(normal, from, 0, 1);
                    for (int i = 0; i < size; i++) {
                        assertThat(uniform[i]).isEqualTo(STREAM.uniform(from + i));
                        assertThat(normal[i]).isEqualTo((float) STREAM.normal(from + i));
                    }
                }
            }
        }

        @Test
        void otherPathsAndSeedsGiveOtherValues() {
            long distinct = IntStream.of(
                            STREAM.bits(0),
                            seed(43).stream("dense/kernel").bits(0),
                            seed(42L << 32).stream("dense/kernel").bits(0),
                            seed(42).stream("dense/kerne").bits(0),
                            seed(42).stream("dense/kernel\0").bits(0),
                            seed(42).stream("").bits(0),
                            STREAM.child("").bits(0))
                    .distinct()
                    .count();
            assertThat(distinct).isEqualTo(7);
        }
    }

    @Nested
    class Distribution {
        private static final int N = 1_000_000;

        /// Tolerance: 5 standard errors, one false alarm in 1.7 million seeds; the seed is fixed.
        @Test
        void uniformHasItsMomentsAndStaysInRange() {
            float[] values = new float[N];
            STREAM.fillUniform(values, 0, -3f, 5f);
            double standardDeviation = 8 / Math.sqrt(12);
            assertMoments(values, 1, standardDeviation, standardDeviation * Math.sqrt((1.8 - 1) / 4 / N));
            for (float value : values) {
                assertThat(value).isGreaterThanOrEqualTo(-3f).isLessThan(5f);
            }
        }

        /// `high - low` is beyond float32: the values are twice those of half the range.
        @Test
        void uniformMayReachAsFarAsFloat32() {
            float[] values = new float[1000];
            float[] halves = new float[1000];
            STREAM.fillUniform(values, 0, -3e38f, Float.MAX_VALUE);
            STREAM.fillUniform(halves, 0, -1.5e38f, Float.MAX_VALUE / 2);
            for (int i = 0; i < values.length; i++) {
                assertThat(values[i]).isEqualTo(2 * halves[i]).isBetween(-3e38f, Float.MAX_VALUE);
            }
            assertThat(IntStream.range(0, values.length)
                            .mapToObj(i -> values[i])
                            .distinct())
                    .hasSizeGreaterThan(990);
        }

        @Test
        void normalHasItsMomentsAndTails() {
            float[] values = new float[N];
            STREAM.fillNormal(values, 0, 0, 1);
            assertMoments(values, 0, 1, 1 / Math.sqrt(2.0 * N));
            int beyondThree = 0;
            for (float value : values) {
                beyondThree += Math.abs(value) > 3 ? 1 : 0;
            }
            double expected = 0.0026997960632601866 * N;
            assertThat((double) beyondThree).isCloseTo(expected, within(5 * Math.sqrt(expected)));
        }

        /// The standard deviation after the cut is the constant 0.87962566103423978 that Keras
        /// divides by; the fourth moment of the cut distribution is 1.41619 (integration by parts
        /// from the density at 2).
        @Test
        void truncatedNormalStaysWithinTwoStandardDeviations() {
            float[] values = new float[N];
            STREAM.fill(Law.TruncatedNormal.atTwoDeviations(0, 10), Span.of(0, values));
            double standardDeviation = 8.7962566103423978;
            double kurtosis = 14161.9 / Math.pow(standardDeviation, 4);
            assertMoments(values, 0, standardDeviation, standardDeviation * Math.sqrt((kurtosis - 1) / 4 / N));
            for (float value : values) {
                assertThat(Math.abs(value)).isLessThanOrEqualTo(20f);
            }
        }

        private static void assertMoments(float[] values, double mean, double standardDeviation, double error) {
            double sum = 0;
            double squares = 0;
            for (float value : values) {
                sum += value;
                squares += (value - mean) * (value - mean);
            }
            assertThat(sum / N).isCloseTo(mean, within(5 * standardDeviation / Math.sqrt(N)));
            assertThat(Math.sqrt(squares / N)).isCloseTo(standardDeviation, within(5 * error));
            // Negative control: a deviation one per cent off would be seen.
            assertThat(Math.abs(Math.sqrt(squares / N) - 1.01 * standardDeviation))
                    .isGreaterThan(5 * error);
        }
    }

    @Nested
    class Integers {
        @Test
        void permutationHoldsEveryNumberOnce() {
            int[] order = STREAM.permutation(1000);
            assertThat(Arrays.stream(order).sorted().toArray())
                    .isEqualTo(IntStream.range(0, 1000).toArray());
            assertThat(order).isNotEqualTo(IntStream.range(0, 1000).toArray());
        }

        /// Chi-square over the 24 orders of 4 things in 24,000 streams: 23 degrees of freedom,
        /// 99.9999 % point 68.
        @Test
        void everyOrderIsEquallyLikely() {
            int[] counts = new int[256];
            for (int i = 0; i < 24_000; i++) {
                int[] p = seed(i).stream("order").permutation(4);
                counts[p[0] * 64 + p[1] * 16 + p[2] * 4 + p[3]]++;
            }
            double chiSquare = Arrays.stream(counts)
                    .filter(count -> count > 0)
                    .mapToDouble(count -> (count - 1000.0) * (count - 1000.0) / 1000)
                    .sum();
            assertThat(Arrays.stream(counts).filter(count -> count > 0).count()).isEqualTo(24);
            assertThat(chiSquare).isLessThan(68);
        }

        @Test
        void refusesAnEmptyRange() {
            assertThatThrownBy(() -> STREAM.boundedInt(0, 0)).hasMessage("bound must be at least 1, got 0.");
        }
    }
}
