package dev.fanin.layer;

import dev.fanin.config.Config;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads inputs, dense layers, activations and noise.
final class BasicConfigs {

    static final List<String> NAMES = List.of(
            "InputLayer",
            "Dense",
            "Activation",
            "LeakyReLU",
            "PReLU",
            "ELU",
            "ReLU",
            "Softmax",
            "Dropout",
            "SpatialDropout1D",
            "SpatialDropout2D",
            "SpatialDropout3D",
            "GaussianNoise",
            "GaussianDropout",
            "AlphaDropout",
            "ActivityRegularization");

    private BasicConfigs() {}

    static @Nullable KerasLayer read(Config config) {
        return switch (config.className()) {
            case "InputLayer" -> Input.of(config);
            case "Dense" -> Dense.of(config);
            case "Activation" -> new Activation(LayerConfig.activation(config), Label.of(config));
            case "LeakyReLU" -> LeakyReLU.of(config);
            case "PReLU" -> PReLU.of(config);
            case "ELU" -> new ELU(config.number("alpha", 1), Label.of(config));
            case "ReLU" -> ReLU.of(config);
            case "Softmax" -> Softmax.of(config);
            case "Dropout" -> Dropout.of(config);
            case "SpatialDropout1D" -> SpatialDropout.of(1, config);
            case "SpatialDropout2D" -> SpatialDropout.of(2, config);
            case "SpatialDropout3D" -> SpatialDropout.of(3, config);
            case "GaussianNoise" -> Noise.of(Noise.Kind.GAUSSIAN_NOISE, config);
            case "GaussianDropout" -> Noise.of(Noise.Kind.GAUSSIAN_DROPOUT, config);
            case "AlphaDropout" -> Noise.of(Noise.Kind.ALPHA_DROPOUT, config);
            case "ActivityRegularization" ->
                new ActivityRegularization(config.number("l1", 0), config.number("l2", 0), Label.of(config));
            default -> null;
        };
    }
}
