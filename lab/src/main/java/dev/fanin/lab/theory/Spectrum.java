package dev.fanin.lab.theory;

/// How much of `E f(z)^2` each Hermite polynomial has, for z from N(0, 1): what two correlated
/// Gaussians have in common after f.
///
/// `E f(u) f(v) / E f^2 = sum of energy_k c^k` for u and v of correlation c.
///
/// Source: Daniely, Frostig and Singer, "Toward deeper understanding of neural networks", 2016,
/// section 4, the dual activation.
final class Spectrum {

    /// Polynomials from order 0 on; what lies beyond counts as of order 36.
    static final int ORDERS = 24;

    private static final int BEYOND = 36;

    private final double[] energies;
    private final double rest;
    private final double sign;

    private Spectrum(double[] energies, double rest, double sign) {
        this.energies = energies;
        this.rest = rest;
        this.sign = sign;
    }

    /// Makes one of the coefficients and the whole; all in order 0 where the whole is 0.
    static Spectrum of(double[] coefficients, double whole) {
        double[] energies = new double[ORDERS];
        double rest = 1;
        for (int k = 0; whole > 0 && k < ORDERS; k++) {
            energies[k] = coefficients[k] * coefficients[k] / whole;
            rest -= energies[k];
        }
        if (!(whole > 0)) {
            energies[0] = 1;
            rest = 0;
        }
        return new Spectrum(energies, Math.max(0, rest), Math.signum(coefficients[1]));
    }

    /// Returns `E f(u) f(v) / E f^2`.
    double at(double correlation) {
        double sum = 0;
        for (int k = ORDERS - 1; k >= 0; k--) {
            sum = sum * correlation + energies[k];
        }
        return sum + rest * Math.pow(correlation, BEYOND);
    }

    /// Returns `Cov(f(u), f(v)) / Var f`; 1 where f is constant.
    double covariance(double correlation) {
        double whole = 1 - energies[0];
        return whole > 1e-12 ? (at(correlation) - energies[0]) / whole : 1;
    }

    /// Returns the correlation of f(z) with z.
    double linear() {
        double whole = 1 - energies[0];
        return whole > 1e-12 ? sign * Math.sqrt(Math.min(1, energies[1] / whole)) : 0;
    }
}
