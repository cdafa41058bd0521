package dev.fanin.dialect;

import dev.fanin.math.Erf;

/// The inverse of the error function in float32, as PyTorch computes it: a rational approximation,
/// then two steps of Newton's method.
///
/// Within 5 ulp of PyTorch's values. PyTorch takes erf and exp from the C library in float32, here
/// they are double ones, rounded; a build with Intel's MKL takes the whole function from there.
///
/// Source: `calc_erfinv` in PyTorch's `Math.h`, which has the coefficients from Pavlis' program of
/// 1996.
final class TorchErfinv {

    private static final float CENTRE = 0.7f;

    /// Twice the inverse of the root of pi, the slope of erf at 0.
    private static final float SLOPE = 2 * (float) 0.564189583547756286948;

    private TorchErfinv() {}

    /// Returns the x with erf(x) = y, infinite where y is -1 or 1, not a number beyond.
    static float of(float y) {
        float size = Math.abs(y);
        if (size > 1) {
            return Float.NaN;
        }
        if (size == 1) {
            return Math.copySign(Float.POSITIVE_INFINITY, y);
        }
        return newton(newton(size <= CENTRE ? central(y) : tail(y, size), y), y);
    }

    private static float central(float y) {
        float z = y * y;
        float above = Math.fma(-0.140543331f, z, 0.914624893f);
        above = Math.fma(above, z, -1.645349621f);
        above = Math.fma(above, z, 0.886226899f);
        float below = Math.fma(0.012229801f, z, -0.329097515f);
        below = Math.fma(below, z, 1.442710462f);
        below = Math.fma(below, z, -2.118377725f);
        below = Math.fma(below, z, 1);
        return y * above / below;
    }

    private static float tail(float y, float size) {
        float z = (float) Math.sqrt(-(float) StrictMath.log((1 - size) / 2));
        float above = Math.fma(1.641345311f, z, 3.429567803f);
        above = Math.fma(above, z, -1.624906493f);
        above = Math.fma(above, z, -1.970840454f);
        float below = Math.fma(1.637067800f, z, 3.543889200f);
        below = Math.fma(below, z, 1);
        return Math.copySign(above, y) / below;
    }

    private static float newton(float x, float y) {
        return x - ((float) Erf.erf(x) - y) / (SLOPE * (float) StrictMath.exp(-x * x));
    }
}
