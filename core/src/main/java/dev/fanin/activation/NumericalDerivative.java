package dev.fanin.activation;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// The derivative of a function by finite differences of order 8 that never look across a kink.
///
/// With step h the central formula is off by about `h^8 phi^(9) / 630` and the rounding of phi over
/// h; for tanh that is 1e-14. Beside a kink the points lie on one side, which costs two digits.
///
/// Source: Fornberg, "Generation of finite difference formulas on arbitrarily spaced grids", 1988,
/// tables 1 and 3.
final class NumericalDerivative implements DoubleUnaryOperator {

    private static final double STEP = 0x1p-7;

    /// Points the central formula looks at on each side, and the one-sided one on its own.
    private static final int SIDE = 4;

    private static final double[] CENTRAL = {4 / 5.0, -1 / 5.0, 4 / 105.0, -1 / 280.0};

    private static final double[] ONE_SIDED = {
        -761 / 280.0, 8, -14, 56 / 3.0, -35 / 2.0, 56 / 5.0, -14 / 3.0, 8 / 7.0, -1 / 8.0
    };

    private final DoubleUnaryOperator f;
    private final double[] kinks;

    /// Takes the function, and its kinks in rising order.
    NumericalDerivative(DoubleUnaryOperator f, double[] kinks) {
        this.f = f;
        this.kinks = kinks;
    }

    @Override
    public double applyAsDouble(double z) {
        int found = Arrays.binarySearch(kinks, z);
        int above = found >= 0 ? found : -found - 1;
        double left = above > 0 ? z - kinks[above - 1] : Double.POSITIVE_INFINITY;
        double right = above < kinks.length ? kinks[above] - z : Double.POSITIVE_INFINITY;
        // A step too small for z to feel would find no change.
        double step = Math.max(STEP, Math.ulp(z) * 0x1p30);
        if (Math.min(left, right) > SIDE * step) {
            return central(z, step);
        }
        boolean forward = right > left;
        double room = Math.max(left, right) / ONE_SIDED.length;
        return oneSided(z, forward ? Math.min(step, room) : -Math.min(step, room));
    }

    private double central(double z, double step) {
        double sum = 0;
        for (int k = 1; k <= SIDE; k++) {
            sum += CENTRAL[k - 1] * (f.applyAsDouble(z + k * step) - f.applyAsDouble(z - k * step));
        }
        return sum / step;
    }

    private double oneSided(double z, double step) {
        double sum = 0;
        for (int k = 0; k < ONE_SIDED.length; k++) {
            sum += ONE_SIDED[k] * f.applyAsDouble(z + k * step);
        }
        return sum / step;
    }
}
