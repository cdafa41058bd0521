package dev.fanin.bench.sidebyside;

/// What a number of steps on one batch did to its loss.
///
/// @param steps how many there were
/// @param before the loss with the workload's own weights
/// @param after the loss after the steps
public record Learning(int steps, double before, double after) {

    /// How far a first loss may lie from another library's, relatively: same weights, same batch.
    private static final double SAME = 1e-3;

    /// Returns whether there is a network whose loss can be asked for.
    public boolean applies() {
        return !Double.isNaN(before);
    }

    /// Returns whether the loss fell.
    public boolean falls() {
        return after < before;
    }

    /// Returns whether both began with the same loss, to 0.1 percent.
    public boolean beginsLike(Learning other) {
        return Math.abs(before - other.before) <= SAME * Math.abs(other.before);
    }
}
