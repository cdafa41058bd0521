package dev.fanin.io.npy;

import dev.fanin.tensor.Shape;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/// One array in the format of an .npy file, read from its first byte on.
///
/// What a header claims is compared with the size that is there before any memory is taken for it.
final class NpySource {

    private static final int PART = 1 << 16;
    private static final int LONGEST_HEADER = 1 << 20;

    private final ReadableByteChannel channel;
    private final NpyHeader header;
    private final long start;

    private NpySource(ReadableByteChannel channel, NpyHeader header, long start) {
        this.channel = channel;
        this.header = header;
        this.start = start;
    }

    /// Reads the header.
    ///
    /// @param size the bytes there are
    static NpySource open(ReadableByteChannel channel, long size) throws IOException {
        int width = NpyHeader.lengthBytes(part(channel, Math.min(NpyHeader.MAGIC_LENGTH, size)));
        if (size < NpyHeader.MAGIC_LENGTH + width) {
            throw new EOFException();
        }
        ByteBuffer bytes = part(channel, width);
        long length =
                width == Short.BYTES ? Short.toUnsignedLong(bytes.getShort()) : Integer.toUnsignedLong(bytes.getInt());
        if (length > LONGEST_HEADER) {
            throw new NpyException("its header claims to be of " + length + " bytes. Save it again with numpy.save");
        }
        long start = NpyHeader.MAGIC_LENGTH + width + length;
        if (size < start) {
            throw new EOFException();
        }
        NpyHeader header = NpyHeader.parse(
                StandardCharsets.UTF_8.decode(part(channel, length)).toString());
        check(header, size - start);
        return new NpySource(channel, header, start);
    }

    private static void check(NpyHeader header, long present) throws NpyException {
        Shape shape = header.shape();
        int size = header.type().size();
        // Division, since what is claimed may be too much for a product.
        if (present % size != 0 || present / size != shape.size()) {
            throw new NpyException("shape " + shape + " of " + header.type().code() + " needs " + shape.size()
                    + " values of " + size + " bytes, and the file holds " + present + " bytes of them. Save it again");
        }
    }

    private static ByteBuffer part(ReadableByteChannel channel, long size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
        fill(channel, bytes);
        return bytes;
    }

    private static void fill(ReadableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException();
            }
        }
        bytes.flip();
    }

    NpyHeader header() {
        return header;
    }

    /// Returns where the values begin.
    long start() {
        return start;
    }

    /// Reads so many values from where the channel stands, in the order of the file.
    void read(float[] values, int at, int count) throws IOException {
        NpyType type = header.type();
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.min(PART, count) * type.size()).order(type.order());
        for (int done = 0; done < count; done += PART) {
            int part = Math.min(PART, count - done);
            fill(channel, bytes.clear().limit(part * type.size()));
            type.element().read(bytes, values, at + done, part);
        }
    }

    /// Reads all values, the last axis varying fastest.
    float[] values() throws IOException {
        Shape shape = header.shape();
        if (shape.size() > Integer.MAX_VALUE - 8) {
            throw new NpyException("shape " + shape + " has more values than one array can hold. Read it in rows");
        }
        float[] values = new float[shape.arraySize()];
        if (header.fortran() && shape.rank() > 1) {
            transposed(values);
        } else {
            read(values, 0, values.length);
        }
        return values;
    }

    /// Walks through the array with the first axis varying fastest, each value to its place.
    private void transposed(float[] values) throws IOException {
        int[] axes = header.shape().toArray();
        int[] strides = new int[axes.length];
        int stride = 1;
        for (int axis = axes.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= axes[axis];
        }
        int[] index = new int[axes.length];
        float[] part = new float[Math.min(PART, values.length)];
        int place = 0;
        for (int done = 0; done < values.length; done += PART) {
            int count = Math.min(PART, values.length - done);
            read(part, 0, count);
            for (int i = 0; i < count; i++) {
                values[place] = part[i];
                for (int axis = 0; axis < axes.length; axis++) {
                    place += strides[axis];
                    if (++index[axis] < axes[axis]) {
                        break;
                    }
                    place -= strides[axis] * axes[axis];
                    index[axis] = 0;
                }
            }
        }
    }
}
