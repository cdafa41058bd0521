package dev.fanin.io.hdf5;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Files that h5py and Keras wrote; golden/PROVENANCE.md says how.
final class GoldenHdf5 {

    private GoldenHdf5() {}

    static byte[] bytes(String file) throws IOException {
        try (InputStream stream = GoldenHdf5.class.getResourceAsStream("/golden/hdf5/" + file)) {
            if (stream == null) {
                throw new IllegalArgumentException("No golden file " + file);
            }
            return stream.readAllBytes();
        }
    }

    static List<String> lines(String file) throws IOException {
        return new String(bytes(file), StandardCharsets.UTF_8).lines().toList();
    }

    /// Returns the root of a golden file, which may be read from at any time.
    static Hdf5Group root(String file) throws IOException {
        return root(bytes(file), file);
    }

    static Hdf5Group root(byte[] bytes, String name) throws IOException {
        try (Hdf5File file = Hdf5File.of(MemorySegment.ofArray(bytes), name)) {
            return file.root();
        }
    }

    /// Returns the dataset at a path.
    static Hdf5Dataset dataset(Hdf5Group root, String path) {
        return Objects.requireNonNull(root.dataset(path), path);
    }
}
