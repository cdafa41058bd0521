package dev.fanin.io.npy;

import dev.fanin.file.AtomicFile;
import dev.fanin.random.Span;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Arrays in NumPy's .npy files.
public final class Npy {

    private static final int PART = 1 << 16;
    private static final int MOST_VALUES = Integer.MAX_VALUE - 8;
    private static final int LONGEST_HEADER = 1 << 20;

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

    /// Reads an array of float32 or float64 in C order; float64 is rounded to float32.
    ///
    /// Takes no memory for values that the file only claims to hold.
    ///
    /// @throws IOException with a message of one line
    public static Tensor read(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException("Cannot read " + path + ": it is a folder. Name a file in it.");
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return read(channel);
        } catch (NpyException e) {
            throw new IOException("Cannot read " + path + ": " + e.getMessage() + ".", e);
        } catch (EOFException e) {
            throw new IOException("Cannot read " + path + ": it ends within its header. Save it again.", e);
        }
    }

    private static Tensor read(FileChannel channel) throws IOException {
        int width = NpyHeader.lengthBytes(part(channel, Math.min(NpyHeader.MAGIC_LENGTH, channel.size())));
        ByteBuffer length = part(channel, width);
        long header = width == Short.BYTES
                ? Short.toUnsignedLong(length.getShort())
                : Integer.toUnsignedLong(length.getInt());
        if (header > LONGEST_HEADER) {
            throw new NpyException("its header claims to be of " + header + " bytes. Save it again with numpy.save");
        }
        NpyHeader found = NpyHeader.parse(
                StandardCharsets.UTF_8.decode(part(channel, header)).toString());
        return Tensor.of(found.shape(), values(channel, found));
    }

    private static float[] values(FileChannel channel, NpyHeader header) throws IOException {
        Shape shape = header.shape();
        int size = header.type().size();
        long present = channel.size() - channel.position();
        // Division, since what is claimed may be too much for a product.
        if (present % size != 0 || present / size != shape.size()) {
            throw new NpyException("shape " + shape + " of " + header.type().code() + " needs " + shape.size()
                    + " values of " + size + " bytes, and the file holds " + present + " bytes of them. Save it again");
        }
        if (shape.size() > MOST_VALUES) {
            throw new NpyException("shape " + shape + " has more values than one array can hold");
        }
        float[] values = new float[shape.arraySize()];
        for (int at = 0; at < values.length; at += PART) {
            int count = Math.min(PART, values.length - at);
            header.type().read(part(channel, (long) count * size), values, at);
        }
        return values;
    }

    /// Reads so many bytes, where the file still has them.
    private static ByteBuffer part(FileChannel channel, long size) throws IOException {
        if (size > channel.size() - channel.position()) {
            throw new EOFException();
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) size).order(NpyType.ORDER);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }
}
