package dev.fanin.lab.scheme;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.init.Initializer;
import dev.fanin.model.Definition;

/// The schemes by factory: functions from a network to the same network with other initializers,
/// some with layers of their own put in.
///
/// A scheme that needs a batch is [Lsuv].
public final class Schemes {

    private Schemes() {}

    /// Every kernel gets the variance that the activation after it asks for, over its true fan-in;
    /// biases 0; the last kernels of N residual branches are divided by sqrt(N).
    ///
    /// Source: He et al., "Delving deep into rectifiers", 2015; for residual branches Hanin and
    /// Rolnick, "How to start training", 2018.
    public static Definition standard(Definition definition) {
        return Standard.of(definition);
    }

    /// Returns the gain that [#standard] takes for an activation: what it divides by sqrt(fan-in) to
    /// get a weight's standard deviation.
    ///
    /// It is `1 / sqrt(E phi^2)` of N(0, 1), but `1 / |phi'(0)|`, the edge of chaos without biases,
    /// where that gain would multiply the squared gradient by more than 1.1 at each layer: 1 for
    /// tanh, not 1.59.
    public static double gain(ActivationFunction activation) {
        return Math.sqrt(Gains.squared(activation));
    }

    /// Returns the initializer that [#standard] takes before an activation where Keras's fan-in is
    /// the true one: `he_normal` for relu, `lecun_normal` for tanh.
    public static Initializer initializer(ActivationFunction activation) {
        return Standard.of(activation);
    }
}
