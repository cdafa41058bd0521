package dev.fanin.lab.trial;

import java.util.List;

/// How the loss went in one short training.
///
/// @param rate the learning rate
/// @param losses the loss of each step's batch before the step; it ends where the loss is no longer
///     finite
/// @param isBroken whether the loss stopped being finite
public record Course(double rate, List<Double> losses, boolean isBroken) {

    /// The steps at the end that are averaged.
    private static final int TAIL = 8;

    public Course {
        losses = List.copyOf(losses);
    }

    /// Returns the mean loss of the last steps; infinite where training broke.
    public double end() {
        if (isBroken || losses.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        int from = Math.max(0, losses.size() - TAIL);
        double sum = 0;
        for (int i = from; i < losses.size(); i++) {
            sum += losses.get(i);
        }
        return sum / (losses.size() - from);
    }
}
