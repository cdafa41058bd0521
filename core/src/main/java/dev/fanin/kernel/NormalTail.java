package dev.fanin.kernel;

/// The upper tail of the normal distribution in float32, as its density times a quotient of
/// polynomials: `1 - P(t) = density(t) M(t)`, with M the ratio of Mills.
///
/// M is within 1e-6 of the true value, relatively, from 0 to 15; beyond, the density is 0 in
/// float32.
///
/// Source: coefficients fitted for this project as in [HyperbolicTangent]; error of the fit 6e-9.
public final class NormalTail {

    /// From here on, both the tail and its density are 0 in float32.
    public static final float REACH = 37;

    private static final double ONE_OVER_ROOT_OF_TWO_PI = 0.3989422804014327;

    private static final float P0 = 1.253314145196621f;
    private static final float P1 = 1.101099003926552f;
    private static final float P2 = 0.4611255921357547f;
    private static final float P3 = 0.1024679232603084f;
    private static final float P4 = 1.040966341953290e-2f;
    private static final float Q1 = 1.676434901386346f;
    private static final float Q2 = 1.205521463660527f;
    private static final float Q3 = 0.4713910790036202f;
    private static final float Q4 = 0.1024740410135780f;
    private static final float Q5 = 1.040955172752091e-2f;

    private NormalTail() {}

    /// Returns the density of N(0, 1) for |z| up to [#REACH], which is not checked.
    public static double density(double z) {
        return Exponentials.power(z * z * (-0.5 * Exponentials.STEP)) * ONE_OVER_ROOT_OF_TWO_PI;
    }

    /// Returns the density within 1e-8, absolutely, for |z| up to 13, which is not checked; see
    /// [Exponentials#rough].
    public static double roughDensity(double z) {
        return Exponentials.rough(z * z * -0.5) * ONE_OVER_ROOT_OF_TWO_PI;
    }

    /// Returns `(1 - P(t)) / density(t)` for t of at least 0.
    public static float ratio(float t) {
        float p = P0 + t * (P1 + t * (P2 + t * (P3 + t * P4)));
        return p / (1 + t * (Q1 + t * (Q2 + t * (Q3 + t * (Q4 + t * Q5)))));
    }
}
