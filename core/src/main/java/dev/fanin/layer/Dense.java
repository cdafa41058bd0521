package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.compute.AffineMap;
import dev.fanin.config.Config;
import dev.fanin.constraint.Constraint;
import dev.fanin.init.Fans;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.operation.Operation;
import dev.fanin.regularizer.Regularizer;
import dev.fanin.regularizer.Regularizers;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// A fully connected layer over the last axis: `x = phi(input kernel + bias)`.
///
/// Shapes: input `(..., n)`, kernel `(n, units)`, bias `(units,)`, output `(..., units)`. Fan-in is
/// n, fan-out is units; axes before the last are treated like further samples.
///
/// Defaults are those of Keras: kernel `glorot_uniform`, bias `zeros`, no activation.
///
/// @param units the number of nodes, at least 1
/// @param activation the function phi
/// @param useBias whether a bias is added
/// @param kernel how the kernel begins and is kept
/// @param bias how the bias begins and is kept
/// @param activityRegularizer the penalty on the output
/// @param label name and trainability
public record Dense(
        int units,
        ActivationFunction activation,
        boolean useBias,
        WeightSettings kernel,
        WeightSettings bias,
        Regularizer activityRegularizer,
        Label label)
        implements KerasLayer {

    public Dense {
        if (units < 1) {
            throw new IllegalArgumentException(
                    Layers.called("Dense", label.name()) + ": units must be at least 1, got " + units + ".");
        }
    }

    /// Returns a layer with Keras's defaults.
    public static Dense of(int units, ActivationFunction activation) {
        return new Dense(
                units,
                activation,
                true,
                WeightSettings.of(Initializers.glorotUniform()),
                WeightSettings.of(Initializers.zeros()),
                Regularizers.none(),
                Label.here());
    }

    static Dense of(Config config) {
        LayerConfig.refuse(config, "quantization_config");
        LayerConfig.refuse(config, "lora_rank");
        return new Dense(
                config.integer("units", 0),
                LayerConfig.activation(config),
                config.flag("use_bias", true),
                LayerConfig.settings(config, "kernel", Initializers.glorotUniform()),
                LayerConfig.settings(config, "bias", Initializers.zeros()),
                LayerConfig.regularizer(config, "activity_regularizer"),
                Label.of(config));
    }

    @Override
    public Dense labelled(Label newLabel) {
        return new Dense(units, activation, useBias, kernel, bias, activityRegularizer, newLabel);
    }

    @Override
    public Dense named(String name) {
        return labelled(label.named(name));
    }

    /// Returns this layer with other settings of its kernel.
    public Dense kernel(WeightSettings settings) {
        return new Dense(units, activation, useBias, settings, bias, activityRegularizer, label);
    }

    /// Returns this layer with other settings of its bias.
    public Dense bias(WeightSettings settings) {
        return new Dense(units, activation, useBias, kernel, settings, activityRegularizer, label);
    }

    /// Returns how the kernel begins.
    public Initializer kernelInitializer() {
        return kernel.initializer();
    }

    /// Returns how the bias begins.
    public Initializer biasInitializer() {
        return bias.initializer();
    }

    @Override
    public Dense kernelInitializer(Initializer initializer) {
        return kernel(kernel.with(initializer));
    }

    /// Returns this layer with the kernel initializer of the given Keras name.
    public Dense kernelInitializer(String initializer) {
        return kernelInitializer(Initializers.named(initializer));
    }

    /// Returns this layer with another initializer of its bias.
    public Dense biasInitializer(Initializer initializer) {
        return bias(bias.with(initializer));
    }

    /// Returns this layer with the bias initializer of the given Keras name.
    public Dense biasInitializer(String initializer) {
        return biasInitializer(Initializers.named(initializer));
    }

    /// Returns this layer with a penalty on its kernel.
    public Dense kernelRegularizer(Regularizer regularizer) {
        return kernel(kernel.with(regularizer));
    }

    /// Returns this layer with a constraint on its kernel.
    public Dense kernelConstraint(Constraint constraint) {
        return kernel(kernel.with(constraint));
    }

    /// Returns this layer with a penalty on its output.
    public Dense activityRegularizer(Regularizer regularizer) {
        return new Dense(units, activation, useBias, kernel, bias, regularizer, label);
    }

    /// Returns this layer with another activation.
    public Dense activation(ActivationFunction function) {
        return new Dense(units, function, useBias, kernel, bias, activityRegularizer, label);
    }

    /// Returns this layer with the activation of the given Keras name.
    public Dense activation(String function) {
        return activation(Activations.named(function));
    }

    /// Returns this layer without a bias.
    public Dense withoutBias() {
        return new Dense(units, activation, false, kernel, bias, activityRegularizer, label);
    }

    @Override
    public String type() {
        return "Dense";
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() == 0) {
            throw new IllegalArgumentException(Layers.called("Dense", name())
                    + " expects at least one axis besides the batch, got shape (None,); give the input an axis.");
        }
        return input.withLast(units);
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        int features = input.axis(-1);
        Fans fans = new Fans(features, units);
        List<ParameterSpec> parameters = new ArrayList<>();
        parameters.add(new ParameterSpec("kernel", Shape.of(features, units), fans, kernel));
        if (useBias) {
            parameters.add(new ParameterSpec("bias", Shape.of(units), fans, bias));
        }
        return List.copyOf(parameters);
    }

    @Override
    public Operation operation(Shape input) {
        return new AffineMap(input.axis(-1), units, input.arraySize() / input.axis(-1), useBias);
    }

    @Override
    public Config config() {
        Config config = label.config("Dense");
        if (!activityRegularizer.isNone()) {
            config = config.with("activity_regularizer", LayerConfig.config(activityRegularizer));
        }
        return config.with("units", units)
                .with("activation", activation.name())
                .with("use_bias", useBias)
                .with("kernel_initializer", LayerConfig.config(kernel.initializer()))
                .with("bias_initializer", LayerConfig.config(bias.initializer()))
                .with("kernel_regularizer", LayerConfig.config(kernel.regularizer()))
                .with("bias_regularizer", LayerConfig.config(bias.regularizer()))
                .with("kernel_constraint", LayerConfig.config(kernel.constraint()))
                .with("bias_constraint", LayerConfig.config(bias.constraint()))
                .with("quantization_config", null);
    }
}
