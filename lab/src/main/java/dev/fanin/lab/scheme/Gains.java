package dev.fanin.lab.scheme;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Elementwise;
import dev.fanin.activation.Gain;
import java.math.BigDecimal;
import java.math.MathContext;

/// The gain of an activation that keeps a deep network's signal without making its gradient
/// explode.
///
/// - An activation with `chi_1 = E phi'^2 / E phi^2` of at most 1.1 at its gain takes that gain:
///   `1 / sqrt(E phi^2)`, sqrt 2 for relu, 1 for selu.
/// - Of the others, those with `phi(0) = 0` take `1 / |phi'(0)|`, which is the edge of chaos
///   without biases: 1 for tanh, whose gain of 1.59 multiplies the squared gradient by 1.18 at each
///   layer.
/// - Softmax and its kin take 1.
///
/// No gain makes sigmoid fit for depth: at its own, 1.85, the squared gradient shrinks to 0.15 at
/// each layer.
///
/// Source: He et al., "Delving deep into rectifiers", 2015, section 2.2; Schoenholz et al., "Deep
/// information propagation", 2017, section 3; the threshold is ours.
final class Gains {

    private static final double HARMLESS = 1.1;

    /// Quadrature is good to 12 digits; what is 2 shall be written 2.
    private static final MathContext DIGITS = new MathContext(11);

    private Gains() {}

    /// Returns the square of the gain, which is the true fan-in times the variance of a weight.
    static double squared(ActivationFunction activation) {
        if (activation.isLinear() || !(activation instanceof Elementwise phi)) {
            return 1;
        }
        Gain gain = Gain.of(phi);
        double slope = phi.derivative(0);
        boolean passesZero = phi.value(0) == 0 && slope != 0 && !phi.isHomogeneous();
        if (gain.chi1() > HARMLESS && passesZero) {
            return rounded(1 / (slope * slope));
        }
        double squared = rounded(gain.gain() * gain.gain());
        return Double.isFinite(squared) && squared > 0 ? squared : 1;
    }

    static double rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
    }
}
