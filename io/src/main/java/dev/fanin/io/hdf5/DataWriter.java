package dev.fanin.io.hdf5;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Writes the elements of datasets with their lowest byte first.
final class DataWriter {

    private static final int PART = 1 << 16;

    private final OutputStream out;
    private final byte[] part = new byte[PART];

    DataWriter(OutputStream out) {
        this.out = out;
    }

    /// Writes all elements, and zeros up to a multiple of 8 bytes.
    void write(Hdf5Dataset dataset) throws IOException {
        MemorySegment bytes = dataset.bytes();
        int element = dataset.datatype().order() == ByteOrder.BIG_ENDIAN
                ? dataset.datatype().size()
                : 1;
        for (long at = 0; at < bytes.byteSize(); at += PART) {
            int count = (int) Math.min(PART, bytes.byteSize() - at);
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, part, 0, count);
            reverse(count, element);
            out.write(part, 0, count);
        }
        out.write(new byte[(int) (Image.pad(bytes.byteSize()) - bytes.byteSize())]);
    }

    private void reverse(int count, int element) {
        for (int from = 0; element > 1 && from < count; from += element) {
            for (int i = 0; i < element / 2; i++) {
                byte low = part[from + i];
                part[from + i] = part[from + element - 1 - i];
                part[from + element - 1 - i] = low;
            }
        }
    }
}
