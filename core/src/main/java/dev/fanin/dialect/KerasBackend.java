package dev.fanin.dialect;

/// What Keras runs on, which decides how its initializers draw.
public enum KerasBackend {
    /// Threefry, as JAX draws.
    JAX,
    /// Philox, as TensorFlow's stateless functions draw.
    TENSORFLOW,
    /// PCG64, as NumPy draws.
    NUMPY,
    /// The Mersenne twister, as PyTorch's CPU draws.
    TORCH;

    /// Returns what an initializer with an integer seed draws with.
    Draws draws(long seed) {
        return switch (this) {
            case JAX -> JaxDraws.of(seed);
            case TENSORFLOW -> TensorFlowDraws.of(seed);
            case NUMPY -> new NumpyDraws(seed);
            case TORCH -> new TorchDraws(seed);
        };
    }
}
