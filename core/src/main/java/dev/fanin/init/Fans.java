package dev.fanin.init;

/// How many weights feed one node and how many nodes one input feeds: the n of `1/n`.
///
/// A layer states its fans; no initializer guesses them from a shape.
///
/// @param in fan-in, at least 1
/// @param out fan-out, at least 1
public record Fans(long in, long out) {

    public Fans {
        if (in < 1 || out < 1) {
            throw new IllegalArgumentException("Fans must be at least 1, got fan-in " + in + ", fan-out " + out + ".");
        }
    }
}
