package dev.fanin.kernel;

/// One standard normal value, cut at two standard deviations, from one random word.
///
/// Solves `P(|Z| < z) = |v| P(|Z| < 2)` for z with the sign of v, where v in [-1, 1] comes from the
/// word: the inverse of the distribution function, so nothing is drawn twice. With
/// `w = 1 - v^2`, it is `v N(w) / D(w)`, a minimax fit in relative error made for this class.
///
/// Only multiplication, division and fused multiply-add are used, so the bits agree on every
/// machine. Relative error below 4e-7; the magnitude is at most 2.
public final class TruncatedQuantile {

    /// The coefficients of N, the highest power first.
    public static final float N5 = -0.019162287899587f;

    public static final float N4 = 0.571978479141373f;
    public static final float N3 = 3.38236587735759f;
    public static final float N2 = 3.22110951568212f;
    public static final float N1 = 0.851220509844481f;
    public static final float N0 = 0.0619992436977613f;

    /// The coefficients of D, the highest power, which has 1, left out.
    public static final float D3 = 3.06991142159199f;

    public static final float D2 = 2.16593270200415f;
    public static final float D1 = 0.47861499242273f;
    public static final float D0 = 0.0309996222151511f;

    private TruncatedQuantile() {}

    /// Returns the value of a word.
    public static float of(int word) {
        float v = word * 0x1p-31f;
        float w = (1 - v) * (1 + v);
        float n = Math.fma(N5, w, N4);
        n = Math.fma(n, w, N3);
        n = Math.fma(n, w, N2);
        n = Math.fma(n, w, N1);
        n = Math.fma(n, w, N0);
        float d = w + D3;
        d = Math.fma(d, w, D2);
        d = Math.fma(d, w, D1);
        d = Math.fma(d, w, D0);
        // No word leads beyond 2: all 2^32 were tried.
        return v * n / d;
    }
}
