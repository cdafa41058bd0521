package dev.fanin.kernel;

/// The exponential function and what is made of it, for float32 and in loops that the compiler
/// vectorises.
///
/// `exp(x) = exp(x / 4096)^4096`: a polynomial of degree 4, squared twelve times, in double. That
/// needs neither the bits of a number nor a table, which the compiler does not vectorise, and only
/// `+` and `*`, so that it has the same bits everywhere. Relatively, it is within 1e-9 of the true
/// value up to |x| = 20 and within 4e-7 up to 103, before it is rounded to float; then it is
/// infinite above 88.73, 0 below -103.98, and NaN for NaN.
///
/// Loops here and in activations have one exponential each and little beside it, for the compiler
/// does not vectorise a loop of more than 60 of its nodes.
public final class Exponentials {

    /// Beyond it every float is infinite or 0, and in double nothing overflows.
    private static final double REACH = 700;

    static final double STEP = 0x1p-12;

    private Exponentials() {}

    /// Returns `exp(x)`; for |x| above 700, what it is there.
    public static double exp(double x) {
        return expWithinReach(Math.max(-REACH, Math.min(x, REACH)));
    }

    /// Returns `exp(-size)`, for a size of at least 0.
    public static double decay(double size) {
        return expWithinReach(-Math.min(size, REACH));
    }

    /// Returns `exp(x)` for |x| up to 700, which is not checked.
    public static double expWithinReach(double x) {
        return power(x * STEP);
    }

    /// Returns `exp(r)^4096` for |r| up to 0.2.
    static double power(double r) {
        double e = 1 + r * (1 + r * (1 / 2.0 + r * (1 / 6.0 + r * (1 / 24.0))));
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        return e;
    }

    /// Returns `exp(x)` for |x| up to 180, which is not checked, by a shorter formula: within
    /// `x^4 / 24 / 512^3` of the true value, relatively, which is 1e-7 at 4 and 3e-6 at 10; so for
    /// negative x within 2e-9, absolutely. For loops that have much else to do.
    public static double rough(double x) {
        double r = x * (1 / 512.0);
        double e = 1 + r * (1 + r * (1 / 2.0 + r * (1 / 6.0)));
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        e *= e;
        return e;
    }

    /// Returns `exp(x) - 1` for x of at most 0, to full precision also where it is close to 0, by
    /// `exp(2 r) - 1 = (exp(r) - 1) (exp(r) - 1 + 2)`.
    public static double decayMinusOne(double x) {
        double r = Math.max(x, -REACH) * STEP;
        double m = r * (1 + r * (1 / 2.0 + r * (1 / 6.0 + r * (1 / 24.0))));
        m *= m + 2;
        m *= m + 2;
        m *= m + 2;
        m *= m + 2;
        m *= m + 2;
        m *= m + 2;
        m *= m + 2;
        m *= m + 2;
        m *= m + 2;
        m *= m + 2;
        m *= m + 2;
        m *= m + 2;
        return m;
    }

    /// Returns `ln(1 + e)` for e from 0 to 1, within 3e-9 relatively, as `2 artanh(e / (2 + e))`.
    public static double logOfOnePlus(double e) {
        double s = e / (2 + e);
        double q = s * s;
        double tail = 1 / 9.0 + q * (1 / 11.0 + q * (1 / 13.0 + q / 15));
        return 2 * s * (1 + q * (1 / 3.0 + q * (1 / 5.0 + q * (1 / 7.0 + q * tail))));
    }

    /// Returns the natural logarithm of a positive normal double, within 1e-15 relatively or
    /// absolutely.
    public static double log(double x) {
        int exponent = Math.getExponent(x * 0.7071067811865476) + 1;
        // x / 2^exponent lies between the root of 1/2 and that of 2.
        double mantissa = x * Math.scalb(1.0, -exponent);
        double s = (mantissa - 1) / (mantissa + 1);
        double q = s * s;
        double tail = 1 / 11.0 + q * (1 / 13.0 + q * (1 / 15.0 + q * (1 / 17.0 + q * (1 / 19.0 + q / 21))));
        double sum = 1 + q * (1 / 3.0 + q * (1 / 5.0 + q * (1 / 7.0 + q * (1 / 9.0 + q * tail))));
        return exponent * 0.6931471805599453 + 2 * s * sum;
    }

    /// Writes `x = exp(z)`; both may be the same array.
    public static void exp(float[] z, float[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] = (float) exp(z[i]);
        }
    }

    /// Writes `x = exp(-|z|)`.
    public static void decay(float[] z, float[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] = (float) decay(Math.abs(z[i]));
        }
    }

    /// Writes `x = exp(min(scale z, 0)) - 1`, for a positive scale.
    public static void decayMinusOne(double scale, float[] z, float[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] = (float) decayMinusOne(Math.min(scale * z[i], 0));
        }
    }
}
