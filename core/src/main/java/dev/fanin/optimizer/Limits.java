package dev.fanin.optimizer;

/// What the parameters of optimizers and schedules may be.
final class Limits {

    private Limits() {}

    /// What is left of a number in float32.
    static double float32(double value) {
        return (float) value;
    }

    static void rate(String what, double value) {
        require(value >= 0 && Double.isFinite(value), "The " + what + " must be at least 0 and finite", value);
    }

    static void fraction(String owner, String what, double value) {
        require(value >= 0 && value <= 1, "The " + what + " of " + owner + " must be from 0 to 1", value);
    }

    static void atLeastZero(String owner, String what, double value) {
        require(
                value >= 0 && Double.isFinite(value),
                "The " + what + " of " + owner + " must be at least 0 and finite",
                value);
    }

    static void aboveZero(String owner, String what, double value) {
        require(
                value > 0 && Double.isFinite(value),
                "The " + what + " of " + owner + " must be above 0 and finite",
                value);
    }

    static void finite(String owner, String what, double value) {
        require(Double.isFinite(value), "The " + what + " of " + owner + " must be finite", value);
    }

    static void require(boolean holds, String expected, Object got) {
        if (!holds) {
            throw new IllegalArgumentException(expected + ", got " + got + ".");
        }
    }
}
