package dev.fanin.io.keras;

import dev.fanin.io.npy.Npy;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The models of Keras 3.15.1 among the test resources, with inputs and outputs.
final class KerasModels {

    /// Those made of layers that exist here.
    static final List<String> READABLE =
            List.of("mlp", "acts", "cnn", "cnn2", "conv1d", "norms", "functional", "nested", "compiled");

    private KerasModels() {}

    static Path file(String model, String name) {
        try {
            return Path.of(Objects.requireNonNull(KerasModels.class.getResource("/golden/keras/" + model + "/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(String model, String name) throws IOException {
        return Files.readString(file(model, name));
    }

    /// Returns `x0.npy`, `x1.npy` and so on, or the same of another letter.
    static List<Tensor> arrays(String model, String letter) throws IOException {
        List<Tensor> arrays = new ArrayList<>();
        Path folder = file(model, letter + "0.npy").resolveSibling(letter + "0.npy");
        for (int i = 0; Files.exists(folder.resolveSibling(letter + i + ".npy")); i++) {
            arrays.add(Npy.read(folder.resolveSibling(letter + i + ".npy")));
        }
        return arrays;
    }
}
