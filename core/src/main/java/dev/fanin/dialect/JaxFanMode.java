package dev.fanin.dialect;

import dev.fanin.init.Fans;

/// Which fan `jax.nn.initializers.variance_scaling` divides by.
public enum JaxFanMode {
    /// The inputs of a node.
    FAN_IN,
    /// The outputs of a node.
    FAN_OUT,
    /// The mean of both.
    FAN_AVG,
    /// The geometric mean of both, which only JAX has.
    FAN_GEO_AVG;

    double of(Fans fans) {
        return switch (this) {
            case FAN_IN -> fans.in();
            case FAN_OUT -> fans.out();
            case FAN_AVG -> (fans.in() + fans.out()) / 2.0;
            case FAN_GEO_AVG -> Math.sqrt((double) fans.in() * fans.out());
        };
    }
}
