package dev.fanin.dialect;

/// Python's `random.Random(seed)`, for whole numbers.
///
/// Each draw goes on from the last; an instance belongs to one thread.
///
/// Source: `Modules/_randommodule.c` and `Lib/random.py` of CPython 3.
public final class PythonRandom {

    private final MersenneTwister bits;

    private PythonRandom(MersenneTwister bits) {
        this.bits = bits;
    }

    /// Returns the generator of a whole number, whose sign Python drops.
    ///
    /// @param seed more than the least long
    public static PythonRandom seeded(long seed) {
        long size = Math.absExact(seed);
        int low = (int) size;
        int high = (int) (size >>> 32);
        return new PythonRandom(
                high == 0 ? MersenneTwister.seededByArray(low) : MersenneTwister.seededByArray(low, high));
    }

    /// Returns the next value of `randint(low, high)`, both of which it may be.
    ///
    /// @param low the least value
    /// @param high the largest, less than 2^31 above `low`
    public int randint(int low, int high) {
        long count = (long) high - low + 1;
        if (count < 1 || count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "Expected low <= high, less than 2^31 - 1 apart, got " + low + " and " + high + ".");
        }
        int shift = Integer.numberOfLeadingZeros((int) count);
        int value;
        do {
            value = bits.next() >>> shift;
        } while (value >= count);
        return low + value;
    }
}
