package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.constraint.Constraint;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.regularizer.Regularizer;

/// What all convolutions can be asked to change.
///
/// @param <L> the layer itself
public sealed interface Convolutional<L>
        permits Convolution, TransposedConvolution, DepthwiseConvolution, SeparableConvolution {

    /// Returns how the window moves.
    Window window();

    /// Returns what there is besides the window.
    ConvolutionSettings settings();

    /// Returns this layer with another window.
    L window(Window window);

    /// Returns this layer with other settings.
    L settings(ConvolutionSettings settings);

    /// Returns this layer with another initializer of its kernel.
    L kernelInitializer(Initializer initializer);

    /// Returns this layer with the kernel initializer of the given Keras name.
    default L kernelInitializer(String initializer) {
        return kernelInitializer(Initializers.named(initializer));
    }

    /// Returns this layer with other strides; one value stands for all axes.
    default L strides(int... strides) {
        return window(window().strides(strides));
    }

    /// Returns this layer with another padding.
    default L padding(Padding padding) {
        return window(window().padding(padding));
    }

    /// Returns this layer with the padding of the given Keras name.
    default L padding(String padding) {
        return padding(Padding.named(padding));
    }

    /// Returns this layer with taps further apart; one value stands for all axes.
    default L dilationRate(int... dilation) {
        return window(window().dilation(dilation));
    }

    /// Returns this layer with another activation.
    default L activation(ActivationFunction function) {
        return settings(settings().activation(function));
    }

    /// Returns this layer with the activation of the given Keras name.
    default L activation(String function) {
        return activation(Activations.named(function));
    }

    /// Returns this layer without a bias.
    default L withoutBias() {
        return settings(settings().withoutBias());
    }

    /// Returns this layer with another initializer of its bias.
    default L biasInitializer(Initializer initializer) {
        return settings(settings().bias(settings().bias().with(initializer)));
    }

    /// Returns this layer with the bias initializer of the given Keras name.
    default L biasInitializer(String initializer) {
        return biasInitializer(Initializers.named(initializer));
    }

    /// Returns this layer with a penalty on its kernel.
    default L kernelRegularizer(Regularizer regularizer) {
        return settings(settings().kernel(settings().kernel().with(regularizer)));
    }

    /// Returns this layer with a constraint on its kernel.
    default L kernelConstraint(Constraint constraint) {
        return settings(settings().kernel(settings().kernel().with(constraint)));
    }

    /// Returns this layer with a penalty on its bias.
    default L biasRegularizer(Regularizer regularizer) {
        return settings(settings().bias(settings().bias().with(regularizer)));
    }

    /// Returns this layer with a constraint on its bias.
    default L biasConstraint(Constraint constraint) {
        return settings(settings().bias(settings().bias().with(constraint)));
    }

    /// Returns this layer with a penalty on its output.
    default L activityRegularizer(Regularizer regularizer) {
        return settings(settings().activityRegularizer(regularizer));
    }
}
