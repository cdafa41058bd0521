package dev.fanin.io.hdf5;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The checksum of HDF5's newer structures.
///
/// Source: Bob Jenkins, "lookup3.c" (2006, public domain), `hashlittle` with initial value 0.
final class Checksum {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int START = 0xdeadbeef;
    private static final int BLOCK = 12;

    private Checksum() {}

    /// Throws unless the four bytes behind some hold their checksum.
    static void check(Source source, long address, long length, String what) throws Hdf5Exception {
        MemorySegment all = source.slice(address, length + Integer.BYTES, what);
        if (of(all.asSlice(0, length)) != all.get(INT, length)) {
            throw source.error("the checksum of " + what + " is wrong. The file is damaged; copy or save it again");
        }
    }

    static int of(MemorySegment bytes) {
        long left = bytes.byteSize();
        int a = START + (int) left;
        int b = a;
        int c = a;
        long at = 0;
        while (left > BLOCK) {
            a += word(bytes, at);
            b += word(bytes, at + 4);
            c += word(bytes, at + 8);
            a = (a - c) ^ Integer.rotateLeft(c, 4);
            c += b;
            b = (b - a) ^ Integer.rotateLeft(a, 6);
            a += c;
            c = (c - b) ^ Integer.rotateLeft(b, 8);
            b += a;
            a = (a - c) ^ Integer.rotateLeft(c, 16);
            c += b;
            b = (b - a) ^ Integer.rotateLeft(a, 19);
            a += c;
            c = (c - b) ^ Integer.rotateLeft(b, 4);
            b += a;
            at += BLOCK;
            left -= BLOCK;
        }
        if (left == 0) {
            return c;
        }
        a += word(bytes, at);
        b += word(bytes, at + 4);
        c += word(bytes, at + 8);
        c = (c ^ b) - Integer.rotateLeft(b, 14);
        a = (a ^ c) - Integer.rotateLeft(c, 11);
        b = (b ^ a) - Integer.rotateLeft(a, 25);
        c = (c ^ b) - Integer.rotateLeft(b, 16);
        a = (a ^ c) - Integer.rotateLeft(c, 4);
        b = (b ^ a) - Integer.rotateLeft(a, 14);
        return (c ^ b) - Integer.rotateLeft(b, 24);
    }

    /// Returns four bytes; those behind the end count as 0.
    private static int word(MemorySegment bytes, long at) {
        if (at <= bytes.byteSize() - Integer.BYTES) {
            return bytes.get(INT, at);
        }
        int word = 0;
        for (int i = 0; i < Integer.BYTES && at + i < bytes.byteSize(); i++) {
            word |= (bytes.get(ValueLayout.JAVA_BYTE, at + i) & 0xff) << (8 * i);
        }
        return word;
    }
}
