package dev.fanin.io.npy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that NumPy wrote; golden/PROVENANCE.md says how.
final class GoldenNpy {

    private GoldenNpy() {}

    static byte[] bytes(String file) throws IOException {
        try (InputStream stream = GoldenNpy.class.getResourceAsStream("/golden/" + file)) {
            if (stream == null) {
                throw new IllegalArgumentException("No golden file " + file);
            }
            return stream.readAllBytes();
        }
    }

    /// Copies a golden file to a folder.
    static Path copy(String file, Path folder) throws IOException {
        return Files.write(folder.resolve(file), bytes(file));
    }
}
