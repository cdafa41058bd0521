package dev.fanin.lab.experiment;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.flatten;
import static dev.fanin.layer.Layers.input;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.layer.Layer;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// A classifier of equal hidden layers, the object on which initializers are compared.
///
/// @param depth the number of hidden layers, at least 1
/// @param width the nodes of each, at least 1
/// @param activation the activation of each
public record DeepNetwork(int depth, int width, ActivationFunction activation) {

    public DeepNetwork {
        if (depth < 1) {
            throw new IllegalArgumentException("depth must be at least 1, got " + depth + ".");
        }
        if (width < 1) {
            throw new IllegalArgumentException("width must be at least 1, got " + width + ".");
        }
    }

    /// Returns the network for inputs of the given shape, with a softmax over the classes at its
    /// end.
    public Sequential forInputs(Shape sample, int classes) {
        List<Layer> layers = new ArrayList<>();
        layers.add(input(sample));
        if (sample.rank() > 1) {
            layers.add(flatten());
        }
        for (int i = 1; i <= depth; i++) {
            layers.add(dense(width, activation).named("hidden_" + i));
        }
        layers.add(dense(classes, "softmax").named("output"));
        return new Sequential(layers);
    }

    @Override
    public String toString() {
        return depth + " hidden layers of " + width + " " + activation.name() + " nodes, softmax output";
    }
}
