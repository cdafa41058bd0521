package dev.fanin.io.model;

import dev.fanin.text.Quoted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a file holds, by the end of its name.
public enum FileKind {
    /// A model of Keras 3.
    KERAS("a Keras model", true, ".keras"),
    /// Weights of Keras 3.
    KERAS_WEIGHTS("Keras weights", false, ".weights.h5"),
    /// A model of Keras before 3, or its weights.
    HDF5("a Keras model of old", true, ".h5", ".hdf5"),
    /// A model of Keras without weights.
    JSON("a model in JSON", true, ".json"),
    /// Weights by name; the index of several files has the name `x.safetensors.index.json`.
    SAFETENSORS("weights in safetensors", false, ".safetensors", ".safetensors.index.json"),
    /// Arrays by name.
    NPZ("weights in NumPy's archive", false, ".npz");

    private final String description;
    private final boolean isModel;
    private final String suffixes;

    FileKind(String description, boolean isModel, String... suffixes) {
        this.description = description;
        this.isModel = isModel;
        this.suffixes = String.join(" ", suffixes);
    }

    /// Returns the kind of a file.
    ///
    /// @throws IOException with a message of one line where the name says none
    public static FileKind of(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        FileKind found = null;
        int longest = 0;
        for (FileKind kind : values()) {
            for (String suffix : kind.suffixes.split(" ", -1)) {
                if (name.endsWith(suffix) && suffix.length() > longest) {
                    found = kind;
                    longest = suffix.length();
                }
            }
        }
        if (found == null) {
            List<String> known = Arrays.stream(values())
                    .flatMap(kind -> Arrays.stream(kind.suffixes.split(" ", -1)))
                    .toList();
            throw new IOException("Cannot tell from its name what " + Quoted.of(file.toString())
                    + " holds; expected a name that ends in " + String.join(", ", known) + ".");
        }
        return found;
    }

    /// Returns what a file of this kind holds, for messages.
    public String description() {
        return description;
    }

    /// Returns whether a file of this kind says how layers are connected.
    public boolean isModel() {
        return isModel;
    }
}
