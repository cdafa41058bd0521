package dev.fanin.bench.sidebyside;

/// The mean of one stretch of steps, and how much the rest of the machine worked meanwhile.
///
/// @param nanoseconds per step
/// @param foreign the share of all processors that other processes took, from 0 to 1
public record Block(double nanoseconds, double foreign) {

    /// The share of foreign work from which on a block says little.
    public static final double LIMIT = 0.08;

    /// Returns whether others took too much for the block to be trusted.
    public boolean disturbed() {
        return foreign > LIMIT;
    }
}
