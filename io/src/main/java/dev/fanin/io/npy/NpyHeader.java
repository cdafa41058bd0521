package dev.fanin.io.npy;

import dev.fanin.tensor.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an .npy file says of its values before they come.
///
/// The bytes written are those of `numpy.save`: magic and version 1.0, the length of what follows,
/// a Python dictionary, room for the first axis to grow to 21 digits, and blanks up to a multiple
/// of 64 bytes. The versions 1.0, 2.0 and 3.0 are read, which differ in the width of the length and
/// the encoding of names.
///
/// Source: `numpy/lib/_format_impl.py` of NumPy 2.4.6 and its description of the format.
///
/// @param type the values' type
/// @param fortran whether the first axis varies fastest, not the last
/// @param shape the array's shape
record NpyHeader(NpyType type, boolean fortran, Shape shape) {

    /// The bytes before the length: magic and version.
    static final int MAGIC_LENGTH = 8;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int GROWN_AXIS = 21;

    /// The most axes an array of NumPy can have.
    private static final int MOST_AXES = 64;

    private static final int LONGEST_SHOWN = 100;

    private static final Pattern TYPE = Pattern.compile("['\"]descr['\"]\\s*:\\s*(['\"])([^'\"]*)\\1");
    private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)\\b");
    private static final Pattern AXES = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([\\d\\sL,]*)\\)");

    NpyHeader {
        if (shape.rank() > MOST_AXES) {
            throw new IllegalArgumentException(
                    "An array of NumPy has at most " + MOST_AXES + " axes, got a shape of " + shape.rank() + ".");
        }
    }

    /// Returns the header of an array that is written here: float32, the last axis varying fastest.
    static NpyHeader of(Shape shape) {
        return new NpyHeader(NpyType.FLOAT32, false, shape);
    }

    /// Returns the header as it is written.
    byte[] bytes() {
        int digits =
                shape.rank() == 0 ? GROWN_AXIS : Integer.toString(shape.axis(0)).length();
        String text = "{'descr': '" + type.code() + "', 'fortran_order': " + (fortran ? "True" : "False")
                + ", 'shape': " + shape + ", }" + " ".repeat(GROWN_AXIS - digits);
        int start = MAGIC_LENGTH + Short.BYTES;
        // A newline closes the header, and where it would fit exactly NumPy adds 64 blanks.
        int padding = ALIGNMENT - (start + text.length() + 1) % ALIGNMENT;
        int length = text.length() + padding + 1;
        return ByteBuffer.allocate(start + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) length)
                .put((text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    /// Returns how many bytes of a file's first [#MAGIC_LENGTH] hold the length that follows.
    ///
    /// @throws NpyException if this is no .npy file of a known version
    static int lengthBytes(ByteBuffer magic) throws NpyException {
        for (byte expected : MAGIC) {
            if (!magic.hasRemaining() || magic.get() != expected) {
                throw new NpyException("it is not an .npy file. Save an array with numpy.save");
            }
        }
        int major = magic.hasRemaining() ? magic.get() : 0;
        return switch (major) {
            case 1 -> Short.BYTES;
            case 2, 3 -> Integer.BYTES;
            default ->
                throw new NpyException(
                        "expected version 1, 2 or 3 of the .npy format, got " + major + ". Save it with numpy.save");
        };
    }

    /// Reads the dictionary.
    ///
    /// @throws NpyException if it promises anything but real numbers
    static NpyHeader parse(String text) throws NpyException {
        String order = find(ORDER, text, 1);
        String axes = find(AXES, text, 1);
        if (order == null || axes == null) {
            throw new NpyException("its header is damaged. Save it again with numpy.save");
        }
        return new NpyHeader(NpyType.of(find(TYPE, text, 2)), order.equals("True"), shape(axes));
    }

    private static Shape shape(String axes) throws NpyException {
        try {
            int[] lengths = Arrays.stream(axes.replaceAll("[\\sL]", "").split(","))
                    .filter(length -> !length.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
            if (lengths.length <= MOST_AXES) {
                return Shape.of(lengths);
            }
        } catch (IllegalArgumentException e) {
            throw new NpyException(unexpected(axes), e);
        }
        throw new NpyException(unexpected(axes));
    }

    private static String unexpected(String axes) {
        String shown = axes.strip();
        return "expected at most " + MOST_AXES
                + " axes of 1 to 2147483647 elements, and at most 2^63 - 1 in all, got shape ("
                + (shown.length() > LONGEST_SHOWN ? shown.substring(0, LONGEST_SHOWN) + "..." : shown) + ")";
    }

    private static @Nullable String find(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(group) : null;
    }
}
