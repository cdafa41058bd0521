package dev.fanin.io.hdf5;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// What was done to each chunk before it was written: compression, shuffling, checksum.
///
/// @param steps the filters, in the order in which a writer applies them
record Filters(List<Integer> steps) {

    static final Filters NONE = new Filters(List.of());

    /// How much deflated bytes can grow at most.
    static final int MOST_GROWTH = 1032;

    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int FLETCHER32 = 3;
    private static final int NAMED = 256;

    /// Reads the message of the filters.
    static Filters read(Cursor body) throws Hdf5Exception {
        int version = body.u8();
        int count = body.u8();
        body.skip(version == 1 ? 6 : 0);
        List<Integer> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int filter = body.u16();
            int nameLength = version == 1 || filter >= NAMED ? body.u16() : 0;
            body.skip(Short.BYTES);
            int values = body.u16();
            String name = body.text(version == 1 ? (nameLength + 7) / 8 * 8L : nameLength);
            body.skip((long) (version == 1 ? values + values % 2 : values) * Integer.BYTES);
            if (filter < DEFLATE || filter > FLETCHER32) {
                throw body.error("uses filter " + filter + (name.isEmpty() ? "" : " (" + name + ")")
                        + ". Those read are gzip, shuffle and fletcher32; save the file with gzip or without");
            }
            steps.add(filter);
        }
        return new Filters(steps);
    }

    /// Returns whether chunks may be smaller in the file than in memory.
    boolean compress() {
        return steps.contains(DEFLATE);
    }

    /// Returns the elements of a chunk.
    ///
    /// @param stored the bytes in the file
    /// @param skipped a bit for each filter that was not applied
    /// @param size the bytes there must be
    byte[] undo(MemorySegment stored, long skipped, int size, int element) throws DataFormatException {
        byte[] bytes = stored.toArray(ValueLayout.JAVA_BYTE);
        for (int i = steps.size() - 1; i >= 0; i--) {
            if ((skipped >>> i & 1) == 0) {
                bytes = switch (steps.get(i)) {
                    case DEFLATE -> inflate(bytes, size);
                    case SHUFFLE -> unshuffle(bytes, element);
                    default -> unsummed(bytes);
                };
            }
        }
        if (bytes.length != size) {
            throw new DataFormatException("expected " + size + " bytes, got " + bytes.length);
        }
        return bytes;
    }

    private static byte[] inflate(byte[] bytes, int size) throws DataFormatException {
        // A checksum may lie within, hence a little more than the elements.
        long most = Math.min(size + (long) Integer.BYTES, (long) bytes.length * MOST_GROWTH);
        byte[] larger = new byte[(int) most];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(bytes);
            int count = inflater.inflate(larger);
            if (!inflater.finished()) {
                throw new DataFormatException("its compressed bytes end too early or too late");
            }
            return Arrays.copyOf(larger, count);
        }
    }

    private static byte[] unshuffle(byte[] bytes, int element) {
        int count = bytes.length / element;
        byte[] back = bytes.clone();
        for (int k = 0; k < element; k++) {
            for (int i = 0; i < count; i++) {
                back[i * element + k] = bytes[k * count + i];
            }
        }
        return back;
    }

    /// Source: John G. Fletcher, "An Arithmetic Checksum for Serial Transmissions" (1982), over the
    /// 16-bit words of a chunk with the high byte first, as HDF5 has it.
    private static byte[] unsummed(byte[] bytes) throws DataFormatException {
        int length = bytes.length - Integer.BYTES;
        if (length < 0) {
            throw new DataFormatException("its checksum is missing");
        }
        long low = 0;
        long high = 0;
        for (int i = 0; i < length; i += 2) {
            int second = i + 1 < length ? bytes[i + 1] & 0xff : 0;
            low = (low + (((bytes[i] & 0xff) << Byte.SIZE) | second)) % 0xffff;
            high = (high + low) % 0xffff;
        }
        int stored = 0;
        for (int i = Integer.BYTES - 1; i >= 0; i--) {
            stored = (stored << Byte.SIZE) | (bytes[length + i] & 0xff);
        }
        if ((stored >>> Short.SIZE) % 0xffff != high || (stored & 0xffff) % 0xffff != low) {
            throw new DataFormatException("its checksum is wrong");
        }
        return Arrays.copyOf(bytes, length);
    }
}
