package dev.fanin.io.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that other systems wrote; golden/PROVENANCE.md says how.
public final class Golden {

    private Golden() {}

    public static byte[] bytes(String file) throws IOException {
        try (InputStream stream = Golden.class.getResourceAsStream("/golden/" + file)) {
            if (stream == null) {
                throw new IllegalArgumentException("No golden file " + file);
            }
            return stream.readAllBytes();
        }
    }

    /// Copies a golden file to a folder, without the folders it stands in.
    public static Path copy(String file, Path folder) throws IOException {
        return Files.write(folder.resolve(file.substring(file.lastIndexOf('/') + 1)), bytes(file));
    }
}
