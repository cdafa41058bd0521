package dev.fanin.dialect;

import dev.fanin.text.Suggestion;
import java.util.List;

/// The names of the dialects, in the order in which messages show them.
final class DialectNames {

    private static final List<Entry> KNOWN = List.of(
            new Entry("fanin", new Fanin()),
            new Entry("torch", new Torch()),
            new Entry("jax", new Jax()),
            new Entry("jax_original", new Jax(JaxCounting.ORIGINAL)),
            new Entry("tensorflow", new TensorFlow()),
            new Entry("numpy", new Numpy()),
            new Entry("numpy_legacy", new NumpyLegacy()),
            new Entry("keras", new Keras()),
            new Entry("keras_tensorflow", new Keras(KerasBackend.TENSORFLOW)),
            new Entry("keras_jax", new Keras(KerasBackend.JAX)),
            new Entry("keras_torch", new Keras(KerasBackend.TORCH)),
            new Entry("keras_numpy", new Keras(KerasBackend.NUMPY)));

    private DialectNames() {}

    /// A dialect under one of its names.
    private record Entry(String name, Dialect dialect) {}

    static Dialect named(String name) {
        return KNOWN.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Suggestion.unknown("dialect", name, all())))
                .dialect();
    }

    static List<String> all() {
        return KNOWN.stream().map(Entry::name).toList();
    }
}
