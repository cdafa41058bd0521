package dev.fanin.lab.corpus;

/// What training says of a case.
public enum Verdict {
    /// It trains clearly worse than its twin.
    SICK,
    /// It trains somewhat worse; any verdict on it is accepted.
    MILD,
    /// It trains like its twin.
    HEALTHY
}
