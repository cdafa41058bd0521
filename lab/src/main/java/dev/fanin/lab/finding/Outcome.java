package dev.fanin.lab.finding;

/// How well a network is off, in a few numbers that a fix has to better.
///
/// @param signalDecades the decades by which the last hidden signal lies below unit scale; negative
///     where it lies above, infinite where none arrives
/// @param gradientDecades the decades by which the gradient shrinks on its way back
/// @param unitDecades the decades of units lost to copies of others, in the layer that is worst off
/// @param initialLoss the loss before the first step
/// @param trainedLoss the loss after the steps of the trial; NaN without a trial
public record Outcome(
        double signalDecades, double gradientDecades, double unitDecades, double initialLoss, double trainedLoss) {

    /// Returns the decades lost or gained in all, either way; infinite where nothing arrives.
    public double decades() {
        double sum = Math.abs(signalDecades) + Math.abs(gradientDecades) + unitDecades;
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
    }
}
