package dev.fanin.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The message that tells a type, as h5py writes it; numbers are little-endian.
final class DatatypeWriter {

    private static final int WHOLE = 0x10;
    private static final int FLOAT = 0x11;
    private static final int OPAQUE = 0x15;
    private static final int ENUMERATION = 0x18;
    private static final int VARIABLE = 0x19;
    private static final int IMPLIED = 0x20;
    private static final int SIGNED = 0x08;
    private static final int UTF_8 = 1;
    private static final int TEXT = 1;
    private static final int LONGEST = 64;
    private static final int PADDED_NAME = 8;

    private DatatypeWriter() {}

    /// Returns the message, or one of no bytes where a type is not written.
    static byte[] message(Datatype datatype) {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST).order(ByteOrder.LITTLE_ENDIAN);
        switch (datatype.type()) {
            case FLOAT16, FLOAT32, FLOAT64 -> real(bytes, datatype);
            // Bytes without a type, which the attribute dtype explains: so h5py writes it for Keras.
            case BFLOAT16 -> head(bytes, OPAQUE, 0, 0, datatype.size());
            case INT8, INT16, INT32, INT64 -> whole(bytes, datatype.size(), SIGNED);
            case UINT8, UINT16, UINT32, UINT64 -> whole(bytes, datatype.size(), 0);
            case BOOLEAN -> {
                head(bytes, ENUMERATION, 2, 0, Byte.BYTES);
                whole(bytes, Byte.BYTES, SIGNED);
                name(bytes, "FALSE");
                name(bytes, "TRUE");
                bytes.put((byte) 0).put((byte) 1);
            }
            case STRING -> {
                head(bytes, VARIABLE, TEXT, UTF_8, Datatype.REFERENCE);
                whole(bytes, Byte.BYTES, 0);
            }
            case FLOAT_OF_FILE, OTHER -> {}
        }
        byte[] message = new byte[bytes.position()];
        bytes.flip().get(message);
        return message;
    }

    private static void head(ByteBuffer bytes, int kind, int bits, int moreBits, int size) {
        bytes.put((byte) kind)
                .put((byte) bits)
                .put((byte) moreBits)
                .put((byte) 0)
                .putInt(size);
    }

    private static void whole(ByteBuffer bytes, int size, int sign) {
        head(bytes, WHOLE, sign, 0, size);
        bytes.putShort((short) 0).putShort((short) (size * Byte.SIZE));
    }

    private static void real(ByteBuffer bytes, Datatype datatype) {
        FloatFormat format = datatype.format();
        head(bytes, FLOAT, IMPLIED, format.sign(), datatype.size());
        bytes.putShort((short) 0)
                .putShort((short) (datatype.size() * Byte.SIZE))
                .put((byte) format.exponentAt())
                .put((byte) format.exponent())
                .put((byte) format.fractionAt())
                .put((byte) format.fraction())
                .putInt((int) format.bias());
    }

    private static void name(ByteBuffer bytes, String name) {
        int start = bytes.position();
        bytes.put(name.getBytes(StandardCharsets.US_ASCII)).position(start + PADDED_NAME);
    }
}
