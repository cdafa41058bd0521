package dev.fanin.kernel;

/// One uniform value from one random word.
///
/// `u range + low`, with one rounding, kept at most `last`; u is a multiple of 2^-24 in [0, 1), the
/// upper 24 bits of the word.
public final class UniformValue {

    /// The distance of two neighbouring values of u.
    public static final float STEP = 0x1p-24f;

    private UniformValue() {}

    /// Returns the value of a word.
    public static float of(int word, float low, float range, float last) {
        return Math.min(unbounded(word, low, range), last);
    }

    /// Returns the value of a word where rounding cannot lead beyond the last one.
    static float unbounded(int word, float low, float range) {
        return Math.fma((word >>> 8) * STEP, range, low);
    }

    /// Returns whether no word leads beyond `last`: the largest u does not, and the value never
    /// falls with u.
    static boolean staysWithin(float low, float range, float last) {
        return unbounded(-1, low, range) <= last;
    }
}
