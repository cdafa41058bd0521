package dev.fanin.io.hdf5;

import java.nio.ByteOrder;

/// How a file stores one element.
///
/// @param type what it is
/// @param size its bytes
/// @param order the order of its bytes
/// @param format the layout of a floating-point number; of no meaning for other types
/// @param variable whether it is a text that lies in a heap
/// @param name what to call it in messages
record Datatype(Hdf5Type type, int size, ByteOrder order, FloatFormat format, boolean variable, String name) {

    /// The bytes of a length, an address and a number by which a file points into a heap.
    static final int REFERENCE = 16;

    /// A text in a heap.
    static final Datatype TEXT =
            new Datatype(Hdf5Type.STRING, REFERENCE, ByteOrder.LITTLE_ENDIAN, FloatFormat.SINGLE, true, "text");

    /// Returns a type of numbers.
    static Datatype of(Hdf5Type type, ByteOrder order) {
        FloatFormat format = switch (type) {
            case FLOAT16 -> FloatFormat.HALF;
            case BFLOAT16 -> FloatFormat.BRAIN;
            case FLOAT64 -> FloatFormat.DOUBLE;
            default -> FloatFormat.SINGLE;
        };
        return new Datatype(type, type.size(), order, format, false, type.name());
    }

    /// Returns a text of so many bytes.
    static Datatype fixedText(int size) {
        return new Datatype(Hdf5Type.STRING, size, ByteOrder.LITTLE_ENDIAN, FloatFormat.SINGLE, false, "text");
    }

    /// Returns a type that is not read.
    static Datatype other(String name, int size) {
        return new Datatype(Hdf5Type.OTHER, size, ByteOrder.LITTLE_ENDIAN, FloatFormat.SINGLE, false, name);
    }

    /// Returns a floating-point type of a layout, by its common name if it has one.
    static Datatype ofFloat(int size, ByteOrder order, FloatFormat format) {
        for (Hdf5Type type : Hdf5Type.values()) {
            Datatype known = of(type, order);
            if (type.isFloat() && known.size == size && known.format.equals(format)) {
                return known;
            }
        }
        return format.isRead(size)
                ? new Datatype(Hdf5Type.FLOAT_OF_FILE, size, order, format, false, "float of " + size + " bytes")
                : other("floating-point of an unusual layout", size);
    }

    /// Returns this type, or bfloat16 where Keras marks bytes without a type as such.
    Datatype marked(boolean bfloat16) {
        return bfloat16 && type == Hdf5Type.OTHER && size == Hdf5Type.BFLOAT16.size()
                ? of(Hdf5Type.BFLOAT16, ByteOrder.LITTLE_ENDIAN)
                : this;
    }
}
