package dev.fanin.layer;

import dev.fanin.compute.Disturbance;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;

/// Disturbs every value while training, and passes it on otherwise.
///
/// The noise depends on seed, layer, step and element alone.
///
/// Also called: `GaussianNoise`, `GaussianDropout`, `AlphaDropout`.
///
/// @param kind what the noise does
/// @param amount how much there is of it
/// @param label name and trainability
public record Noise(Kind kind, double amount, Label label) implements KerasLayer {

    /// What the noise does to a value.
    public enum Kind {
        /// Adds a normal value of mean 0; the amount is its standard deviation.
        GAUSSIAN_NOISE("GaussianNoise", "stddev"),
        /// Multiplies by a normal value of mean 1 and standard deviation `sqrt(rate / (1 - rate))`.
        ///
        /// Source: Srivastava et al., "Dropout", JMLR 15 (2014), section 10.
        GAUSSIAN_DROPOUT("GaussianDropout", "rate"),
        /// Sets a share of the values to what SELU tends to far below 0, then keeps mean 0 and
        /// variance 1.
        ///
        /// Source: Klambauer et al., "Self-Normalizing Neural Networks", 2017.
        ALPHA_DROPOUT("AlphaDropout", "rate");

        private final String type;
        private final String key;

        Kind(String type, String key) {
            this.type = type;
            this.key = key;
        }
    }

    public Noise {
        boolean isRate = kind != Kind.GAUSSIAN_NOISE;
        if (!(amount >= 0 && (isRate ? amount < 1 : amount < Double.POSITIVE_INFINITY))) {
            throw new IllegalArgumentException(Layers.called(kind.type, label.name()) + ": " + kind.key
                    + " must be at least 0 and " + (isRate ? "below 1" : "finite") + ", got " + amount + ".");
        }
    }

    static Noise of(Kind kind, Config config) {
        LayerConfig.refuse(config, "noise_shape");
        return new Noise(kind, config.number(kind.key, 0), Label.of(config));
    }

    @Override
    public Noise named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public Noise labelled(Label newLabel) {
        return new Noise(kind, amount, newLabel);
    }

    @Override
    public String type() {
        return kind.type;
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public Operation operation(Shape input) {
        int size = input.arraySize();
        if (amount == 0) {
            return Operation.identity();
        }
        return switch (kind) {
            case GAUSSIAN_NOISE -> Disturbance.added(amount, size);
            case GAUSSIAN_DROPOUT -> Disturbance.multiplied(Math.sqrt(amount / (1 - amount)), size);
            case ALPHA_DROPOUT -> Disturbance.switchedOff(amount, size);
        };
    }

    @Override
    public Config config() {
        Config config = label.config(kind.type).with(kind.key, amount).with("seed", null);
        return kind == Kind.ALPHA_DROPOUT ? config.with("noise_shape", null) : config;
    }
}
