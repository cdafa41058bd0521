package dev.fanin.random;

import java.nio.charset.StandardCharsets;

/// An endless row of random values in which value `i` depends on seed, path and `i` alone.
///
/// Streams have no position: asking for value 7 twice gives the same value twice, and a range may
/// be filled in any order, in parts and by any number of threads. Only integer arithmetic, `+ - *
/// /`, square root and the strictly specified logarithm are used, so the bits agree on every
/// machine.
///
/// Layout: elements are grouped in tiles of 512. Element `j` of tile `t` is word `j / 256` of the
/// Threefry-2x32-20 block with counter `256 t + j mod 256`, so that both words of every block are
/// used.
public final class RandomStream {

    /// The probability that a standard normal value exceeds 2.
    private static final double ABOVE_TWO = 0.02275013194817921;

    private final int key0;
    private final int key1;

    private RandomStream(int key0, int key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    /// Returns the stream of the given path under the given seed.
    public static RandomStream of(Seed seed, String path) {
        return new RandomStream((int) (seed.value() >>> 32), (int) seed.value()).child(path);
    }

    /// Returns a stream of its own for a part of what this stream is for, for example `"epoch 3"`.
    public RandomStream child(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        long key = pack(key0, key1);
        for (int i = 0; i < bytes.length; i += 8) {
            key = Threefry.block((int) (key >>> 32), (int) key, word(bytes, i), word(bytes, i + 4));
        }
        // The length closes the path, so that padding cannot make two paths equal.
        key = Threefry.block((int) (key >>> 32), (int) key, bytes.length, -1);
        return new RandomStream((int) (key >>> 32), (int) key);
    }

    /// Returns the 32 random bits of one element.
    ///
    /// @param index at least 0
    public int bits(long index) {
        long tile = index / Tile.SIZE;
        int inTile = (int) (index % Tile.SIZE);
        long counter = tile * Tile.BLOCKS + inTile % Tile.BLOCKS;
        long block = Threefry.block(key0, key1, (int) counter, (int) (counter >>> 32));
        return inTile < Tile.BLOCKS ? (int) (block >>> 32) : (int) block;
    }

    /// Returns one value of the uniform distribution over [0, 1), a multiple of 2^-24.
    public float uniform(long index) {
        return unit(bits(index));
    }

    /// Returns one value of the standard normal distribution; its magnitude stays below 6.4.
    public double normal(long index) {
        return normal(bits(index), 0);
    }

    /// Returns one of 0, 1, ..., bound - 1, all equally likely to within 2^-64.
    ///
    /// @param bound at least 1
    public int boundedInt(long index, int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be at least 1, got " + bound + ".");
        }
        long wide = pack(bits(2 * index), bits(2 * index + 1));
        return (int) Math.unsignedMultiplyHigh(wide, bound);
    }

    /// Returns the numbers 0 to n - 1 in random order, every order equally likely.
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = boundedInt(i, i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /// Fills the array with the elements from, from + 1, ... of the uniform distribution over [low,
    /// high), which may be as far apart as float32 reaches.
    public void fillUniform(float[] values, long from, float low, float high) {
        // Where the range is too large for float32, half of it is not, and halving is exact.
        float part = Float.isInfinite(high - low) ? 0.5f : 1;
        float start = low * part;
        float range = high * part - start;
        float whole = 1 / part;
        float last = Math.max(low, Math.nextDown(high));
        fill(values, from, (words, first, target, at, count) -> {
            for (int i = 0; i < count; i++) {
                target[at + i] = Math.min(Math.fma(unit(words[first + i]), range, start) * whole, last);
            }
        });
    }

    /// Fills the array with the elements from, from + 1, ... of a normal distribution.
    public void fillNormal(float[] values, long from, double mean, double standardDeviation) {
        fillNormal(values, from, mean, standardDeviation, 0);
    }

    /// Fills the array with the elements from, from + 1, ... of a normal distribution cut at two
    /// standard deviations.
    ///
    /// The standard deviation is the one before the cut; after it, the values have 0.8796 of it.
    public void fillTruncatedNormal(float[] values, long from, double mean, double standardDeviation) {
        fillNormal(values, from, mean, standardDeviation, ABOVE_TWO);
    }

    private void fillNormal(float[] values, long from, double mean, double standardDeviation, double cut) {
        fill(values, from, (words, first, target, at, count) -> {
            for (int i = 0; i < count; i++) {
                target[at + i] = (float) (mean + standardDeviation * normal(words[first + i], cut));
            }
        });
    }

    private void fill(float[] values, long from, Tile.Transform transform) {
        Tile.fill(key0, key1, values, from, transform);
    }

    private static float unit(int bits) {
        return (bits >>> 8) * 0x1p-24f;
    }

    /// The sign comes from the top bit; the other 31 place the upper tail probability between `cut`
    /// and one half.
    private static double normal(int bits, double cut) {
        double position = ((bits & 0x7FFFFFFF) + 0.5) * 0x1p-31;
        double magnitude = NormalQuantile.upper(cut + position * (0.5 - cut));
        return bits < 0 ? -magnitude : magnitude;
    }

    private static int word(byte[] bytes, int from) {
        int word = 0;
        for (int i = from; i < Math.min(from + 4, bytes.length); i++) {
            word |= (bytes[i] & 0xFF) << (8 * (i - from));
        }
        return word;
    }

    private static long pack(int high, int low) {
        return ((long) high << 32) | (low & 0xFFFFFFFFL);
    }
}
