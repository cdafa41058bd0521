package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.init.Initializer;
import dev.fanin.tensor.Shape;
import java.util.List;

/// One layer of a network as a value: an operation that gives z, then an activation that gives `x =
/// phi(z)`.
///
/// Shapes are those of one sample, without the batch axis. A layer has no weights and no buffers:
/// it states which parameters it needs and how to compute with them. User-defined ones implement
/// [CustomLayer].
public sealed interface Layer permits Input, Dense, Activation, Flatten, Dropout, CustomLayer {

    /// Returns the name, or an empty text while the network has not given one.
    String name();

    /// Returns this layer under another name.
    Layer named(String name);

    /// Returns the name of the Keras class, for example `Dense`.
    String type();

    /// Returns the shape this layer makes of the given one; throws IllegalArgumentException where
    /// it does not fit.
    Shape outputShape(Shape input);

    /// Returns the parameters for inputs of the given shape, in Keras's order, without allocating
    /// any.
    default List<ParameterSpec> parameters(Shape input) {
        return List.of();
    }

    /// Returns the computation of z for inputs of the given shape.
    Operation operation(Shape input);

    /// Returns the activation that follows the operation, linear by default.
    default ActivationFunction activation() {
        return Activations.linear();
    }

    /// Returns this layer with another initializer of its kernel, if it has one.
    default Layer kernelInitializer(Initializer initializer) {
        return this;
    }
}
