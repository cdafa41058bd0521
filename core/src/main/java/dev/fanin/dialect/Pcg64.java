package dev.fanin.dialect;

/// The generator PCG64: a linear congruence of 128 bits whose output is folded and rotated.
///
/// Source: O'Neill, "PCG: a family of simple fast space-efficient statistically good algorithms for
/// random number generation", 2014, section 6.3.3 (XSL-RR). No deviation.
final class Pcg64 {

    private static final long MULTIPLIER_HIGH = 0x2360ED051FC65DA4L;
    private static final long MULTIPLIER_LOW = 0x4385DF649FCCF645L;

    private final long stepHigh;
    private final long stepLow;
    private long high;
    private long low;
    private int spare;
    private boolean hasSpare;

    private Pcg64(long[] seed) {
        stepHigh = (seed[2] << 1) | (seed[3] >>> 63);
        stepLow = (seed[3] << 1) | 1;
        advance();
        add(seed[0], seed[1]);
        advance();
    }

    /// Returns the generator that NumPy makes of a seed.
    static Pcg64 of(SeedSequence seed) {
        return new Pcg64(seed.state(4));
    }

    /// Returns the next 64 random bits.
    long next() {
        advance();
        return Long.rotateRight(high ^ low, (int) (high >>> 58));
    }

    /// Returns the next 32 random bits: the lower half of a word, then its upper half.
    int nextInt() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        long word = next();
        spare = (int) (word >>> 32);
        hasSpare = true;
        return (int) word;
    }

    private void advance() {
        long product = Math.unsignedMultiplyHigh(low, MULTIPLIER_LOW);
        high = product + high * MULTIPLIER_LOW + low * MULTIPLIER_HIGH;
        low *= MULTIPLIER_LOW;
        add(stepHigh, stepLow);
    }

    private void add(long otherHigh, long otherLow) {
        low += otherLow;
        high += otherHigh + (Long.compareUnsigned(low, otherLow) < 0 ? 1 : 0);
    }
}
