package dev.fanin.random;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// One bit of key or counter changes every bit of the output with probability 1/2.
class ThreefryAvalancheTest {

    private static final int INPUTS = 4096;
    private static final int BITS = 64;

    /// A function of a key and a counter, each of 64 bits, to 64 bits.
    @FunctionalInterface
    interface Block {
        long of(long key, long counter);
    }

    private static final Block THREEFRY =
            (key, counter) -> Threefry.block(high(key), (int) key, high(counter), (int) counter);

    /// What is far from one half, in units of the bound that chance crosses for one seed in a
    /// million.
    ///
    /// @param mean the mean number of changed bits, over all inputs and input bits
    /// @param single the worst pair of an input bit and an output bit
    /// @param neighbours the mean number of bits in which outputs of neighbouring counters differ
    private record Bias(double mean, double single, double neighbours) {}

    @Test
    void everyInputBitChangesEveryOutputBitHalfOfTheTime() {
        Bias bias = bias(THREEFRY);
        assertThat(bias.mean()).isLessThan(1);
        assertThat(bias.single()).isLessThan(1);
        assertThat(bias.neighbours()).isLessThan(1);
    }

    @Test
    void tooFewRoundsAreSeen() {
        Bias four = bias((key, counter) -> rounds(key + counter, 4));
        assertThat(four.mean()).isGreaterThan(1);
        assertThat(four.single()).isGreaterThan(1);
        assertThat(four.neighbours()).isGreaterThan(1);
        Bias eight = bias((key, counter) -> rounds(key + counter, 8));
        assertThat(eight.single()).isGreaterThan(1);
    }

    /// The weak link of a path is its last block: paths that differ in one letter differ in half of
    /// the bits of their first values.
    @Test
    void oneLetterOfAPathChangesHalfOfTheBits() {
        long changed = 0;
        int pairs = 20_000;
        for (int i = 0; i < pairs; i++) {
            RandomStream one = seed(i).stream("dense_1/kernel");
            RandomStream other = seed(i).stream("dense_2/kernel");
            changed += Integer.bitCount(one.bits(0) ^ other.bits(0));
        }
        assertThat(Math.abs(fromHalf(changed, 32L * pairs))).isLessThan(Chance.standardErrors(1));
    }

    private static Bias bias(Block block) {
        int[][] changes = new int[2 * BITS][BITS];
        long neighbours = 0;
        RandomStream inputs = seed(1).stream("avalanche");
        for (int n = 0; n < INPUTS; n++) {
            long key = pack(inputs.bits(4L * n), inputs.bits(4L * n + 1));
            long counter = pack(inputs.bits(4L * n + 2), inputs.bits(4L * n + 3));
            long output = block.of(key, counter);
            for (int bit = 0; bit < BITS; bit++) {
                count(output ^ block.of(key ^ (1L << bit), counter), changes[bit]);
                count(output ^ block.of(key, counter ^ (1L << bit)), changes[BITS + bit]);
            }
            neighbours += Long.bitCount(block.of(key, n) ^ block.of(key, n + 1L));
        }
        long all = 0;
        double worst = 0;
        for (int[] row : changes) {
            for (int count : row) {
                all += count;
                worst = Math.max(worst, Math.abs(fromHalf(count, INPUTS)));
            }
        }
        return new Bias(
                Math.abs(fromHalf(all, 2L * BITS * BITS * INPUTS)) / Chance.standardErrors(1),
                worst / Chance.standardErrors(2L * BITS * BITS),
                Math.abs(fromHalf(neighbours, (long) BITS * INPUTS)) / Chance.standardErrors(1));
    }

    private static void count(long changed, int[] counts) {
        for (int bit = 0; bit < BITS; bit++) {
            counts[bit] += (int) (changed >>> bit & 1);
        }
    }

    /// How many standard errors a number of heads is from half of the tosses.
    private static double fromHalf(long heads, long tosses) {
        return (heads - tosses / 2.0) / (Math.sqrt((double) tosses) / 2);
    }

    /// The rounds of Threefry without any key.
    private static long rounds(long words, int count) {
        int[] rotations = {13, 15, 26, 6, 17, 29, 16, 24};
        int x0 = high(words);
        int x1 = (int) words;
        for (int round = 0; round < count; round++) {
            x0 += x1;
            x1 = Integer.rotateLeft(x1, rotations[round % 8]) ^ x0;
        }
        return pack(x0, x1);
    }

    private static int high(long words) {
        return (int) (words >>> 32);
    }

    private static long pack(int high, int low) {
        return (long) high << 32 | (low & 0xFFFFFFFFL);
    }
}
