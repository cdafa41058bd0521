package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.init.Fans;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
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
/// @param kernelInitializer how the kernel begins
/// @param biasInitializer how the bias begins
/// @param name the layer's name
public record Dense(
        int units,
        ActivationFunction activation,
        boolean useBias,
        Initializer kernelInitializer,
        Initializer biasInitializer,
        String name)
        implements Layer {

    public Dense {
        if (units < 1) {
            throw new IllegalArgumentException(
                    Layers.called("Dense", name) + ": units must be at least 1, got " + units + ".");
        }
    }

    /// Returns a layer with Keras's defaults.
    public static Dense of(int units, ActivationFunction activation) {
        return new Dense(units, activation, true, Initializers.glorotUniform(), Initializers.zeros(), "");
    }

    @Override
    public Dense named(String newName) {
        return new Dense(units, activation, useBias, kernelInitializer, biasInitializer, newName);
    }

    @Override
    public Dense kernelInitializer(Initializer initializer) {
        return new Dense(units, activation, useBias, initializer, biasInitializer, name);
    }

    /// Returns this layer with the kernel initializer of the given Keras name.
    public Dense kernelInitializer(String initializer) {
        return kernelInitializer(Initializers.named(initializer));
    }

    /// Returns this layer with another initializer of its bias.
    public Dense biasInitializer(Initializer initializer) {
        return new Dense(units, activation, useBias, kernelInitializer, initializer, name);
    }

    /// Returns this layer with the bias initializer of the given Keras name.
    public Dense biasInitializer(String initializer) {
        return biasInitializer(Initializers.named(initializer));
    }

    /// Returns this layer with another activation.
    public Dense activation(ActivationFunction function) {
        return new Dense(units, function, useBias, kernelInitializer, biasInitializer, name);
    }

    /// Returns this layer with the activation of the given Keras name.
    public Dense activation(String function) {
        return activation(Activations.named(function));
    }

    /// Returns this layer without a bias.
    public Dense withoutBias() {
        return new Dense(units, activation, false, kernelInitializer, biasInitializer, name);
    }

    @Override
    public String type() {
        return "Dense";
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() == 0) {
            throw new IllegalArgumentException(Layers.called("Dense", name)
                    + " expects at least one axis besides the batch, got shape (None,); give the input an axis.");
        }
        return input.withLast(units);
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        int features = input.axis(-1);
        Fans fans = new Fans(features, units);
        List<ParameterSpec> parameters = new ArrayList<>();
        parameters.add(new ParameterSpec("kernel", Shape.of(features, units), fans, kernelInitializer));
        if (useBias) {
            parameters.add(new ParameterSpec("bias", Shape.of(units), fans, biasInitializer));
        }
        return List.copyOf(parameters);
    }

    @Override
    public Operation operation(Shape input) {
        return new AffineMap(input.axis(-1), units, useBias);
    }
}
