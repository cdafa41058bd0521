package dev.fanin.random;

import dev.fanin.kernel.BoxMuller;
import dev.fanin.kernel.TileKernels;
import dev.fanin.kernel.UniformValue;
import java.nio.charset.StandardCharsets;

/// An endless row of random values in which value `i` depends on seed, path and `i` alone.
///
/// Streams have no position: asking for value 7 twice gives the same value twice, and a range may
/// be filled in any order, in parts and by any number of threads. Only integer arithmetic, `+ - *
/// /`, square root, fused multiply-add and the strictly specified logarithm are used, so the bits
/// agree on every machine.
///
/// Layout: elements are grouped in tiles of 512. Element `j` of tile `t` is word `j / 256` of the
/// Threefry-2x32-20 block with counter `256 t + j mod 256`, so that both words of every block are
/// used. A uniform value takes its element's word, a normal value both words of its block.
public final class RandomStream {

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
        long block = block(index);
        return isFirst(index) ? (int) (block >>> 32) : (int) block;
    }

    /// Returns one value of the uniform distribution over [0, 1), a multiple of 2^-24.
    public float uniform(long index) {
        return UniformValue.of(bits(index), 0, 1, 1);
    }

    /// Returns one value of the standard normal distribution; its magnitude stays below 6.67.
    public double normal(long index) {
        long block = block(index);
        int first = (int) (block >>> 32);
        int exponent = BoxMuller.exponent(first);
        float radius = BoxMuller.radius(exponent, BoxMuller.remainder(first, exponent));
        return radius * (isFirst(index) ? BoxMuller.cosine((int) block) : BoxMuller.sine((int) block));
    }

    /// Returns one value of the standard normal distribution in double precision: the quantile of the
    /// element's own word. Slow, and another value than [#normal]; its magnitude stays below 6.4.
    public double quantileNormal(long index) {
        int bits = bits(index);
        double magnitude = NormalQuantile.upper(((bits & 0x7FFFFFFF) + 0.5) * 0x1p-31 * 0.5);
        return bits < 0 ? -magnitude : magnitude;
    }

    /// Returns both words of the block that an element shares with another.
    private long block(long index) {
        long counter = index / TileKernels.SIZE * TileKernels.BLOCKS + index % TileKernels.BLOCKS;
        return Threefry.block(key0, key1, (int) counter, (int) (counter >>> 32));
    }

    private static boolean isFirst(long index) {
        return index % TileKernels.SIZE < TileKernels.BLOCKS;
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

    /// Fills a span with elements of the given law.
    ///
    /// Each element has the same value in whatever span it is filled.
    public void fill(Law law, Span span) {
        switch (law) {
            case Law.Uniform(double low, double high) -> fillUniform((float) low, (float) high, span);
            case Law.Normal(double mean, double deviation) -> {
                float center = (float) mean;
                float scale = (float) deviation;
                Tile.fill(key0, key1, span, (kernels, words, values) -> kernels.normal(words, center, scale, values));
            }
            case Law.TruncatedNormal cut
            when cut.isCutAtTwo() -> {
                float center = (float) cut.center();
                float scale = (float) cut.deviation();
                Tile.fill(
                        key0,
                        key1,
                        span,
                        (kernels, words, values) -> kernels.truncatedNormal(words, center, scale, values));
            }
            case Law.TruncatedNormal cut -> fillCut(cut, span);
        }
    }

    /// Fills the array with the elements from, from + 1, ... of the uniform distribution over [low,
    /// high), which may be as far apart as float32 reaches.
    public void fillUniform(float[] values, long from, float low, float high) {
        fillUniform(low, high, Span.of(from, values));
    }

    /// Fills the array with the elements from, from + 1, ... of a normal distribution.
    public void fillNormal(float[] values, long from, double mean, double standardDeviation) {
        fill(new Law.Normal(mean, standardDeviation), Span.of(from, values));
    }

    private void fillUniform(float low, float high, Span span) {
        // Where the range is too large for float32, half of it is not, and doubling is exact.
        float part = Float.isInfinite(high - low) ? 0.5f : 1;
        float start = low * part;
        float range = high * part - start;
        float last = Math.max(low, Math.nextDown(high)) * part;
        Tile.fill(key0, key1, span, (kernels, words, values) -> {
            kernels.uniform(words, start, range, last, values);
            for (int i = 0; part < 1 && i < values.length; i++) {
                values[i] /= part;
            }
        });
    }

    private void fillCut(Law.TruncatedNormal law, Span span) {
        if (law.deviation() == 0) {
            span.set((float) law.center());
            return;
        }
        CutNormal cut = law.standard();
        span.setEach(index -> {
            double share = ((bits(index) & 0xFFFFFFFFL) + 0.5) * 0x1p-32;
            return Math.clamp(law.center() + law.deviation() * cut.quantile(share), law.low(), law.high());
        });
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
