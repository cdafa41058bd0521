package dev.fanin.dialect;

/// NumPy's older generator: `numpy.random.RandomState(seed)`, also behind `numpy.random.seed`.
///
/// Whole numbers and uniform values are NumPy's to the last bit. Of the normal values about three
/// in ten thousand differ by one or two units in the last place of a double, because NumPy calls
/// the logarithm of the C library; as float32 they are the same.
///
/// Each draw goes on from the last; an instance belongs to one thread.
///
/// Source: `numpy/random/mtrand.pyx` and `numpy/random/src/legacy/legacy-distributions.c`; the
/// normal distribution is the polar method of Marsaglia and Bray, "A convenient method for
/// generating normal variables", 1964.
public final class NumpyRandomState implements NumpySource {

    private final MersenneTwister bits;
    private double spare = Double.NaN;

    private NumpyRandomState(MersenneTwister bits) {
        this.bits = bits;
    }

    /// Returns `RandomState(seed)`.
    ///
    /// @param seed from 0 to 2^32 - 1
    public static NumpyRandomState seeded(long seed) {
        return new NumpyRandomState(MersenneTwister.seeded(word(seed)));
    }

    /// Returns the next value of `random_sample()`, also `rand()`: in [0, 1), a multiple of 2^-53.
    public double random() {
        long upper = Integer.toUnsignedLong(bits.next()) >>> 5;
        long lower = Integer.toUnsignedLong(bits.next()) >>> 6;
        return ((upper << 26) + lower) * 0x1p-53;
    }

    /// Returns the next value of `uniform(low, high)`.
    @Override
    public double uniform(double low, double high) {
        return low + (high - low) * random();
    }

    /// Returns the next value of `standard_normal()`, also `randn()`.
    public double standardNormal() {
        if (!Double.isNaN(spare)) {
            double value = spare;
            spare = Double.NaN;
            return value;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * random() - 1;
            y = 2 * random() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double factor = Math.sqrt(-2 * WideLog.log(square) / square);
        spare = factor * x;
        return factor * y;
    }

    /// Returns the next value of `normal(mean, standardDeviation)`.
    @Override
    public double normal(double mean, double standardDeviation) {
        return mean + standardDeviation * standardNormal();
    }

    /// Returns `permutation(n)`: the numbers 0 to n - 1 in random order.
    public int[] permutation(int n) {
        return NumpyShuffle.permutation(n, bits::next);
    }

    /// Returns the word of a seed of NumPy's older generator.
    static int word(long seed) {
        if (seed < 0 || seed >= 1L << 32) {
            throw new IllegalArgumentException("Expected a seed from 0 to 4294967295, got " + seed + ".");
        }
        return (int) seed;
    }
}
