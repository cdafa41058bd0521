package dev.fanin.io.hdf5;

import java.util.List;
import java.util.SequencedMap;

/// Reads the attributes in an object's header.
///
/// Versions 1 to 3 of the message. A value of a kind that is not read becomes an [Hdf5Unreadable]:
/// it need not matter to whoever reads the file.
///
/// Source: The HDF Group, "HDF5 File Format Specification Version 3.0", IV.A.2.m.
final class AttributeReader {

    private static final int SHARED = 3;

    private final Source source;
    private final GlobalHeap heap;

    AttributeReader(Source source, GlobalHeap heap) {
        this.source = source;
        this.heap = heap;
    }

    /// Adds one attribute to those read before.
    void read(Cursor body, SequencedMap<String, Object> attributes) throws Hdf5Exception {
        int version = body.u8();
        if (version < 1 || version > 3) {
            throw body.error("has an attribute of version " + version + "; versions 1 to 3 are read");
        }
        int flags = body.u8();
        int nameLength = body.u16();
        int typeLength = body.u16();
        int spaceLength = body.u16();
        body.skip(version == 3 ? 1 : 0);
        String name = part(body, nameLength, version).text(nameLength);
        Cursor type = part(body, typeLength, version);
        Cursor space = part(body, spaceLength, version);
        boolean shared = version > 1 && (flags & SHARED) != 0;
        Object value = shared ? new Hdf5Unreadable("a shared type") : value(type, space, body);
        if (attributes.put(name, value) != null) {
            throw body.error("has two attributes of the name '" + name + "'. The file is damaged");
        }
    }

    private static Cursor part(Cursor body, int length, int version) throws Hdf5Exception {
        Cursor part = body.part(length);
        if (version == 1) {
            body.align();
        }
        return part;
    }

    private Object value(Cursor type, Cursor space, Cursor body) throws Hdf5Exception {
        Datatype datatype = DatatypeReader.read(type);
        Dataspace extent = Dataspace.read(space);
        if (datatype.type() == Hdf5Type.OTHER) {
            return new Hdf5Unreadable("values of type " + datatype.name());
        }
        if (extent.rank() > 1) {
            return new Hdf5Unreadable("values of " + extent.rank() + " axes");
        }
        if (extent.size() > body.remaining() / datatype.size()) {
            throw body.error("has an attribute of " + extent.size() + " values of " + datatype.size()
                    + " bytes, and less room for them. The file is damaged");
        }
        ElementReader reader = new ElementReader(datatype, body.segment(extent.size() * datatype.size()));
        return extent.rank() == 0 ? scalar(datatype, reader) : array(datatype, reader, (int) extent.size());
    }

    private Object scalar(Datatype datatype, ElementReader reader) throws Hdf5Exception {
        return switch (datatype.type()) {
            case STRING -> reader.texts(source, heap).getFirst();
            case BOOLEAN -> reader.whole(0) != 0;
            case FLOAT16, BFLOAT16, FLOAT32 -> (float) reader.real(0);
            case FLOAT64, FLOAT_OF_FILE -> reader.real(0);
            case INT8, INT16, INT32, UINT8, UINT16 -> (int) reader.whole(0);
            case INT64, UINT32 -> reader.whole(0);
            case UINT64 -> reader.whole(0) < 0 ? beyond() : reader.whole(0);
            case OTHER -> throw new IllegalArgumentException(datatype.name());
        };
    }

    private Object array(Datatype datatype, ElementReader reader, int count) throws Hdf5Exception {
        return switch (datatype.type()) {
            case STRING -> List.copyOf(reader.texts(source, heap));
            case BOOLEAN -> booleans(reader, count);
            case FLOAT16, BFLOAT16, FLOAT32 -> {
                float[] values = new float[count];
                reader.floats(values, 0);
                yield values;
            }
            case FLOAT64, FLOAT_OF_FILE -> doubles(reader, count);
            case INT8, INT16, INT32, UINT8, UINT16 -> ints(reader, count);
            case INT64, UINT32, UINT64 -> longs(reader, count);
            case OTHER -> throw new IllegalArgumentException(datatype.name());
        };
    }

    private static Hdf5Unreadable beyond() {
        return new Hdf5Unreadable("a number of 2^63 or more");
    }

    private static boolean[] booleans(ElementReader reader, int count) {
        boolean[] values = new boolean[count];
        for (int i = 0; i < count; i++) {
            values[i] = reader.whole(i) != 0;
        }
        return values;
    }

    private static double[] doubles(ElementReader reader, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = reader.real(i);
        }
        return values;
    }

    private static int[] ints(ElementReader reader, int count) {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = (int) reader.whole(i);
        }
        return values;
    }

    private static Object longs(ElementReader reader, int count) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = reader.whole(i);
            if (values[i] < 0 && reader.datatype().type() == Hdf5Type.UINT64) {
                return beyond();
            }
        }
        return values;
    }
}
