package dev.fanin.dialect;

import dev.fanin.init.Initializer;
import dev.fanin.init.Target;
import dev.fanin.tensor.Tensor;

/// What an initializer of Keras 3 draws that was constructed with `seed=seed`, an integer.
///
/// [KerasInit] says what is exact, [KerasSeeds] which seeds a model gets from `set_random_seed`.
///
/// Shapes: (k..., inputs, outputs), as Keras's layers keep their kernels.
///
/// @param backend what Keras runs on
public record Keras(KerasBackend backend) implements ForeignDialect {

    /// The dialect of Keras on TensorFlow, its default.
    public Keras() {
        this(KerasBackend.TENSORFLOW);
    }

    /// Returns `keras_` and the backend, for example `keras_jax`.
    @Override
    public String name() {
        return switch (backend) {
            case JAX -> "keras_jax";
            case TENSORFLOW -> "keras_tensorflow";
            case NUMPY -> "keras_numpy";
            case TORCH -> "keras_torch";
        };
    }

    @Override
    public Tensor draw(Initializer initializer, Target target, long seed) {
        float[] values = new float[target.shape().arraySize()];
        KerasInit.fill(values, initializer, target, backend, seed);
        return Tensor.of(target.shape(), values);
    }
}
