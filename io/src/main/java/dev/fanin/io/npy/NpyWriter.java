package dev.fanin.io.npy;

import dev.fanin.random.Span;
import dev.fanin.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Writes one float32 array to an .npy file, part by part.
///
/// A part goes to its own place in the file: parts may come in any order and from several threads.
/// The memory in use is that of the parts being written. Whoever leaves a part out leaves zeros.
public final class NpyWriter {

    private static final NpyType TYPE = NpyType.FLOAT32;

    private final FileChannel channel;
    private final Shape shape;
    private final int start;
    private final ConcurrentLinkedQueue<ByteBuffer> spare = new ConcurrentLinkedQueue<>();

    private NpyWriter(FileChannel channel, Shape shape, int start) {
        this.channel = channel;
        this.shape = shape;
        this.start = start;
    }

    /// Writes the header to an empty file, and returns what writes the values behind it.
    ///
    /// Throws IllegalArgumentException for more than 64 axes, the most that NumPy reads.
    public static NpyWriter begin(FileChannel channel, Shape shape) throws IOException {
        byte[] header = NpyHeader.of(shape).bytes();
        writeFully(channel, ByteBuffer.wrap(header), 0);
        return new NpyWriter(channel, shape, header.length);
    }

    /// Returns the size of a whole file in bytes, at most that of the largest there can be.
    public static long fileSize(Shape shape) {
        int header = NpyHeader.of(shape).bytes().length;
        boolean fits = shape.size() <= (Long.MAX_VALUE - header) / TYPE.size();
        return fits ? header + shape.size() * TYPE.size() : Long.MAX_VALUE;
    }

    /// Writes some elements of the array, in row-major order.
    public void write(Span span) throws IOException {
        if (span.from() > shape.size() - span.count()) {
            throw new IllegalArgumentException("Expected elements of an array of shape " + shape + ", got "
                    + span.count() + " from element " + span.from() + " on.");
        }
        int size = span.count() * TYPE.size();
        ByteBuffer taken = spare.poll();
        ByteBuffer buffer = taken == null || taken.capacity() < size ? ByteBuffer.allocateDirect(size) : taken;
        buffer.clear().order(TYPE.order()).asFloatBuffer().put(span.values(), span.at(), span.count());
        writeFully(channel, buffer.limit(size), start + span.from() * TYPE.size());
        spare.add(buffer);
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }
}
