package dev.fanin.dialect;

/// `log(1 + x)` in float32 as XLA computes it, which is not always the float nearest to it.
///
/// Below `sqrt(2) - 1` a rational function, beyond a polynomial in the mantissa; a product and the
/// sum after it are rounded once, as processors with a fused multiply-add do it.
///
/// Source: Moshier, "Methods and programs for mathematical functions" (Cephes), 1989, `log1p` and
/// `logf`, whose coefficients XLA took. The order of the roundings is that of XLA on x86-64.
final class XlaLog {

    private static final float[] NUMERATOR = {
        4.5270000862445199635215E-5f,
        4.9854102823193375972212E-1f,
        6.5787325942061044846969E0f,
        2.9911919328553073277375E1f,
        6.0949667980987787057556E1f,
        5.7112963590585538103336E1f,
        2.0039553499201281259648E1f
    };

    private static final float[] DENOMINATOR = {
        1,
        1.5062909083469192043167E1f,
        8.3047565967967209469434E1f,
        2.2176239823732856465394E2f,
        3.0909872225312059774938E2f,
        2.1642788614495947685003E2f,
        6.0118660497603843919306E1f
    };

    /// The polynomial of the mantissa in three parts, each of which is multiplied by the cube once
    /// more than the next.
    private static final float[][] PARTS = {
        {7.0376836292E-2f, -1.1514610310E-1f, 1.1676998740E-1f},
        {-1.2420140846E-1f, 1.4249322787E-1f, -1.6668057665E-1f},
        {2.0000714765E-1f, -2.4999993993E-1f, 3.3333331174E-1f}
    };

    private static final float SMALL = 0.41421356237309504880f;
    private static final float ROOT_OF_HALF = 0.707106781186547524f;

    /// The logarithm of 2, as a number of few digits and what it lacks.
    private static final float LOG_TWO = 0.693359375f;

    private static final float LOG_TWO_REST = -2.12194440e-4f;

    private XlaLog() {}

    /// Returns log(1 + x).
    ///
    /// @param x more than -1
    static float log1p(float x) {
        return Math.abs(x) < SMALL ? nearOne(x) : log(x + 1);
    }

    /// Returns the polynomial's value, its coefficients from the highest power down.
    static float polynomial(float[] coefficients, float x) {
        float sum = coefficients[0];
        for (int i = 1; i < coefficients.length; i++) {
            sum = Math.fma(sum, x, coefficients[i]);
        }
        return sum;
    }

    private static float nearOne(float x) {
        float square = x * x;
        float rest = x * square * (polynomial(NUMERATOR, x) / polynomial(DENOMINATOR, x));
        return x + Math.fma(-0.5f, square, rest);
    }

    private static float log(float x) {
        int exponent = Math.getExponent(x) + 1;
        float mantissa = Math.scalb(x, -exponent);
        if (mantissa < ROOT_OF_HALF) {
            exponent--;
            mantissa *= 2;
        }
        float a = mantissa - 1;
        float square = a * a;
        float cube = square * a;
        float y = polynomial(PARTS[0], a);
        y = Math.fma(y, cube, polynomial(PARTS[1], a));
        y = Math.fma(y, cube, polynomial(PARTS[2], a));
        y = Math.fma(y, cube, LOG_TWO_REST * exponent);
        return Math.fma(LOG_TWO, exponent, Math.fma(-0.5f, square, a) + y);
    }
}
