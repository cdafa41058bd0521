package dev.fanin.optimizer;

/// Powers, logarithms and cosines of the few numbers a step needs, in double from plain operations.
///
/// The functions of StrictMath make small arrays at each call, and a step must allocate nothing.
/// Relative errors stay below about 1e-14, so that rounding to float32 gives what they give, but
/// for one argument in millions.
final class Powers {

    private static final double LN2_HIGH = 0x1.62e42fee00000p-1;
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    private static final double SQRT2 = 0x1.6a09e667f3bcdp0;
    private static final double HALF_PI = Math.PI / 2;
    private static final double LARGEST_EXPONENT = 745.2;

    private Powers() {}

    /// Returns a power with a whole exponent of at least 0, by repeated squaring.
    static double whole(double base, long exponent) {
        double result = 1;
        double square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    /// Returns a power of a base of at least 0.
    static double power(double base, double exponent) {
        if (exponent == 0) {
            return 1;
        }
        if (base == 0) {
            return exponent > 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return exponential(exponent * logarithm(base));
    }

    /// `2^k e^r` with a remainder of at most half of ln 2, and the series of `e^r`.
    private static double exponential(double x) {
        if (!(Math.abs(x) < LARGEST_EXPONENT)) {
            return x > 0 ? Double.POSITIVE_INFINITY : x < 0 ? 0 : x;
        }
        double k = Math.rint(x / (LN2_HIGH + LN2_LOW));
        double r = x - k * LN2_HIGH - k * LN2_LOW;
        double sum = 1;
        for (int n = 14; n > 0; n--) {
            sum = 1 + sum * r / n;
        }
        return Math.scalb(sum, (int) k);
    }

    /// Returns the natural logarithm of a number above 0: `k ln 2 + 2 artanh((m - 1) / (m + 1))`
    /// with a mantissa near 1, and the series of artanh.
    static double logarithm(double x) {
        if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
            return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
        }
        boolean tiny = x < Double.MIN_NORMAL;
        double normal = tiny ? x * 0x1p54 : x;
        int k = Math.getExponent(normal);
        double m = Math.scalb(normal, -k);
        if (m > SQRT2) {
            m /= 2;
            k++;
        }
        double s = (m - 1) / (m + 1);
        double square = s * s;
        double sum = 0;
        for (int n = 25; n > 0; n -= 2) {
            sum = sum * square + 1.0 / n;
        }
        double whole = tiny ? k - 54 : k;
        return whole * LN2_HIGH + (whole * LN2_LOW + 2 * s * sum);
    }

    /// Returns the cosine of an angle from 0 to pi, or little beyond, as the sine of what is
    /// missing to half of pi.
    static double cosine(double x) {
        double y = HALF_PI - x;
        double square = y * y;
        double sum = 1;
        for (int n = 26; n > 0; n -= 2) {
            sum = 1 - sum * square / (n * (n + 1));
        }
        return y * sum;
    }
}
