package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.config.Config;
import dev.fanin.init.Initializer;
import dev.fanin.operation.Operation;
import dev.fanin.regularizer.Regularizer;
import dev.fanin.regularizer.Regularizers;
import dev.fanin.tensor.Shape;
import java.util.List;

/// One layer of a network as a value: an operation that gives z, then an activation that gives `x =
/// phi(z)`.
///
/// Shapes are those of one sample, without the batch axis. A layer has no weights and no buffers:
/// it states which parameters it needs and how to compute with them. User-defined ones implement
/// [CustomLayer].
public sealed interface Layer permits KerasLayer, CustomLayer {

    /// Returns the name, or an empty text while the network has not given one.
    String name();

    /// Returns this layer under another name.
    Layer named(String name);

    /// Returns whether training changes the parameters.
    default boolean trainable() {
        return true;
    }

    /// Returns this layer with parameters that training changes, or leaves alone.
    default Layer trainable(boolean trainable) {
        if (!trainable) {
            throw new IllegalArgumentException(
                    Layers.called(type(), name()) + " cannot be frozen: it does not override trainable(boolean).");
        }
        return this;
    }

    /// Returns the name of the Keras class, for example `Dense`.
    String type();

    /// Returns the shape this layer makes of the given one; throws IllegalArgumentException where
    /// it does not fit.
    Shape outputShape(Shape input);

    /// Returns the shape this layer makes of the given ones, of which most layers take one.
    default Shape outputShape(List<Shape> inputs) {
        return outputShape(Layers.single(this, inputs));
    }

    /// Returns the parameters for inputs of the given shape, in Keras's order, without allocating
    /// any.
    default List<ParameterSpec> parameters(Shape input) {
        return List.of();
    }

    /// Returns the parameters for several inputs.
    default List<ParameterSpec> parameters(List<Shape> inputs) {
        return parameters(Layers.single(this, inputs));
    }

    /// Returns a new computation of z for inputs of the given shape.
    Operation operation(Shape input);

    /// Returns a new computation of z for several inputs.
    default Operation operation(List<Shape> inputs) {
        return operation(Layers.single(this, inputs));
    }

    /// Returns the activation that follows the operation, linear by default.
    default ActivationFunction activation() {
        return Activations.linear();
    }

    /// Returns the penalty on what the layer puts out, none by default.
    default Regularizer activityRegularizer() {
        return Regularizers.none();
    }

    /// Returns this layer with another initializer of its kernel, if it has one.
    default Layer kernelInitializer(Initializer initializer) {
        return this;
    }

    /// Returns the settings under Keras's keys.
    Config config();

    /// Applies this layer to outputs of others, in a network that is not a chain.
    ///
    /// A layer object that is applied more than once shares its parameters.
    default Symbol on(Symbol... inputs) {
        return new Symbol(this, List.of(inputs));
    }
}
