package dev.fanin.activation;

import dev.fanin.text.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The activations by factory and by Keras name.
public final class Activations {

    private static final Map<String, ActivationFunction> BY_NAME = new LinkedHashMap<>();

    static {
        for (ActivationFunction f : List.of(linear(), relu(), sigmoid(), softmax(), tanh())) {
            BY_NAME.put(f.name(), f);
        }
    }

    private Activations() {}

    /// Returns the identity.
    public static Linear linear() {
        return new Linear();
    }

    /// Returns the rectifier.
    public static Relu relu() {
        return new Relu();
    }

    /// Returns the logistic function.
    public static Sigmoid sigmoid() {
        return new Sigmoid();
    }

    /// Returns the hyperbolic tangent.
    public static Tanh tanh() {
        return new Tanh();
    }

    /// Returns softmax over the last axis.
    public static Softmax softmax() {
        return new Softmax();
    }

    /// Returns the activation of the given Keras name, for example `relu`; throws with a suggestion
    /// where there is none.
    public static ActivationFunction named(String name) {
        ActivationFunction found = BY_NAME.get(name);
        if (found == null) {
            throw new IllegalArgumentException(Suggestion.unknown("activation", name, BY_NAME.keySet()));
        }
        return found;
    }
}
