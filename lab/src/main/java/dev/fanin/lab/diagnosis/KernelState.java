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

    /// Returns whether the ratio lies off 1 by more than the given factor, and by more than chance
    /// explains in so few values.
    boolean isOff(double factor) {
        double chance = 4 * Math.sqrt(2.0 / values.array().length);
        double log = Math.abs(Math.log(ratio()));
        return log > Math.log(factor) && log > Math.log1p(chance);
    }
}
