package dev.fanin.dialect;

import dev.fanin.math.Erf;

/// The error function and its inverse in float32, as XLA computes them.
///
/// Source of the inverse: Giles, "Approximating the erfinv function", GPU Computing Gems, 2012,
/// table 5, with `log1p` for the logarithm as in XLA. Deviation: the error function is rounded
/// correctly here, which XLA's is not always; at `2 / sqrt(2)`, where weights are cut, both agree.
final class XlaErf {

    private static final float[] CENTRE = {
        2.81022636e-08f,
        3.43273939e-07f,
        -3.5233877e-06f,
        -4.39150654e-06f,
        0.00021858087f,
        -0.00125372503f,
        -0.00417768164f,
        0.246640727f,
        1.50140941f
    };

    private static final float[] TAIL = {
        -0.000200214257f,
        0.000100950558f,
        0.00134934322f,
        -0.00367342844f,
        0.00573950773f,
        -0.0076224613f,
        0.00943887047f,
        1.00167406f,
        2.83297682f
    };

    private XlaErf() {}

    /// Returns erf(x).
    static float erf(float x) {
        return (float) Erf.erf(x);
    }

    /// Returns the x with erf(x) = y.
    ///
    /// @param y between -1 and 1, at which it is infinite
    static float inverse(float y) {
        if (Math.abs(y) == 1) {
            return y * Float.POSITIVE_INFINITY;
        }
        float w = -XlaLog.log1p(-(y * y));
        return w < 5 ? y * XlaLog.polynomial(CENTRE, w - 2.5f) : y * XlaLog.polynomial(TAIL, (float) Math.sqrt(w) - 3);
    }
}
