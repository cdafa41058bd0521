package dev.fanin.io.idx;

import dev.fanin.io.element.ElementType;
import dev.fanin.tensor.Shape;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What stands before the values: two zeros, a type, the number of axes, and their lengths in 4
/// bytes each, big-endian.
///
/// @param element the type of the values
/// @param shape the array's shape
record IdxHeader(ElementType element, Shape shape) {

    static final int FLOAT32 = 0x0D;
    static final int UINT8 = 0x08;
    static final int MOST_AXES = 255;

    /// Reads a header and compares it with the size of the whole file.
    static IdxHeader read(DataInputStream bytes, long size) throws IOException {
        if (size < Integer.BYTES) {
            throw new IdxException("expected a magic number of 4 bytes, got " + size + (size == 1 ? " byte" : " bytes")
                    + ". Give an IDX file");
        }
        int magic = bytes.readInt();
        ElementType element = element(magic >>> 8);
        if (element == null) {
            throw new IdxException("expected a magic number such as 0x00000803 of images or 0x00000801 of labels, got"
                    + " 0x%08x".formatted(magic) + ". Give an IDX file");
        }
        int rank = magic & 0xFF;
        long values = size - Integer.BYTES - (long) rank * Integer.BYTES;
        if (values < 0) {
            throw new IdxException("it ends within its header of " + rank + " axes. Fetch it again");
        }
        int[] axes = new int[rank];
        boolean fits = true;
        long most = values / element.size();
        long claimed = 1;
        for (int i = 0; i < rank; i++) {
            axes[i] = bytes.readInt();
            fits &= axes[i] > 0;
            // Stops growing once it is too large, so it cannot overflow.
            claimed = claimed > most ? claimed : claimed * Integer.toUnsignedLong(axes[i]);
        }
        if (!fits || claimed * element.size() != values) {
            throw new IdxException("its header claims " + text(axes, element) + ", and " + values
                    + " bytes stand behind it. Fetch it again");
        }
        if (claimed > Integer.MAX_VALUE - 8) {
            throw new IdxException("it has " + claimed + " values, more than one array can hold");
        }
        return new IdxHeader(element, Shape.of(axes));
    }

    private static @Nullable ElementType element(int code) {
        return switch (code) {
            case UINT8 -> ElementType.UINT8;
            case 0x09 -> ElementType.INT8;
            case 0x0B -> ElementType.INT16;
            case 0x0C -> ElementType.INT32;
            case FLOAT32 -> ElementType.FLOAT32;
            case 0x0E -> ElementType.FLOAT64;
            default -> null;
        };
    }

    private static String text(int[] axes, ElementType element) {
        String of = element.size() == 1 ? " values of 1 byte" : " values of " + element.size() + " bytes";
        int shown = 8;
        return Arrays.stream(axes)
                        .limit(shown)
                        .mapToObj(Integer::toUnsignedString)
                        .collect(Collectors.joining(" x "))
                + (axes.length > shown ? " x ..." : "")
                + of;
    }

    /// Writes the header of an array.
    static void write(DataOutputStream bytes, int code, Shape shape) throws IOException {
        bytes.writeInt((code << 8) | shape.rank());
        for (int axis : shape.toArray()) {
            bytes.writeInt(axis);
        }
    }
}
