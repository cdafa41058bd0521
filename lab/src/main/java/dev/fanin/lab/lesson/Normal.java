package dev.fanin.lab.lesson;

import dev.fanin.math.GaussLegendre;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.Erfc;

/// Probabilities and expectations under a normal distribution of mean 0.
///
/// @param deviation the standard deviation
record Normal(double deviation) {

    private static final double REACH = 12;

    /// Returns the probability of a magnitude above the limit.
    double beyond(double limit) {
        return Erfc.value(limit / (deviation * Math.sqrt(2)));
    }

    /// Returns the expectation of f, by quadrature cut at the given points.
    double expectation(DoubleUnaryOperator f, double... cuts) {
        double scale = 1 / (deviation * Math.sqrt(2 * Math.PI));
        return GaussLegendre.integrate(
                z -> f.applyAsDouble(z) * scale * Math.exp(-z * z / (2 * deviation * deviation)),
                -REACH * deviation,
                REACH * deviation,
                cuts);
    }
}
