package dev.fanin.kernel;

/// Two independent standard normal values from two random words.
///
/// With u in (0, 1) from the first word and t in [-1, 1] from the second, the values are
/// `sqrt(-2 ln u) cos(pi t)` and `sqrt(-2 ln u) sin(pi t)`.
///
/// Only integers, multiplication, division, square root and fused multiply-add are used, so the
/// bits agree on every machine. Relative error of each factor below 4e-7. No value exceeds 6.67 in
/// magnitude, as u is at least 2^-32.
///
/// The three polynomials are minimax fits in relative error, made for this class: with
/// `u = 2^-n (1 - s)`, `0 < s <= 1/2`, the logarithm is `n ln 2 + s P(s)`; sine and cosine have
/// their zeros divided out, `sin(pi t) = t (1 - t^2) S(t^2)`, `cos(pi t) = (1 - 4 t^2) C(t^2)`.
///
/// Source: Box and Muller, "A note on the generation of random normal deviates", 1958.
public final class BoxMuller {

    /// A value never exceeds this many standard deviations.
    public static final double REACH = 6.67;

    /// The natural logarithm of 2.
    public static final float LN_2 = 0.6931471805599453f;

    /// The coefficients of P, the highest power first.
    public static final float P8 = 1.441107548387f;

    public static final float P7 = -1.69581113516385f;
    public static final float P6 = 1.25766902818496f;
    public static final float P5 = -0.203538594377425f;
    public static final float P4 = 0.269612661198102f;
    public static final float P3 = 0.242805091547889f;
    public static final float P2 = 0.333700613868568f;
    public static final float P1 = 0.499992852573177f;
    public static final float P0 = 1.0000000227295f;

    /// The coefficients of S, the highest power first.
    public static final float S5 = -0.000384373148969998f;

    public static final float S4 = 0.00685621764285935f;
    public static final float S3 = -0.0751837230392009f;
    public static final float S2 = 0.524034854281262f;
    public static final float S1 = -2.02611929617115f;
    public static final float S0 = 3.14159264087039f;

    /// The coefficients of C, the highest power first.
    public static final float C5 = -0.000401024149193033f;

    public static final float C4 = 0.00624631070566068f;
    public static final float C3 = -0.0572022716196046f;
    public static final float C2 = 0.319491394700504f;
    public static final float C1 = -0.934801064042643f;
    public static final float C0 = 0.999999981607915f;

    private BoxMuller() {}

    /// Returns n: how far u lies below 1, in powers of 2.
    public static int exponent(int word) {
        return Integer.numberOfLeadingZeros(word | 1);
    }

    /// Returns s as a multiple of 2^-32. The last bit is set, so that u is never 1 nor 0.
    public static int remainder(int word, int exponent) {
        return ~((word | 1) << exponent) | 1;
    }

    /// Returns `sqrt(-2 ln u)`.
    public static float radius(int exponent, int remainder) {
        float s = remainder * 0x1p-32f;
        float p = Math.fma(P8, s, P7);
        p = Math.fma(p, s, P6);
        p = Math.fma(p, s, P5);
        p = Math.fma(p, s, P4);
        p = Math.fma(p, s, P3);
        p = Math.fma(p, s, P2);
        p = Math.fma(p, s, P1);
        p = Math.fma(p, s, P0);
        float negativeLog = Math.fma((float) exponent, LN_2, p * s);
        return (float) Math.sqrt(negativeLog + negativeLog);
    }

    /// Returns `cos(pi t)` of a word.
    public static float cosine(int word) {
        float t = word * 0x1p-31f;
        float y = t * t;
        float c = Math.fma(C5, y, C4);
        c = Math.fma(c, y, C3);
        c = Math.fma(c, y, C2);
        c = Math.fma(c, y, C1);
        c = Math.fma(c, y, C0);
        float twice = t + t;
        return c * ((1 - twice) * (1 + twice));
    }

    /// Returns `sin(pi t)` of a word.
    public static float sine(int word) {
        float t = word * 0x1p-31f;
        float y = t * t;
        float s = Math.fma(S5, y, S4);
        s = Math.fma(s, y, S3);
        s = Math.fma(s, y, S2);
        s = Math.fma(s, y, S1);
        s = Math.fma(s, y, S0);
        return s * t * ((1 - t) * (1 + t));
    }
}
