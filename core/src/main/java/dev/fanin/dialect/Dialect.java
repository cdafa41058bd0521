package dev.fanin.dialect;

import dev.fanin.init.Fans;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Whose values a seed stands for: Fanin's own, or those another framework would draw.
///
/// | name | values of | shapes |
/// |---|---|---|
/// | `fanin` | [Fanin] | (k..., in, out) |
/// | `torch` | [Torch]: PyTorch after `torch.manual_seed(seed)` | (out, in / groups, k...) |
/// | `jax` | [Jax]: `jax.nn.initializers` with `jax.random.key(seed)` | (k..., in, out) |
/// | `jax_original` | the same where `jax_threefry_partitionable=False` | (k..., in, out) |
/// | `tensorflow` | [TensorFlow]: `tf.random.stateless_*` with `[seed, 0]` | (k..., in, out) |
/// | `numpy` | [Numpy]: `numpy.random.default_rng(seed)` | (k..., in, out) |
/// | `numpy_legacy` | [NumpyLegacy]: `numpy.random.RandomState(seed)` | (k..., in, out) |
/// | `keras` | another name of `keras_tensorflow` | (k..., in, out) |
/// | `keras_tensorflow` | [Keras] on TensorFlow, made with `seed=seed` | (k..., in, out) |
/// | `keras_jax` | the same on JAX | (k..., in, out) |
/// | `keras_torch` | the same on PyTorch | (k..., in, out) |
/// | `keras_numpy` | the same on NumPy | (k..., in, out) |
public sealed interface Dialect permits Fanin, ForeignDialect {

    /// Returns the dialect of the given name.
    ///
    /// Throws IllegalArgumentException with one line, and a suggestion for what may have been
    /// meant.
    static Dialect named(String name) {
        return DialectNames.named(name);
    }

    /// Returns all names that [#named] knows.
    static List<String> names() {
        return DialectNames.all();
    }

    /// Returns the name, in small letters, for example `fanin`.
    String name();

    /// Returns the fans this dialect reads from the shape of a parameter; Keras's rule where it has
    /// none of its own.
    default Fans fans(Shape shape) {
        return Fans.ofShape(shape);
    }

    /// Returns the shape of a parameter with its axes as Fanin has them, (k..., inputs, outputs).
    ///
    /// Mean and variance of an initializer are stated for that order.
    default Shape inFaninOrder(Shape shape) {
        return shape;
    }
}
