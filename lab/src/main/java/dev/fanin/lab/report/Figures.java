package dev.fanin.lab.report;

import dev.fanin.lab.experiment.Run;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/// How the numbers of a run are written for people.
final class Figures {

    /// Stands where there is no number.
    private static final String NONE = "n/a";

    private static final MathContext FIVE_DIGITS = new MathContext(5);

    private Figures() {}

    /// Writes decades lost in words, since a bare minus sign would have to be read as growth.
    static String decades(double lost) {
        if (Double.isNaN(lost)) {
            return NONE;
        }
        if (Double.isInfinite(lost)) {
            return lost > 0 ? "lost all" : "overflow";
        }
        if (Math.abs(lost) < 0.05) {
            return "kept";
        }
        return String.format(Locale.ROOT, lost > 0 ? "lost %.1f" : "grew %.1f", Math.abs(lost));
    }

    /// Writes a share as a percentage.
    static String percent(double share) {
        return Double.isNaN(share) ? NONE : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /// Writes the loss after the last epoch.
    static String loss(Run run) {
        List<Double> loss = run.history().measures().getOrDefault("loss", List.of());
        if (loss.isEmpty()) {
            return NONE;
        }
        return Double.isFinite(loss.getLast()) ? String.format(Locale.ROOT, "%.4g", loss.getLast()) : "diverged";
    }

    /// Writes a number given by its logarithm, which may lie far outside what a double holds.
    static String magnitude(double log10) {
        if (Double.isNaN(log10)) {
            return NONE;
        }
        if (Double.isInfinite(log10)) {
            return log10 < 0 ? "0" : "∞";
        }
        int exponent = (int) Math.floor(log10);
        if (exponent >= -3 && exponent < 3) {
            return String.format(Locale.ROOT, "%.3g", Math.pow(10, log10));
        }
        return String.format(Locale.ROOT, "%.2fe%d", Math.pow(10, log10 - exponent), exponent);
    }

    /// Writes a number with five significant digits.
    static String significant(double value) {
        if (value == 0) {
            return "0";
        }
        if (!Double.isFinite(value)) {
            return NONE;
        }
        // Of the rounded number: 0.999999 becomes 1.0000, and not 1.00000.
        BigDecimal rounded = new BigDecimal(value).round(FIVE_DIGITS);
        int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent < -4 || exponent > 6
                ? String.format(Locale.ROOT, "%.3e", value)
                : String.format(Locale.ROOT, "%." + Math.clamp(4 - exponent, 0, 8) + "f", value);
    }

    /// Writes a number with three significant digits and no more zeros than it needs.
    static String brief(double value) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size < 1e-3 || size >= 1e6) {
            return String.format(Locale.ROOT, "%.2e", value)
                    .replaceFirst("e([+-])0*(\\d)", "e$1$2")
                    .replace("e+", "e");
        }
        int decimals = Math.clamp(2 - (int) Math.floor(Math.log10(size)), 0, 6);
        return new BigDecimal(String.format(Locale.ROOT, "%." + decimals + "f", value))
                .stripTrailingZeros()
                .toPlainString();
    }

    /// Writes what a batch shows of a loss.
    static String loss(double loss) {
        return Double.isFinite(loss) ? String.format(Locale.ROOT, "%.3f", loss) : "not finite";
    }

    /// Writes a duration.
    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
