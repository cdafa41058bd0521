package dev.fanin.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The beginning of a file under construction, where all its structure is: places are reserved
/// first and filled in any order.
final class Image {

    private static final int WORD = 8;
    private static final int FIRST = 1 << 12;

    /// The most bytes of structure, with room for arithmetic in int.
    private static final int MOST = 1 << 30;

    private ByteBuffer bytes = ByteBuffer.allocate(FIRST).order(ByteOrder.LITTLE_ENDIAN);
    private int size;

    /// Reserves zeros at a multiple of 8 bytes, and returns where they are.
    int reserve(long count) throws Hdf5Exception {
        if (count > MOST - size) {
            throw new Hdf5Exception("Cannot write HDF5: names, attributes and texts take more than " + MOST
                    + " bytes. Leave some out.");
        }
        int at = size;
        size = (int) pad(at + count);
        if (size > bytes.capacity()) {
            byte[] larger = Arrays.copyOf(bytes.array(), (int) Math.min(2L * size, Integer.MAX_VALUE - 8));
            bytes = ByteBuffer.wrap(larger).order(ByteOrder.LITTLE_ENDIAN);
        }
        return at;
    }

    /// Returns the next multiple of 8.
    static long pad(long size) {
        return (size + WORD - 1) / WORD * WORD;
    }

    /// Returns what writes from a place on.
    Pen at(int place) {
        return new Pen(place);
    }

    int size() {
        return size;
    }

    byte[] array() {
        return bytes.array();
    }

    /// Writes one number after another.
    final class Pen {

        private int at;

        private Pen(int at) {
            this.at = at;
        }

        Pen u8(int... values) {
            for (int value : values) {
                bytes.put(at, (byte) value);
                at++;
            }
            return this;
        }

        Pen u16(int value) {
            bytes.putShort(at, (short) value);
            at += Short.BYTES;
            return this;
        }

        Pen u32(long value) {
            bytes.putInt(at, (int) value);
            at += Integer.BYTES;
            return this;
        }

        Pen i64(long value) {
            bytes.putLong(at, value);
            at += Long.BYTES;
            return this;
        }

        Pen put(byte[] more) {
            bytes.put(at, more);
            at += more.length;
            return this;
        }

        Pen signature(String text) {
            return put(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        /// Passes over zeros up to a multiple of 8 from a place on that is one.
        Pen pad() {
            at = (int) Image.pad(at);
            return this;
        }

        Pen skip(int count) {
            at += count;
            return this;
        }

        int place() {
            return at;
        }
    }
}
