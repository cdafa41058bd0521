package dev.fanin.io.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// A protocol buffer message under construction.
///
/// Fields are written in the order of the calls. As proto3 has it, numbers that are 0 are left out;
/// texts and messages are written even where they are empty.
///
/// Source: "Encoding" in the documentation of Protocol Buffers.
final class ProtoWriter {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;
    private static final int TYPE_BITS = 3;
    private static final int GROUP_BITS = 7;
    private static final int GROUP = 0x7f;
    private static final int MORE = 0x80;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /// Adds a whole number.
    ProtoWriter number(int field, long value) {
        if (value != 0) {
            tag(field, VARINT);
            varint(value);
        }
        return this;
    }

    /// Adds a float64.
    ProtoWriter float64(int field, double value) {
        long bits = Double.doubleToRawLongBits(value);
        if (bits != 0) {
            tag(field, FIXED_64);
            fixed(bits, Long.BYTES);
        }
        return this;
    }

    /// Adds a text.
    ProtoWriter text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /// Adds a message.
    ProtoWriter message(int field, ProtoWriter message) {
        return bytes(field, message.toBytes());
    }

    /// Adds a packed list of float32.
    ProtoWriter float32s(int field, float... values) {
        tag(field, LENGTH);
        varint((long) values.length * Float.BYTES);
        for (float value : values) {
            fixed(Float.floatToRawIntBits(value), Float.BYTES);
        }
        return this;
    }

    /// Adds bytes, which are those of float64 values.
    ProtoWriter float64Bytes(int field, double... values) {
        tag(field, LENGTH);
        varint((long) values.length * Double.BYTES);
        for (double value : values) {
            fixed(Double.doubleToRawLongBits(value), Double.BYTES);
        }
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    private ProtoWriter bytes(int field, byte[] value) {
        tag(field, LENGTH);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    private void tag(int field, int type) {
        varint(((long) field << TYPE_BITS) | type);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~(long) GROUP) != 0) {
            bytes.write((int) (rest & GROUP) | MORE);
            rest >>>= GROUP_BITS;
        }
        bytes.write((int) rest);
    }

    private void fixed(long bits, int count) {
        for (int i = 0; i < count; i++) {
            bytes.write((int) (bits >>> (i * Byte.SIZE)));
        }
    }
}
