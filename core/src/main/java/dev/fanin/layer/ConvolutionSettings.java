package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.config.Config;
import dev.fanin.init.Initializers;
import dev.fanin.regularizer.Regularizer;
import dev.fanin.regularizer.Regularizers;

/// What a convolution has besides its window: an activation, and how kernel and bias begin and are
/// kept.
///
/// @param activation the function phi
/// @param useBias whether a bias is added
/// @param kernel how the kernel begins and is kept
/// @param bias how the bias begins and is kept
/// @param activityRegularizer the penalty on the output
public record ConvolutionSettings(
        ActivationFunction activation,
        boolean useBias,
        WeightSettings kernel,
        WeightSettings bias,
        Regularizer activityRegularizer) {

    /// Returns Keras's defaults: kernel `glorot_uniform`, bias `zeros`.
    public static ConvolutionSettings of(ActivationFunction activation) {
        return new ConvolutionSettings(
                activation,
                true,
                WeightSettings.of(Initializers.glorotUniform()),
                WeightSettings.of(Initializers.zeros()),
                Regularizers.none());
    }

    /// Reads them from a config.
    ///
    /// @param kernelName what the kernel's keys begin with, such as `depthwise`
    static ConvolutionSettings of(Config config, String kernelName) {
        return new ConvolutionSettings(
                LayerConfig.activation(config),
                config.flag("use_bias", true),
                LayerConfig.settings(config, kernelName, Initializers.glorotUniform()),
                LayerConfig.settings(config, "bias", Initializers.zeros()),
                LayerConfig.regularizer(config, "activity_regularizer"));
    }

    ConvolutionSettings activation(ActivationFunction function) {
        return new ConvolutionSettings(function, useBias, kernel, bias, activityRegularizer);
    }

    ConvolutionSettings withoutBias() {
        return new ConvolutionSettings(activation, false, kernel, bias, activityRegularizer);
    }

    ConvolutionSettings kernel(WeightSettings settings) {
        return new ConvolutionSettings(activation, useBias, settings, bias, activityRegularizer);
    }

    ConvolutionSettings bias(WeightSettings settings) {
        return new ConvolutionSettings(activation, useBias, kernel, settings, activityRegularizer);
    }

    ConvolutionSettings activityRegularizer(Regularizer regularizer) {
        return new ConvolutionSettings(activation, useBias, kernel, bias, regularizer);
    }
}
