package dev.fanin.io.hdf5;

import org.jspecify.annotations.Nullable;

/// How a binary floating-point type lays out sign, exponent and fraction.
///
/// @param sign the place of the sign's bit
/// @param exponentAt the place of the exponent's lowest bit
/// @param exponent the bits of the exponent
/// @param fractionAt the place of the fraction's lowest bit
/// @param fraction the bits of the fraction, before which there is a 1 that is not stored
/// @param bias what is added to exponents
record FloatFormat(int sign, int exponentAt, int exponent, int fractionAt, int fraction, long bias) {

    static final FloatFormat HALF = new FloatFormat(15, 10, 5, 0, 10, 15);
    static final FloatFormat BRAIN = new FloatFormat(15, 7, 8, 0, 7, 127);
    static final FloatFormat SINGLE = new FloatFormat(31, 23, 8, 0, 23, 127);
    static final FloatFormat DOUBLE = new FloatFormat(63, 52, 11, 0, 52, 1023);

    /// Compared by hand: what the compiler puts in takes longer to start than a file to read.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FloatFormat format
                && sign == format.sign
                && exponentAt == format.exponentAt
                && exponent == format.exponent
                && fractionAt == format.fractionAt
                && fraction == format.fraction
                && bias == format.bias;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * sign + exponent) + fraction + Long.hashCode(bias);
    }

    /// Returns whether values of so many bytes fit a float64 and lie within their bytes.
    boolean isRead(int size) {
        int bits = size * Byte.SIZE;
        return size <= Long.BYTES
                && sign < bits
                && exponent >= 1
                && exponent <= DOUBLE.exponent
                && exponentAt + exponent <= bits
                && fraction >= 1
                && fraction <= DOUBLE.fraction
                && fractionAt + fraction <= bits
                && bias >= 0
                && bias <= DOUBLE.bias;
    }

    /// Returns the value of some bits; a highest exponent means infinity and not-a-number, as in
    /// IEEE.
    double value(long bits) {
        long highest = (1L << exponent) - 1;
        long power = bits >>> exponentAt & highest;
        long rest = bits >>> fractionAt & (1L << fraction) - 1;
        double size;
        if (power == highest) {
            size = rest == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            long whole = power == 0 ? rest : rest | 1L << fraction;
            size = Math.scalb((double) whole, (int) (Math.max(power, 1) - bias) - fraction);
        }
        return (bits >>> sign & 1) == 0 ? size : -size;
    }
}
