package dev.fanin.io.model;

import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.Weights;
import dev.fanin.io.keras.KerasFile;
import dev.fanin.io.keras.LegacyFile;
import dev.fanin.io.keras.SavedModel;
import dev.fanin.io.npy.Npz;
import dev.fanin.io.safetensors.Safetensors;
import dev.fanin.io.safetensors.SafetensorsFile;
import dev.fanin.io.torch.StateDict;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.model.Definition;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.text.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/// Weights in files, of the kind that the name says.
public final class WeightsFile {

    private static final Map<String, String> METADATA = Map.of("format", "pt");
    private static final String INDEX = ".json";

    /// The size at which Hugging Face's libraries begin another file.
    private static final long LARGEST_SHARD = 5_000_000_000L;

    private WeightsFile() {}

    /// Reads the weights of a network from any file that has some: `.weights.h5`, a whole model,
    /// safetensors under the names of Keras or of PyTorch, `.npz` by name or, as
    /// `numpy.savez(file, *model.get_weights())` writes it, by number.
    ///
    /// @throws IOException with a message of one line, where they are those of another network too
    public static Weights read(Path file, Definition definition) throws IOException {
        FileKind kind = FileKind.of(file);
        Network network = definition.network();
        return switch (kind) {
            case KERAS_WEIGHTS -> KerasFile.readWeights(file, definition);
            case KERAS -> of(KerasFile.readForInference(file), file, network);
            case HDF5 -> LegacyFile.readWeights(file, definition);
            case SAFETENSORS -> {
                try (SafetensorsFile tensors = Safetensors.read(file)) {
                    yield named(file, network, Set.copyOf(tensors.names()), name -> tensor(tensors, name));
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            }
            case NPZ -> {
                Map<String, Tensor> arrays = Npz.read(file);
                yield NumberedWeights.isLikely(arrays.keySet())
                        ? NumberedWeights.of(file, network, arrays)
                        : named(file, network, arrays.keySet(), name -> Objects.requireNonNull(arrays.get(name)));
            }
            case JSON -> throw new IOException("Cannot read weights from " + file + ": a model in JSON has none.");
        };
    }

    private static Tensor tensor(SafetensorsFile tensors, String name) {
        try {
            return tensors.tensor(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Weights of(SavedModel model, Path file, Network network) throws IOException {
        Weights weights = model.weights();
        if (weights == null) {
            throw new IOException("Cannot read weights from " + file + ": it has none.");
        }
        return checked(file, network, weights.values().keySet(), weights::get);
    }

    private static Weights named(Path file, Network network, Set<String> names, Function<String, Tensor> tensors)
            throws IOException {
        if (!StateDict.isLikely(names)) {
            return checked(file, network, names, tensors);
        }
        try {
            return StateDict.read(network, names, tensors);
        } catch (IllegalArgumentException e) {
            throw new IOException("Cannot read weights from " + file + ": " + e.getMessage(), e);
        }
    }

    private static Weights checked(Path file, Network network, Set<String> names, Function<String, Tensor> tensors)
            throws IOException {
        SequencedMap<String, Tensor> found = new LinkedHashMap<>();
        List<String> wanted = network.nodes().stream()
                .flatMap(node -> node.parameters().stream().map(node::path))
                .distinct()
                .toList();
        for (String path : wanted) {
            if (!names.contains(path)) {
                throw new IOException("Cannot read weights from " + file + ": there is no " + Quoted.of(path)
                        + "; these are weights of another model.");
            }
            found.put(path, tensors.apply(path));
        }
        for (Node node : network.nodes()) {
            for (ParameterSpec parameter : node.parameters()) {
                Shape shape =
                        Objects.requireNonNull(found.get(node.path(parameter))).shape();
                if (!shape.equals(parameter.shape())) {
                    throw new IOException("Cannot read weights from " + file + ": " + Quoted.of(node.path(parameter))
                            + " has shape " + shape + ", the model needs " + parameter.shape() + ".");
                }
            }
        }
        if (names.size() > found.size()) {
            String first = names.stream()
                    .filter(name -> !found.containsKey(name))
                    .sorted()
                    .findFirst()
                    .orElse("");
            throw new IOException("Cannot read weights from " + file + ": no layer takes " + Quoted.of(first)
                    + "; these are weights of another model.");
        }
        return new Weights(found);
    }

    /// Writes weights to a `.safetensors` or `.npz` file, or to several with an index,
    /// `x.safetensors.index.json`, none of them longer than 5 GB.
    ///
    /// @throws IOException with a message of one line; an older file is then unchanged
    public static void write(Path file, Definition definition, Weights weights, WeightsLayout layout)
            throws IOException {
        SequencedMap<String, Tensor> tensors = switch (layout) {
            case KERAS -> weights.values();
            case TORCH -> StateDict.of(definition.network(), weights);
        };
        FileKind kind = FileKind.of(file);
        switch (kind) {
            case SAFETENSORS -> {
                Map<String, String> metadata = layout == WeightsLayout.TORCH ? METADATA : Map.of();
                if (file.toString().toLowerCase(Locale.ROOT).endsWith(INDEX)) {
                    Safetensors.writeSharded(file, tensors, metadata, LARGEST_SHARD);
                } else {
                    Safetensors.write(file, tensors, metadata);
                }
            }
            case NPZ -> Npz.write(file, tensors);
            case KERAS, KERAS_WEIGHTS, HDF5, JSON ->
                throw new IOException("Cannot write weights under the names of " + layout + " to " + file
                        + "; name a file that ends in .safetensors or .npz.");
        }
    }
}
