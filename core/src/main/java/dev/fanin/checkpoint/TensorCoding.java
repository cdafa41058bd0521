package dev.fanin.checkpoint;

import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
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
    static Tensor read(CheckpointInput in) throws IOException {
        int rank = in.count();
        int[] axes = new int[rank];
        for (int i = 0; i < rank; i++) {
            axes[i] = in.number();
        }
        Shape shape = Shape.of(axes);
        if (shape.size() > in.left() / Float.BYTES) {
            throw new EOFException();
        }
        float[] values = new float[shape.arraySize()];
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            ByteBuffer.wrap(in.bytes(count * Float.BYTES)).asFloatBuffer().get(values, from, count);
        }
        return Tensor.of(shape, values);
    }
}
