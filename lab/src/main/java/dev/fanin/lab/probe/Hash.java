package dev.fanin.lab.probe;

/// Hashes of 64 bits in which every bit of what goes in counts.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014, the
/// finalizer of MurmurHash3 with Stafford's constants.
final class Hash {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Hash() {}

    /// Returns a hash of two numbers in their order.
    static long of(long first, long second) {
        return mixed(mixed(first + GOLDEN) + second);
    }

    /// Returns a number for a float; both zeros have the same, and so has every NaN.
    static long of(float value) {
        return Float.floatToIntBits(value + 0f);
    }

    private static long mixed(long value) {
        long first = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }
}
