package dev.fanin.init;

/// How many weights feed one node and how many nodes one input feeds: the n of `1/n`.
///
/// A layer states its fans; no initializer guesses them from a shape. A fan may be a fraction where
/// nodes differ, as under a strided transposed convolution: it is then the mean.
///
/// @param in fan-in, positive
/// @param out fan-out, positive
public record Fans(double in, double out) {

    public Fans {
        if (!(in > 0 && out > 0) || Double.isInfinite(in) || Double.isInfinite(out)) {
            throw new IllegalArgumentException(
                    "Fans must be positive and finite, got fan-in " + text(in) + ", fan-out " + text(out) + ".");
        }
    }

    /// Returns a fan as text: whole numbers without a point.
    public static String text(double fan) {
        return fan == Math.rint(fan) && Math.abs(fan) < 1e15 ? Long.toString((long) fan) : Double.toString(fan);
    }

    @Override
    public String toString() {
        return "fan-in " + text(in) + ", fan-out " + text(out);
    }
}
