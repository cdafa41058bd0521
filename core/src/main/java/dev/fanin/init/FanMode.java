package dev.fanin.init;

/// Which fan a variance is divided by.
public enum FanMode {
    /// The inputs of a node: keeps the forward signal.
    FAN_IN("fan_in"),
    /// The outputs of a node: keeps the backward signal.
    FAN_OUT("fan_out"),
    /// The mean of both, the compromise of Glorot and Bengio.
    FAN_AVG("fan_avg"),
    /// The geometric mean of both, which JAX offers.
    FAN_GEO_AVG("fan_geo_avg");

    private final String text;

    FanMode(String text) {
        this.text = text;
    }

    /// Returns n, the fan to divide by.
    public double of(Fans fans) {
        return switch (this) {
            case FAN_IN -> fans.in();
            case FAN_OUT -> fans.out();
            case FAN_AVG -> (fans.in() + fans.out()) / 2;
            case FAN_GEO_AVG -> Math.sqrt(fans.in() * fans.out());
        };
    }

    /// Returns the name Keras and JAX use, for example `fan_in`.
    @Override
    public String toString() {
        return text;
    }
}
