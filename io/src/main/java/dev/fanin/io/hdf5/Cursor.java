package dev.fanin.io.hdf5;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Reads numbers and texts one after another from a part of a file, and never beyond it.
final class Cursor {

    /// The address that stands for none.
    static final long UNDEFINED = -1;

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int WORD = 8;

    private final Source source;
    private final MemorySegment bytes;
    private final String what;
    private long at;

    /// @param what what the bytes are, for messages
    Cursor(Source source, MemorySegment bytes, String what) {
        this.source = source;
        this.bytes = bytes;
        this.what = what;
    }

    long position() {
        return at;
    }

    long remaining() {
        return bytes.byteSize() - at;
    }

    private long take(long count) throws Hdf5Exception {
        if (count < 0 || count > remaining()) {
            throw source.error(what + " ends too early. The file is damaged; save it again");
        }
        long taken = at;
        at += count;
        return taken;
    }

    int u8() throws Hdf5Exception {
        return bytes.get(ValueLayout.JAVA_BYTE, take(1)) & 0xff;
    }

    int u16() throws Hdf5Exception {
        return bytes.get(SHORT, take(Short.BYTES)) & 0xffff;
    }

    long u32() throws Hdf5Exception {
        return bytes.get(INT, take(Integer.BYTES)) & 0xffff_ffffL;
    }

    /// Returns 64 bits, which may stand for an address or none.
    long i64() throws Hdf5Exception {
        return bytes.get(LONG, take(Long.BYTES));
    }

    /// Returns a length of so many bytes.
    long length(int width) throws Hdf5Exception {
        long length = switch (width) {
            case 1 -> u8();
            case 2 -> u16();
            case 4 -> u32();
            default -> i64();
        };
        if (length < 0) {
            throw source.error(what + " claims a length of " + Long.toUnsignedString(length) + ". The file is damaged");
        }
        return length;
    }

    void skip(long count) throws Hdf5Exception {
        take(count);
    }

    /// Skips to the next multiple of 8 bytes, or to the end where it comes before.
    void align() {
        at = Math.min(bytes.byteSize(), (at + WORD - 1) / WORD * WORD);
    }

    /// Returns the next bytes, for another to read.
    Cursor part(long count) throws Hdf5Exception {
        return new Cursor(source, segment(count), what);
    }

    MemorySegment segment(long count) throws Hdf5Exception {
        return bytes.asSlice(take(count), count);
    }

    /// Returns whether the next four bytes are this signature, and passes them.
    boolean isSigned(String signature) throws Hdf5Exception {
        return text(signature.length(), StandardCharsets.ISO_8859_1).equals(signature);
    }

    /// Returns so many bytes as a text that ends before the first NUL.
    String text(long count) throws Hdf5Exception {
        String text = text(count, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private String text(long count, Charset charset) throws Hdf5Exception {
        if (count > Integer.MAX_VALUE - WORD) {
            throw source.error(what + " claims a text of " + count + " bytes. The file is damaged");
        }
        return new String(segment(count).toArray(ValueLayout.JAVA_BYTE), charset);
    }

    /// Returns what to throw of these bytes.
    Hdf5Exception error(String problem) {
        return source.error(what + " " + problem);
    }

    Source source() {
        return source;
    }
}
