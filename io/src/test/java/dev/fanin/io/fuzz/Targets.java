package dev.fanin.io.fuzz;

import dev.fanin.io.csv.CsvFile;
import dev.fanin.io.hdf5.Hdf5Dataset;
import dev.fanin.io.hdf5.Hdf5File;
import dev.fanin.io.hdf5.Hdf5Group;
import dev.fanin.io.hdf5.Hdf5Object;
import dev.fanin.io.hdf5.Hdf5Type;
import dev.fanin.io.idx.IdxFile;
import dev.fanin.io.keras.KerasFile;
import dev.fanin.io.keras.LegacyFile;
import dev.fanin.io.safetensors.Safetensors;
import dev.fanin.io.safetensors.SafetensorsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What Jazzer calls with bytes of its own making: each format's reader loads them or throws an
/// IOException, and nothing else.
///
/// Run by the profile `fuzz`, see CONTRIBUTING.
final class Targets {

    private Targets() {}

    private interface Reader {
        void read(Path file) throws IOException;
    }

    private static void check(byte[] bytes, String suffix, Reader reader) {
        Path file = null;
        try {
            file = Files.createTempFile("fuzz", suffix);
            Files.write(file, bytes);
            reader.read(file);
        } catch (IOException _) {
            // A refusal is one of the two good ends.
        } finally {
            delete(file);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static final class Npy {
        private Npy() {}

        public static void fuzzerTestOneInput(byte[] bytes) {
            check(bytes, ".npy", dev.fanin.io.npy.Npy::read);
        }
    }

    static final class Npz {
        private Npz() {}

        public static void fuzzerTestOneInput(byte[] bytes) {
            check(bytes, ".npz", dev.fanin.io.npy.Npz::read);
        }
    }

    static final class Idx {
        private Idx() {}

        public static void fuzzerTestOneInput(byte[] bytes) {
            check(bytes, ".idx", IdxFile::read);
        }
    }

    static final class Csv {
        private Csv() {}

        public static void fuzzerTestOneInput(byte[] bytes) {
            check(bytes, ".csv", file -> CsvFile.of(file).read());
        }
    }

    static final class SafeTensors {
        private SafeTensors() {}

        public static void fuzzerTestOneInput(byte[] bytes) {
            check(bytes, ".safetensors", SafeTensors::readAll);
        }

        private static void readAll(Path path) throws IOException {
            try (SafetensorsFile file = Safetensors.read(path)) {
                for (String name : file.names()) {
                    file.tensor(name);
                }
            }
        }
    }

    static final class Hdf5 {
        private Hdf5() {}

        public static void fuzzerTestOneInput(byte[] bytes) {
            check(bytes, ".h5", Hdf5::readAll);
        }

        private static void readAll(Path path) throws IOException {
            try (Hdf5File file = Hdf5File.open(path)) {
                readAll(file.root());
            }
        }

        private static void readAll(Hdf5Object object) throws IOException {
            switch (object) {
                case Hdf5Group group -> {
                    for (Hdf5Object member : group.members().values()) {
                        readAll(member);
                    }
                }
                case Hdf5Dataset dataset when dataset.type() == Hdf5Type.STRING -> dataset.strings();
                case Hdf5Dataset dataset -> dataset.floats();
            }
        }
    }

    static final class Legacy {
        private Legacy() {}

        public static void fuzzerTestOneInput(byte[] bytes) {
            check(bytes, ".h5", LegacyFile::read);
        }
    }

    static final class Keras {
        private Keras() {}

        public static void fuzzerTestOneInput(byte[] bytes) {
            check(bytes, ".keras", KerasFile::read);
        }
    }

    static final class ModelJson {
        private ModelJson() {}

        public static void fuzzerTestOneInput(byte[] bytes) {
            check(bytes, ".json", KerasFile::readJson);
        }
    }
}
