package dev.fanin.checkpoint;

import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A tensor as bytes: the number of axes, their lengths, and the values.
final class TensorCoding {

    private static final int CHUNK = 1 << 14;

    private TensorCoding() {}

    static void write(DataOutputStream out, Tensor tensor) throws IOException {
        out.writeInt(tensor.shape().rank());
        for (int axis : tensor.shape().toArray()) {
            out.writeInt(axis);
        }
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Float.BYTES);
        float[] values = tensor.array();
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            buffer.asFloatBuffer().put(values, from, count);
            out.write(buffer.array(), 0, count * Float.BYTES);
        }
    }

    /// Reads a tensor; nothing is allocated for more values than there are bytes.
    static Tensor read(DataInputStream in) throws IOException {
        int rank = in.readInt();
        if (rank < 0 || (long) rank * Integer.BYTES > in.available()) {
            throw new EOFException();
        }
        int[] axes = new int[rank];
        for (int i = 0; i < rank; i++) {
            axes[i] = in.readInt();
        }
        Shape shape = Shape.of(axes);
        if (shape.size() > in.available() / Float.BYTES) {
            throw new EOFException();
        }
        float[] values = new float[shape.arraySize()];
        byte[] bytes = new byte[CHUNK * Float.BYTES];
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            in.readFully(bytes, 0, count * Float.BYTES);
            ByteBuffer.wrap(bytes).asFloatBuffer().get(values, from, count);
        }
        return Tensor.of(shape, values);
    }
}
