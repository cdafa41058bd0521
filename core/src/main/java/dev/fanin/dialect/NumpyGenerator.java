package dev.fanin.dialect;

/// NumPy's generator: `numpy.random.default_rng(seed)`, which is PCG64.
///
/// All values are NumPy's to the last bit. Each draw goes on from the last; an instance belongs to
/// one thread.
///
/// Source: `numpy/random/_pcg64.pyx` and `numpy/random/src/distributions/distributions.c`.
public final class NumpyGenerator implements NumpySource {

    private final Pcg64 bits;

    private NumpyGenerator(SeedSequence seed) {
        bits = Pcg64.of(seed);
    }

    /// Returns `default_rng(seed)`, or `default_rng([seed, ...])` for several numbers.
    ///
    /// @param seed numbers of at least 0
    public static NumpyGenerator seeded(long... seed) {
        return new NumpyGenerator(SeedSequence.of(seed));
    }

    /// Returns the next value of `random()`, in [0, 1).
    public double random() {
        return Ziggurat.unit(bits);
    }

    /// Returns the next value of `uniform(low, high)`.
    @Override
    public double uniform(double low, double high) {
        return low + (high - low) * random();
    }

    /// Returns the next value of `standard_normal()`.
    public double standardNormal() {
        return Ziggurat.normal(bits);
    }

    /// Returns the next value of `normal(mean, standardDeviation)`.
    @Override
    public double normal(double mean, double standardDeviation) {
        return mean + standardDeviation * standardNormal();
    }

    /// Returns the next value of `integers(low, high)`.
    ///
    /// @param low the least value
    /// @param high one more than the largest, at most 2^32 more than `low`
    public long integers(long low, long high) {
        long count = high - low;
        if (low >= high || count < 0 || count > 1L << 32) {
            throw new IllegalArgumentException(
                    "Expected low < high, at most 2^32 apart, got " + low + " and " + high + ".");
        }
        return count == 1 ? low : low + bounded(count);
    }

    /// Returns `permutation(n)`: the numbers 0 to n - 1 in random order.
    public int[] permutation(int n) {
        return NumpyShuffle.permutation(n, bits::nextInt);
    }

    /// Lemire's product, whose few lowest values are drawn again.
    private long bounded(long count) {
        long product = Integer.toUnsignedLong(bits.nextInt()) * count;
        if ((product & 0xFFFFFFFFL) < count) {
            long threshold = (1L << 32) % count;
            while ((product & 0xFFFFFFFFL) < threshold) {
                product = Integer.toUnsignedLong(bits.nextInt()) * count;
            }
        }
        return product >>> 32;
    }
}
