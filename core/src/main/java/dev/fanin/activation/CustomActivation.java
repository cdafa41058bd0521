package dev.fanin.activation;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// The place for an activation of one's own: implement name, value and derivative, or hand over
/// functions.
///
/// Give the kinks too where there are any; the theory integrates between them.
public non-sealed interface CustomActivation extends Elementwise {

    /// Returns the activation of the given function, whose derivative is worked out from its
    /// values, to about 12 digits.
    ///
    /// That needs every kink to be given, and a function that between kinks changes over lengths of
    /// about 1; give the derivative where it changes faster, as `tanh(50 z)`, and for speed. At a
    /// kink the derivative is that from the left.
    static CustomActivation of(String name, DoubleUnaryOperator value, double... kinks) {
        return of(name, value, new NumericalDerivative(value, sorted(kinks)), kinks);
    }

    /// Returns the activation of the given function and derivative.
    static CustomActivation of(
            String name, DoubleUnaryOperator value, DoubleUnaryOperator derivative, double... kinks) {
        return new FunctionActivation(name, value, derivative, sorted(kinks));
    }

    private static double[] sorted(double[] kinks) {
        for (double kink : kinks) {
            if (!Double.isFinite(kink)) {
                throw new IllegalArgumentException("A kink must be a finite number, got " + kink + ".");
            }
        }
        // Adding 0 makes one of the two zeros.
        return Arrays.stream(kinks).map(kink -> kink + 0.0).sorted().distinct().toArray();
    }
}
