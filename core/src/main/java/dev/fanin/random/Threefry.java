package dev.fanin.random;

/// The block function Threefry-2x32 with 20 rounds: 64 bits of key and 64 bits of counter to 64
/// random bits.
///
/// A counter-based generator has no state to advance, so any value of a stream can be computed on
/// its own. [dev.fanin.kernel.TileKernels#words] computes many blocks at once.
///
/// Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011,
/// section 4.2. No deviation; the known answers of that work are tests.
public final class Threefry {

    private static final int PARITY = 0x1BD11BDA;

    private Threefry() {}

    /// Returns both output words, the first in the high half.
    public static long block(int key0, int key1, int counter0, int counter1) {
        int key2 = PARITY ^ key0 ^ key1;
        long words = ((long) (counter0 + key0) << 32) | ((counter1 + key1) & 0xFFFFFFFFL);
        words = rounds(words, 13, 15, 26, 6, key1, key2 + 1);
        words = rounds(words, 17, 29, 16, 24, key2, key0 + 2);
        words = rounds(words, 13, 15, 26, 6, key0, key1 + 3);
        words = rounds(words, 17, 29, 16, 24, key1, key2 + 4);
        return rounds(words, 13, 15, 26, 6, key2, key0 + 5);
    }

    private static long rounds(long words, int a, int b, int c, int d, int add0, int add1) {
        int x0 = (int) (words >>> 32);
        int x1 = (int) words;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, a) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, b) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, c) ^ x0;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, d) ^ x0;
        return ((long) (x0 + add0) << 32) | ((x1 + add1) & 0xFFFFFFFFL);
    }
}
