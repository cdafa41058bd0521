package dev.fanin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Models, samples and results of real Keras; `golden/PROVENANCE.md` says of which.
final class Golden {

    private static final Path ROOT = Path.of("src", "test", "resources", "golden");

    /// Models with layers that Fanin does not have.
    static final List<String> NOT_YET = List.of("attention", "gru_rnn", "lstm", "lstm_mask");

    private Golden() {}

    /// Returns a file of a model that Keras 3.15 saved.
    static Path keras(String model, String file) {
        return ROOT.resolve("keras").resolve(model).resolve(file);
    }

    /// Returns a file of a run that Keras 3.3 trained.
    static Path train(String run, String file) {
        return ROOT.resolve("train").resolve(run).resolve(file);
    }

    /// Returns the description of all runs.
    static Path runs() {
        return ROOT.resolve("train").resolve("runs.json");
    }

    /// Returns the models that Fanin has all layers of.
    static List<String> models() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT.resolve("keras"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> !NOT_YET.contains(name))
                    .sorted()
                    .toList();
        }
    }

    /// Returns the files of a model whose names begin with a letter: `x` for inputs, `y` for
    /// outputs.
    static List<Path> arrays(String model, String letter) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("keras").resolve(model))) {
            return files.filter(file -> file.getFileName().toString().matches(letter + "\\d+\\.npy"))
                    .sorted()
                    .toList();
        }
    }
}
