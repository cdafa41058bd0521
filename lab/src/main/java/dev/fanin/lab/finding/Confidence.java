package dev.fanin.lab.finding;

/// What a finding was concluded from, weakest first.
public enum Confidence {
    /// From initializers and weights alone.
    THEORY,
    /// From one batch, forward and backward.
    MEASURED,
    /// From steps of training on a copy.
    TRAINED
}
