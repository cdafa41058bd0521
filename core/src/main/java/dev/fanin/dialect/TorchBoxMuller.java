package dev.fanin.dialect;

/// Turns 16 uniform float32 values into 16 normal ones, as PyTorch does for eight at a time.
///
/// Values u and v, eight apart, give `r cos t` and `r sin t` with `r = sqrt(-2 log(1 - u))` and
/// `t = 2 pi v`.
///
/// Source: Box and Muller, "A note on the generation of random normal deviates", 1958. Logarithm,
/// sine and cosine for AVX2 are the float32 polynomials of Moshier's Cephes library with its
/// constants, in the order of PyTorch's `avx_mathfun.h`; where its compiler joins a product and a
/// sum into one rounding, so does this.
final class TorchBoxMuller {

    /// The number of values of one block.
    static final int BLOCK = 16;

    private static final int HALF = BLOCK / 2;
    private static final float TWO_PI = (float) (2 * Math.PI);

    private TorchBoxMuller() {}

    /// Replaces the uniform values at `at` to `at + 15`.
    static void transform(TorchCapability capability, float[] values, int at, float mean, float deviation) {
        for (int j = at; j < at + HALF; j++) {
            switch (capability) {
                case AVX2 -> fused(values, j, mean, deviation);
                case DEFAULT -> plain(values, j, mean, deviation);
            }
        }
    }

    private static void fused(float[] values, int j, float mean, float deviation) {
        float radius = (float) Math.sqrt(-2 * log(1 - values[j]));
        float angle = TWO_PI * values[j + HALF];
        int octant = octant(angle);
        float rest = rest(angle, octant);
        float cosine = cosine(rest);
        float sine = sine(rest);
        boolean swapped = (octant & 2) != 0;
        float x = swapped ? sine : cosine;
        float y = swapped ? cosine : sine;
        // Adding 2 puts the quarters in which the cosine is negative where the sine's are.
        x = ((octant + 2) & 4) == 0 ? x : -x;
        y = (octant & 4) == 0 ? y : -y;
        values[j] = Math.fma(radius * x, deviation, mean);
        values[j + HALF] = Math.fma(radius * y, deviation, mean);
    }

    /// PyTorch calls the C library's float32 functions here; rounding the double ones once agrees
    /// with them up to an ulp or two.
    private static void plain(float[] values, int j, float mean, float deviation) {
        float radius = (float) Math.sqrt(-2 * (float) StrictMath.log(1 - values[j]));
        float angle = (float) (2 * Math.PI * values[j + HALF]);
        values[j] = radius * (float) StrictMath.cos(angle) * deviation + mean;
        values[j + HALF] = radius * (float) StrictMath.sin(angle) * deviation + mean;
    }

    /// Replaces the uniform values at `at` to `at + 15`, in double precision.
    static void transform(double[] values, int at, double mean, double deviation) {
        for (int j = at; j < at + HALF; j++) {
            double radius = Math.sqrt(-2 * StrictMath.log(1 - values[j]));
            double angle = 2 * Math.PI * values[j + HALF];
            values[j] = radius * StrictMath.cos(angle) * deviation + mean;
            values[j + HALF] = radius * StrictMath.sin(angle) * deviation + mean;
        }
    }

    /// The logarithm of a normal number in (0, 1], by `log(m 2^e) = log m + e log 2` and a
    /// polynomial for m from sqrt(1/2) to sqrt(2).
    private static float log(float value) {
        int bits = Float.floatToRawIntBits(value);
        float mantissa = Float.intBitsToFloat((bits & 0x007FFFFF) | 0x3F000000);
        float exponent = (bits >>> 23) - 126;
        float x = mantissa - 1;
        if (mantissa < 0.707106781186547524f) {
            exponent -= 1;
            x += mantissa;
        }
        float square = x * x;
        float y = 7.0376836292E-2f;
        y = Math.fma(y, x, -1.1514610310E-1f);
        y = Math.fma(y, x, 1.1676998740E-1f);
        y = Math.fma(y, x, -1.2420140846E-1f);
        y = Math.fma(y, x, 1.4249322787E-1f);
        y = Math.fma(y, x, -1.6668057665E-1f);
        y = Math.fma(y, x, 2.0000714765E-1f);
        y = Math.fma(y, x, -2.4999993993E-1f);
        y = Math.fma(y, x, 3.3333331174E-1f);
        y *= x;
        y = Math.fma(y, square, exponent * -2.12194440e-4f);
        y = Math.fma(-square, 0.5f, y);
        return Math.fma(exponent, 0.693359375f, x + y);
    }

    /// The even number next to the angle in units of pi / 4.
    private static int octant(float angle) {
        return ((int) (angle * 1.27323954473516f) + 1) & ~1;
    }

    /// The angle less its octants, pi / 4 taken off in three parts, so that nothing is lost.
    private static float rest(float angle, int octant) {
        float x = Math.fma(octant, -0.78515625f, angle);
        x = Math.fma(octant, -2.4187564849853515625e-4f, x);
        return Math.fma(octant, -3.77489497744594108e-8f, x);
    }

    private static float cosine(float x) {
        float square = x * x;
        float y = 2.443315711809948E-5f;
        y = Math.fma(y, square, -1.388731625493765E-3f);
        y = Math.fma(y, square, 4.166664568298827E-2f);
        y *= square;
        return Math.fma(y, square, -(square * 0.5f)) + 1;
    }

    private static float sine(float x) {
        float square = x * x;
        float y = -1.9515295891E-4f;
        y = Math.fma(y, square, 8.3321608736E-3f);
        y = Math.fma(y, square, -1.6666654611E-1f);
        return Math.fma(y * square, x, x);
    }
}
