package dev.fanin.io.hdf5;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// An HDF5 file that is open for reading.
///
/// Groups, attributes and the shapes of datasets are read when it is opened; the elements of
/// datasets when they are asked for, from the file mapped into memory. Whatever is wrong with a
/// file, opening it and reading from it end with a message and not with much memory or time lost. A
/// file that is made shorter while it is open is not guarded against.
public final class Hdf5File implements AutoCloseable {

    private final @Nullable Arena arena;
    private final Hdf5Group root;

    private Hdf5File(@Nullable Arena arena, Hdf5Group root) {
        this.arena = arena;
        this.root = root;
    }

    /// Opens a file.
    ///
    /// @throws Hdf5Exception if it is damaged or holds what is not read here
    /// @throws IOException if there is no such file, or it cannot be read
    public static Hdf5File open(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Files.isDirectory(file)) {
            throw new Hdf5Exception("Cannot read " + file + ": it is a folder. Name a file in it.");
        }
        @SuppressWarnings("MustBeClosedChecker") // closed with the file, or where opening fails
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            return new Hdf5File(arena, read(bytes, file.toString()));
        } catch (IOException | RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    /// Opens a file whose bytes are there already, such as a member of an archive.
    ///
    /// @param source what to call it in messages, for example `m.keras!model.weights.h5`
    /// @throws Hdf5Exception if it is damaged or holds what is not read here
    public static Hdf5File of(MemorySegment bytes, String source) throws Hdf5Exception {
        Hdf5Group root = read(bytes.asReadOnly(), source);
        return new Hdf5File(null, root);
    }

    private static Hdf5Group read(MemorySegment bytes, String name) throws Hdf5Exception {
        return ObjectReader.root(Superblock.read(new Source(bytes, name)));
    }

    /// Returns the group that holds all others.
    public Hdf5Group root() {
        return root;
    }

    /// Closes the file, once for all. Datasets whose elements are asked for later throw
    /// IllegalStateException, but for those of [#of].
    @Override
    public void close() {
        if (arena != null && arena.scope().isAlive()) {
            arena.close();
        }
    }
}
