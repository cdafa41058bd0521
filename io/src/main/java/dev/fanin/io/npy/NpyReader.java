package dev.fanin.io.npy;

import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// Reads rows of an .npy file, which may be larger than memory.
///
/// Takes the same types as [Npy#read], in C order only: in Fortran order a row is scattered over
/// the whole file. For one thread at a time.
public final class NpyReader implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private final NpySource source;
    private final long row;

    private NpyReader(Path path, FileChannel channel, NpySource source) {
        this.path = path;
        this.channel = channel;
        this.source = source;
        this.row = shape().size() / shape().axis(0);
    }

    /// Opens an array of at least one axis.
    ///
    /// @throws IOException with a message of one line
    public static NpyReader open(Path path) throws IOException {
        FileChannel channel = Npy.open(path);
        try {
            NpySource source = NpySource.open(channel, channel.size());
            if (source.header().shape().rank() == 0) {
                throw new NpyException("expected an array with rows, got a scalar");
            }
            if (source.header().fortran() && source.header().shape().rank() > 1) {
                throw new NpyException("expected rows one after the other, got Fortran order. Save"
                        + " numpy.ascontiguousarray(array), or read it as a whole");
            }
            return new NpyReader(path, channel, source);
        } catch (NpyException | EOFException e) {
            channel.close();
            throw Npy.unreadable(path.toString(), e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// Returns the shape of the whole array.
    public Shape shape() {
        return source.header().shape();
    }

    /// Returns the rows from (inclusive) to (exclusive) along the first axis.
    ///
    /// Throws IllegalArgumentException unless 0 <= from < to <= the number of rows.
    ///
    /// @throws IOException with a message of one line
    public Tensor rows(int from, int to) throws IOException {
        if (from < 0 || from >= to || to > shape().axis(0)) {
            throw new IllegalArgumentException("Rows of shape " + shape() + " need 0 <= from < to <= " + shape().axis(0)
                    + ", got from " + from + " to " + to + ".");
        }
        Shape part = shape().dropFirst().prepend(to - from);
        float[] values = new float[part.arraySize()];
        channel.position(source.start() + from * row * source.header().type().size());
        try {
            source.read(values, 0, values.length);
        } catch (EOFException e) {
            throw new IOException("Cannot read " + path + ": it was cut while it was read.", e);
        }
        return Tensor.of(part, values);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
