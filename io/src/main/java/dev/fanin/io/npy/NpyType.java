package dev.fanin.io.npy;

import dev.fanin.io.element.ElementType;
import dev.fanin.text.Quoted;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The type of an array's values: what NumPy writes as `<f4`.
///
/// @param element the kind of number
/// @param order the order of its bytes; little-endian where it has only one
record NpyType(ElementType element, ByteOrder order) {

    /// The type in which arrays are written.
    static final NpyType FLOAT32 = new NpyType(ElementType.FLOAT32, ByteOrder.LITTLE_ENDIAN);

    private static final String EXPECTED = "expected real numbers of at most 64 bits, got ";

    private static final Pattern CODE = Pattern.compile("([<>|=]?)([biuf]\\d{1,2})");

    private static final Map<String, ElementType> ELEMENTS = Map.ofEntries(
            Map.entry("b1", ElementType.BOOL),
            Map.entry("i1", ElementType.INT8),
            Map.entry("i2", ElementType.INT16),
            Map.entry("i4", ElementType.INT32),
            Map.entry("i8", ElementType.INT64),
            Map.entry("u1", ElementType.UINT8),
            Map.entry("u2", ElementType.UINT16),
            Map.entry("u4", ElementType.UINT32),
            Map.entry("u8", ElementType.UINT64),
            Map.entry("f2", ElementType.FLOAT16),
            Map.entry("f4", ElementType.FLOAT32),
            Map.entry("f8", ElementType.FLOAT64));

    private static final int LONGEST_SHOWN = 40;

    /// Returns the type with that code, or says what to do with an array of another one.
    ///
    /// @param code NumPy's code, or null where the values are structures
    static NpyType of(@Nullable String code) throws NpyException {
        if (code == null) {
            throw new NpyException(EXPECTED + "a structure. Save each of its fields as an array of its own");
        }
        Matcher matcher = CODE.matcher(code);
        ElementType element = matcher.matches() ? ELEMENTS.get(matcher.group(2)) : null;
        if (element == null) {
            String shown = code.length() > LONGEST_SHOWN ? code.substring(0, LONGEST_SHOWN) + "..." : code;
            throw new NpyException(EXPECTED + Quoted.of(shown) + advice(kind(code)));
        }
        return new NpyType(element, order(matcher.group(1), element));
    }

    private static ByteOrder order(String sign, ElementType element) {
        boolean little = element.size() == 1 || sign.equals("<");
        boolean big = sign.equals(">");
        return little ? ByteOrder.LITTLE_ENDIAN : big ? ByteOrder.BIG_ENDIAN : ByteOrder.nativeOrder();
    }

    /// The letter that names a kind of type, behind the byte order.
    private static char kind(String code) {
        int at = !code.isEmpty() && "<>|=".indexOf(code.charAt(0)) >= 0 ? 1 : 0;
        return at < code.length() ? code.charAt(at) : ' ';
    }

    private static String advice(char kind) {
        return switch (kind) {
            case 'O' ->
                ", Python objects. They are kept as a program that could do anything when it is read, so they are"
                        + " not. Save array.astype('float32')";
            case 'V' -> ", bytes without a meaning; NumPy writes bfloat16 so. Save array.astype('float32')";
            case 'c' -> ", complex numbers. Save array.real and array.imag";
            case 'M', 'm' -> ", times. Save array.astype('int64')";
            case 'S', 'U', 'T' -> ", texts. Save numbers that stand for them";
            default -> ". Convert them with array.astype('float32')";
        };
    }

    /// Returns the bytes of one value.
    int size() {
        return element.size();
    }

    /// Returns NumPy's code, for example `<f4`.
    String code() {
        for (Map.Entry<String, ElementType> entry : ELEMENTS.entrySet()) {
            if (entry.getValue() == element) {
                String sign = size() == 1 ? "|" : order == ByteOrder.LITTLE_ENDIAN ? "<" : ">";
                return sign + entry.getKey();
            }
        }
        throw new IllegalStateException("NumPy has no code for " + element + ".");
    }
}
