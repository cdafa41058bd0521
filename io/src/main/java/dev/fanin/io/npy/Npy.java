package dev.fanin.io.npy;

import dev.fanin.file.AtomicFile;
import dev.fanin.random.Span;
import dev.fanin.tensor.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Arrays in NumPy's .npy files.
public final class Npy {

    private static final int PART = 1 << 16;

    private Npy() {}

    /// Writes an array as float32, as `numpy.save` does: the same bytes.
    ///
    /// @throws IOException with a message of one line; an older file is then unchanged
    public static void write(Path path, Tensor tensor) throws IOException {
        float[] values = tensor.array();
        AtomicFile.write(path, channel -> {
            NpyWriter writer = NpyWriter.begin(channel, tensor.shape());
            for (int from = 0; from < values.length; from += PART) {
                writer.write(Span.of(from, values, from, Math.min(PART, values.length - from)));
            }
        });
    }

    /// Reads an array of truth values, whole numbers or floating-point numbers of up to 64 bits, in
    /// any byte order, and in C or Fortran order.
    ///
    /// The values become float32: whole numbers beyond 2^24 and float64 are rounded to the nearest.
    /// Takes no memory for values that the file only claims to hold. Python objects, structures,
    /// complex numbers, texts and times are refused.
    ///
    /// @throws IOException with a message of one line
    public static Tensor read(Path path) throws IOException {
        try (FileChannel channel = open(path)) {
            NpySource source = NpySource.open(channel, channel.size());
            return Tensor.of(source.header().shape(), source.values());
        } catch (NpyException | EOFException e) {
            throw unreadable(path.toString(), e);
        }
    }

    static FileChannel open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException("Cannot read " + path + ": it is a folder. Name a file in it.");
        }
        return FileChannel.open(path, StandardOpenOption.READ);
    }

    /// Returns what to tell of a file, or of a member of one, that cannot be read.
    static IOException unreadable(String what, IOException e) {
        @Nullable String why = e instanceof EOFException ? "it ends within its header. Save it again" : e.getMessage();
        return new IOException("Cannot read " + what + ": " + why + ".", e);
    }
}
