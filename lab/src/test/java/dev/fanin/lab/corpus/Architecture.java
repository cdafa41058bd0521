package dev.fanin.lab.corpus;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.model.Definition;
import dev.fanin.tensor.Shape;

/// A network's form, to which a scheme adds how it begins.
sealed interface Architecture permits Chain, Residual {

    /// Returns the shape of one sample.
    Shape input();

    /// Returns the classes, or 1 for a network that is fitted to one number.
    int outputs();

    /// Returns the activation of its hidden layers.
    ActivationFunction phi();

    /// Returns the network with all its initializers.
    Definition with(Scheme scheme);

    /// Returns `mlp`, `cnn`, `residual` or `normalized`.
    String family();

    /// Returns the form in a few words: `mlp relu 8x32`.
    String title();
}
