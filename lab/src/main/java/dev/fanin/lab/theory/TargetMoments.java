package dev.fanin.lab.theory;

import dev.fanin.tensor.Tensor;

/// What theory needs to know of the targets: class numbers count as evenly spread, whatever these
/// say.
///
/// @param mean the mean of all values
/// @param meanSquare their mean square
public record TargetMoments(double mean, double meanSquare) {

    /// Returns the moments of standard normal values.
    public static TargetMoments standardNormal() {
        return new TargetMoments(0, 1);
    }

    /// Measures targets.
    public static TargetMoments of(Tensor y) {
        double sum = 0;
        double squares = 0;
        for (float value : y.array()) {
            sum += value;
            squares += (double) value * value;
        }
        return new TargetMoments(sum / y.array().length, squares / y.array().length);
    }
}
