package dev.fanin.io.hdf5;

import java.nio.ByteOrder;

/// Reads the message that tells a type.
///
/// Source: The HDF Group, "HDF5 File Format Specification Version 3.0", IV.A.2.d.
final class DatatypeReader {

    private static final int WHOLE = 0;
    private static final int FLOAT = 1;
    private static final int TEXT = 3;
    private static final int ENUMERATION = 8;
    private static final int VARIABLE = 9;
    private static final String[] NAMES = {
        "integer",
        "float",
        "time",
        "text",
        "bit field",
        "opaque",
        "compound",
        "reference",
        "enumeration",
        "sequence of varying length",
        "array",
        "complex"
    };

    private static final int BIG_ENDIAN = 1;
    private static final int SIGNED = 1 << 3;
    private static final int VAX = 1 << 6;
    private static final int NORM_SHIFT = 4;
    private static final int IMPLIED = 2;
    private static final int UNPADDED_NAMES = 3;

    private DatatypeReader() {}

    static Datatype read(Cursor body) throws Hdf5Exception {
        int kind = body.u8();
        int bits = body.u8();
        int moreBits = body.u8();
        body.skip(1);
        long size = body.u32();
        int type = kind & 0xf;
        if (size < 1 || size > Integer.MAX_VALUE) {
            throw body.error("claims elements of " + size + " bytes. The file is damaged");
        }
        Datatype other = Datatype.other(type < NAMES.length ? NAMES[type] : "number " + type, (int) size);
        ByteOrder order = (bits & BIG_ENDIAN) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        return switch (type) {
            case WHOLE -> whole(body, (int) size, order, (bits & SIGNED) != 0, other);
            case FLOAT ->
                (bits & VAX) != 0 || (bits >> NORM_SHIFT & 3) != IMPLIED
                        ? other
                        : real(body, (int) size, order, moreBits, other);
            case TEXT -> Datatype.fixedText((int) size);
            case ENUMERATION -> enumeration(body, kind >> 4, bits | moreBits << Byte.SIZE, other);
            case VARIABLE -> (bits & 0xf) == 1 && size == Datatype.REFERENCE ? Datatype.TEXT : other;
            default -> other;
        };
    }

    private static Datatype whole(Cursor body, int size, ByteOrder order, boolean signed, Datatype other)
            throws Hdf5Exception {
        int offset = body.u16();
        boolean plain = body.u16() == size * Byte.SIZE && offset == 0;
        for (Hdf5Type type : Hdf5Type.values()) {
            boolean number = type.isInteger() && type != Hdf5Type.BOOLEAN;
            if (plain && number && type.size() == size && type.isUnsigned() != signed) {
                return Datatype.of(type, order);
            }
        }
        return other;
    }

    private static Datatype real(Cursor body, int size, ByteOrder order, int sign, Datatype other)
            throws Hdf5Exception {
        int offset = body.u16();
        boolean plain = body.u16() == size * Byte.SIZE && offset == 0;
        int exponentAt = body.u8();
        int exponent = body.u8();
        int fractionAt = body.u8();
        FloatFormat format = new FloatFormat(sign, exponentAt, exponent, fractionAt, body.u8(), body.u32());
        return plain ? Datatype.ofFloat(size, order, format) : other;
    }

    /// An enumeration is read as the integers of which it is made, and h5py's of two as booleans.
    private static Datatype enumeration(Cursor body, int version, int count, Datatype other) throws Hdf5Exception {
        int kind = body.u8();
        int bits = body.u8();
        body.skip(2);
        long size = body.u32();
        if ((kind & 0xf) != WHOLE || size != other.size()) {
            return other;
        }
        ByteOrder order = (bits & BIG_ENDIAN) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        Datatype base = whole(body, other.size(), order, (bits & SIGNED) != 0, other);
        boolean two = count == 2 && base.type() == Hdf5Type.INT8;
        return two
                        && isName(body, "FALSE", version)
                        && isName(body, "TRUE", version)
                        && body.u8() == 0
                        && body.u8() == 1
                ? Datatype.of(Hdf5Type.BOOLEAN, order)
                : base;
    }

    private static boolean isName(Cursor body, String name, int version) throws Hdf5Exception {
        int length = name.length() + 1;
        long padded = version >= UNPADDED_NAMES ? length : (length + 7) / 8 * 8L;
        return body.text(Math.min(padded, body.remaining())).equals(name);
    }
}
