package dev.fanin.lab.diagnosis;

import dev.fanin.lab.scheme.Kernel;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.tensor.Tensor;

/// A kernel's values beside what its fan-in and activation ask for.
///
/// @param kernel which kernel
/// @param values its values
/// @param ideal the kernel as it should begin
/// @param mean the mean of its values
/// @param meanSquare the mean of their squares
/// @param isConstant whether all values are equal
record KernelState(
        Kernel kernel, Tensor values, ParameterSpec ideal, double mean, double meanSquare, boolean isConstant) {

    private static final double DEVIATIONS = 4;

    static KernelState of(Kernel kernel, Tensor values, ParameterSpec ideal) {
        float[] array = values.array();
        double sum = 0;
        double squares = 0;
        boolean equal = true;
        for (float value : array) {
            sum += value;
            squares += (double) value * value;
            equal &= value == array[0];
        }
        return new KernelState(kernel, values, ideal, sum / array.length, squares / array.length, equal);
    }

    boolean isZero() {
        return meanSquare == 0;
    }

    boolean isOneValue() {
        return isConstant && values.array().length > 1;
    }

    /// Returns how many sums have weights of their own: the units of a dense layer, the channels of
    /// a convolution.
    int units() {
        return (int)
                Math.max(1, Math.round(values.array().length / kernel.fans().in()));
    }

    /// Returns the standard deviation of the values about their mean.
    double deviation() {
        return Math.sqrt(Math.max(0, meanSquare - mean * mean));
    }

    double idealDeviation() {
        return Math.sqrt(ideal.variance());
    }

    /// Returns the mean square over what it should be.
    double ratio() {
        return meanSquare / ideal.variance();
    }

    /// Returns whether the ratio lies off 1 by more than the usual and the given factor, and off
    /// the usual by more than chance explains in so few values. Where the initializer is right it
    /// takes twice as much to show that the values are not its own.
    ///
    /// @param usual a factor either way that is not looked at
    boolean isOff(double usual, double factor) {
        double declared = Math.abs(Math.log(kernel.parameter().variance() / ideal.variance()));
        boolean isRight = declared < Math.log(usual * factor);
        double chance = (isRight ? 2 : 1) * DEVIATIONS * Math.sqrt(2.0 / values.array().length);
        double excess = Math.abs(Math.log(ratio())) - Math.log(usual);
        return excess > Math.log(factor) && excess > Math.log1p(chance);
    }
}
