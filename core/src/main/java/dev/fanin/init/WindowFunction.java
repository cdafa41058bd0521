package dev.fanin.init;

/// The windows of a short-time Fourier transform, by SciPy's names and formulas.
///
/// Source: Harris, "On the use of windows for harmonic analysis with the discrete Fourier
/// transform", 1978; coefficients and edge cases as in `scipy.signal.get_window`.
enum WindowFunction {
    BOXCAR,
    TRIANG,
    BARTLETT,
    HANN,
    HAMMING,
    BLACKMAN,
    NUTTALL,
    BLACKMANHARRIS,
    FLATTOP,
    COSINE,
    BOHMAN,
    BARTHANN,
    PARZEN,
    TUKEY;

    /// The tapered share of a Tukey window.
    private static final double TAPER = 0.5;

    /// Returns the window.
    ///
    /// @param periodic whether the sample after the last equals the first
    double[] values(int length, boolean periodic) {
        double[] values = new double[length];
        int symmetric = periodic ? length + 1 : length;
        for (int n = 0; n < length; n++) {
            values[n] = length == 1 ? 1 : value(n, symmetric);
        }
        return values;
    }

    /// Returns one sample of a symmetric window of more than one sample.
    private double value(int n, int length) {
        int last = length - 1;
        int mirrored = Math.min(n, last - n);
        double place = (double) n / last;
        double fromCentre = Math.abs(2 * place - 1);
        return switch (this) {
            case BOXCAR -> 1;
            case TRIANG -> length % 2 == 0 ? (2.0 * mirrored + 1) / length : 2.0 * (mirrored + 1) / (length + 1);
            case BARTLETT -> 2.0 * mirrored / last;
            case HANN -> cosines(place, 0.5, 0.5);
            case HAMMING -> cosines(place, 0.54, 0.46);
            case BLACKMAN -> cosines(place, 0.42, 0.5, 0.08);
            case NUTTALL -> cosines(place, 0.3635819, 0.4891775, 0.1365995, 0.0106411);
            case BLACKMANHARRIS -> cosines(place, 0.35875, 0.48829, 0.14128, 0.01168);
            case FLATTOP -> cosines(place, 0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368);
            case COSINE -> StrictMath.sin(Math.PI / length * (n + 0.5));
            case BOHMAN ->
                mirrored == 0
                        ? 0
                        : (1 - fromCentre) * StrictMath.cos(Math.PI * fromCentre)
                                + StrictMath.sin(Math.PI * fromCentre) / Math.PI;
            case BARTHANN -> 0.62 - 0.24 * fromCentre + 0.38 * StrictMath.cos(Math.PI * fromCentre);
            case PARZEN -> parzen(Math.abs(n - last / 2.0), length);
            case TUKEY -> {
                double taper = TAPER * last / 2;
                yield mirrored > Math.floor(taper) ? 1 : 0.5 * (1 + StrictMath.cos(Math.PI * (mirrored / taper - 1)));
            }
        };
    }

    /// @param coefficients those of the cosines of 0, 1, 2, ... turns
    private static double cosines(double place, double... coefficients) {
        double sum = 0;
        for (int k = 0; k < coefficients.length; k++) {
            double term = coefficients[k] * StrictMath.cos(2 * Math.PI * k * place);
            sum += k % 2 == 0 ? term : -term;
        }
        return sum;
    }

    private static double parzen(double distance, int length) {
        double share = distance / (length / 2.0);
        boolean inner = distance <= (length - 1) / 4.0;
        double rest = 1 - share;
        return inner ? 1 - 6 * share * share * rest : 2 * rest * rest * rest;
    }

    /// Returns SciPy's name, for example `hann`.
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
