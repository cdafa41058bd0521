package dev.fanin.io.hdf5;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Turns stored elements into Java's.
///
/// @param datatype how they are stored
/// @param bytes their bytes, and no others
record ElementReader(Datatype datatype, MemorySegment bytes) {

    private static final int LONGEST = Long.BYTES;

    private int count() {
        return (int) (bytes.byteSize() / datatype.size());
    }

    /// Copies numbers, rounded to float32 where they are finer.
    void floats(float[] target, int at) {
        ByteOrder order = datatype.order();
        int count = count();
        switch (datatype.type()) {
            case FLOAT32 ->
                MemorySegment.copy(bytes, ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order), 0, target, at, count);
            case FLOAT64 -> {
                ValueLayout.OfDouble layout = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order);
                for (int i = 0; i < count; i++) {
                    target[at + i] = (float) bytes.get(layout, (long) i * Double.BYTES);
                }
            }
            case FLOAT16 -> {
                ValueLayout.OfShort layout = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order);
                for (int i = 0; i < count; i++) {
                    target[at + i] = Float.float16ToFloat(bytes.get(layout, (long) i * Short.BYTES));
                }
            }
            case BFLOAT16 -> {
                ValueLayout.OfShort layout = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order);
                for (int i = 0; i < count; i++) {
                    target[at + i] = Float.intBitsToFloat(bytes.get(layout, (long) i * Short.BYTES) << Short.SIZE);
                }
            }
            case FLOAT_OF_FILE -> {
                for (int i = 0; i < count; i++) {
                    target[at + i] = (float) datatype.format().value(bits(i));
                }
            }
            case UINT64 -> {
                for (int i = 0; i < count; i++) {
                    target[at + i] = unsigned(bits(i));
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    target[at + i] = whole(i);
                }
            }
        }
    }

    /// Returns one floating-point number.
    double real(int i) {
        return datatype.format().value(bits(i));
    }

    /// Returns one whole number; the highest unsigned ones of 64 bits become negative.
    long whole(int i) {
        long bits = bits(i);
        int unused = Long.SIZE - Byte.SIZE * datatype.size();
        return datatype.type().isUnsigned() ? bits : bits << unused >> unused;
    }

    /// Returns the bits of one element of at most 8 bytes.
    private long bits(int i) {
        int size = datatype.size();
        long at = (long) i * size;
        long bits = 0;
        for (int k = 0; k < Math.min(size, LONGEST); k++) {
            long place = datatype.order() == ByteOrder.BIG_ENDIAN ? at + k : at + size - 1 - k;
            bits = (bits << Byte.SIZE) | (bytes.get(ValueLayout.JAVA_BYTE, place) & 0xff);
        }
        return bits;
    }

    private static float unsigned(long bits) {
        // Half the number, whose last bit still decides what it is rounded to.
        return bits >= 0 ? bits : 2 * (float) ((bits >>> 1) | (bits & 1));
    }

    /// Returns texts, which lie here or in a heap; blanks at their ends stay, as in h5py.
    List<String> texts(Source source, GlobalHeap heap) throws Hdf5Exception {
        List<String> texts = new ArrayList<>();
        Cursor cursor = new Cursor(source, bytes, "a text");
        for (int i = 0; i < count(); i++) {
            texts.add(datatype.variable() ? heap.text(cursor.part(Datatype.REFERENCE)) : cursor.text(datatype.size()));
        }
        return texts;
    }
}
