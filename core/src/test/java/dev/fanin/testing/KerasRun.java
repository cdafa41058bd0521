package dev.fanin.testing;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One training of real Keras: what went in, and what came out.
public record KerasRun(String name, Map<String, @Nullable Object> values) {

    private static final Map<String, @Nullable Object> ALL =
            Json.map(String.join("\n", Golden.lines("train/runs.json")));

    /// Returns the names of all runs.
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /// Returns one run.
    public static KerasRun of(String name) {
        return new KerasRun(name, map(ALL.get(name)));
    }

    /// Returns the configs of the layers, the input first.
    public List<Config> layers() {
        return list("layers").stream().map(layer -> Config.ofMap(map(layer))).toList();
    }

    /// Returns the arguments of `compile`.
    public Map<String, @Nullable Object> compiled() {
        return map(values.get("compile"));
    }

    /// Returns the arguments of `fit`.
    public Map<String, @Nullable Object> fit() {
        return map(values.get("fit"));
    }

    public int epochs() {
        return ((Number) Objects.requireNonNull(values.get("epochs"))).intValue();
    }

    public Tensor x() {
        return Tensor.of(shape("x_shape"), Golden.npy(file("x")));
    }

    public Tensor y() {
        return Tensor.of(shape("y_shape"), Golden.npy(file("y")));
    }

    /// Returns arrays in the order of `get_weights()`: `w0` before training and `w1` after it, or
    /// `grads0`, the gradients of trained weights at `w0` over all samples.
    public List<float[]> arrays(String which) {
        return Golden.npz(file(which));
    }

    public float[] predictions() {
        return Golden.npy(file("pred"));
    }

    /// Returns the measures `eval0` before training, or `eval` after it.
    public Map<String, Double> evaluation(String which) {
        Map<String, Double> measures = new LinkedHashMap<>();
        map(values.get(which))
                .forEach((name, value) -> measures.put(name, ((Number) Objects.requireNonNull(value)).doubleValue()));
        return measures;
    }

    /// Returns the measures of each epoch, by name.
    public Map<String, List<Double>> history() {
        Map<String, List<Double>> measures = new LinkedHashMap<>();
        map(values.get("history"))
                .forEach((name, epochs) -> measures.put(
                        name,
                        ((List<?>) Objects.requireNonNull(epochs))
                                .stream()
                                        .map(value -> ((Number) value).doubleValue())
                                        .toList()));
        return measures;
    }

    private String file(String which) {
        return "train/arrays/" + map(values.get("files")).get(which);
    }

    private Shape shape(String key) {
        return Shape.of(list(key).stream()
                .mapToInt(axis -> ((Number) Objects.requireNonNull(axis)).intValue())
                .toArray());
    }

    private List<?> list(String key) {
        return (List<?>) Objects.requireNonNull(values.get(key));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return name;
    }
}
