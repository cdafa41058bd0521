package dev.fanin.dialect;

import java.util.Arrays;

/// How NumPy spreads a seed of any length over the state of a generator.
///
/// Source: O'Neill, "Developing a seed_seq alternative", 2015, as in `numpy.random.SeedSequence`.
/// Deviation: no spawned sequences.
final class SeedSequence {

    private static final int POOL = 4;
    private static final int SHIFT = 16;

    private final int[] pool = new int[POOL];
    private int factor;

    private SeedSequence(int[] entropy) {
        factor = 0x43B0D7E5;
        for (int i = 0; i < POOL; i++) {
            pool[i] = hash(i < entropy.length ? entropy[i] : 0);
        }
        for (int from = 0; from < POOL; from++) {
            for (int to = 0; to < POOL; to++) {
                if (from != to) {
                    pool[to] = mix(pool[to], hash(pool[from]));
                }
            }
        }
        for (int from = POOL; from < entropy.length; from++) {
            for (int to = 0; to < POOL; to++) {
                pool[to] = mix(pool[to], hash(entropy[from]));
            }
        }
    }

    /// Returns the sequence of a seed of whole numbers, each as many words as it needs.
    ///
    /// @param seed numbers of at least 0
    static SeedSequence of(long... seed) {
        int[] words = new int[2 * seed.length];
        int count = 0;
        for (long number : seed) {
            if (number < 0) {
                throw new IllegalArgumentException("Expected a NumPy seed of at least 0, got " + number + ".");
            }
            words[count++] = (int) number;
            if (number >>> 32 != 0) {
                words[count++] = (int) (number >>> 32);
            }
        }
        return new SeedSequence(Arrays.copyOf(words, count));
    }

    /// Returns the state of a generator, in words of 64 bits.
    long[] state(int count) {
        long[] words = new long[count];
        int multiplier = 0x8B51F9DD;
        for (int i = 0; i < 2 * count; i++) {
            int word = pool[i % POOL] ^ multiplier;
            multiplier *= 0x58F38DED;
            word *= multiplier;
            word ^= word >>> SHIFT;
            words[i / 2] |= Integer.toUnsignedLong(word) << (i % 2 * 32);
        }
        return words;
    }

    private int hash(int value) {
        int hashed = value ^ factor;
        factor *= 0x931E8875;
        hashed *= factor;
        return hashed ^ (hashed >>> SHIFT);
    }

    private static int mix(int x, int y) {
        int mixed = 0xCA01F9DD * x - 0x4973F715 * y;
        return mixed ^ (mixed >>> SHIFT);
    }
}
