package dev.fanin.lab.corpus;

import dev.fanin.init.Constant;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.init.Orthogonal;
import dev.fanin.init.RandomNormal;
import dev.fanin.init.VarianceScaling;

/// Initializers whose values are those of another one, times a factor.
final class Scaled {

    private Scaled() {}

    static Initializer by(double factor, Initializer base) {
        return switch (base) {
            case VarianceScaling scaling ->
                new VarianceScaling(
                        scaling.scale() * factor * factor, scaling.mode(), scaling.distribution(), scaling.axes());
            case RandomNormal normal -> Initializers.randomNormal(normal.stddev() * factor);
            case Orthogonal orthogonal -> Initializers.orthogonal(orthogonal.gain() * factor);
            case Constant constant -> Initializers.constant(constant.value() * factor);
            default -> throw new IllegalArgumentException("No way to scale " + base + "; add one.");
        };
    }
}
