package dev.fanin.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The value of an attribute, as it is written.
///
/// @param type its type
/// @param dimensions none for a scalar, else the number of elements
/// @param numbers the bytes of numbers, or those that will point to texts
/// @param texts the texts, if it is made of them
@SuppressWarnings("ArrayRecordComponent") // never compared
record AttributeValue(Datatype type, long[] dimensions, byte[] numbers, List<String> texts) {

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    /// Returns the value, or null where it is of a type that is not written.
    static @Nullable AttributeValue of(Object value) {
        return switch (value) {
            case String text -> texts(List.of(text));
            case Boolean flag -> scalar(Hdf5Type.BOOLEAN, bytes(1).put((byte) (flag ? 1 : 0)));
            case Integer number -> scalar(Hdf5Type.INT32, bytes(Integer.BYTES).putInt(number));
            case Long number -> scalar(Hdf5Type.INT64, bytes(Long.BYTES).putLong(number));
            case Float number -> scalar(Hdf5Type.FLOAT32, bytes(Float.BYTES).putFloat(number));
            case Double number -> scalar(Hdf5Type.FLOAT64, bytes(Double.BYTES).putDouble(number));
            case boolean[] flags -> array(Hdf5Type.BOOLEAN, flags.length, booleans(flags));
            case int[] numbers -> {
                ByteBuffer bytes = bytes((long) numbers.length * Integer.BYTES);
                bytes.asIntBuffer().put(numbers);
                yield array(Hdf5Type.INT32, numbers.length, bytes);
            }
            case long[] numbers -> {
                ByteBuffer bytes = bytes((long) numbers.length * Long.BYTES);
                bytes.asLongBuffer().put(numbers);
                yield array(Hdf5Type.INT64, numbers.length, bytes);
            }
            case float[] numbers -> {
                ByteBuffer bytes = bytes((long) numbers.length * Float.BYTES);
                bytes.asFloatBuffer().put(numbers);
                yield array(Hdf5Type.FLOAT32, numbers.length, bytes);
            }
            case double[] numbers -> {
                ByteBuffer bytes = bytes((long) numbers.length * Double.BYTES);
                bytes.asDoubleBuffer().put(numbers);
                yield array(Hdf5Type.FLOAT64, numbers.length, bytes);
            }
            case List<?> list
            when list.stream().allMatch(String.class::isInstance) -> {
                List<String> texts = list.stream().map(String.class::cast).toList();
                yield new AttributeValue(Datatype.TEXT, new long[] {texts.size()}, references(texts), texts);
            }
            default -> null;
        };
    }

    private static AttributeValue texts(List<String> texts) {
        return new AttributeValue(Datatype.TEXT, new long[0], references(texts), texts);
    }

    private static byte[] references(List<String> texts) {
        return new byte[Math.toIntExact((long) texts.size() * Datatype.REFERENCE)];
    }

    private static AttributeValue scalar(Hdf5Type type, ByteBuffer bytes) {
        return new AttributeValue(Datatype.of(type, ORDER), new long[0], contents(bytes), List.of());
    }

    private static AttributeValue array(Hdf5Type type, int count, ByteBuffer bytes) {
        return new AttributeValue(Datatype.of(type, ORDER), new long[] {count}, contents(bytes), List.of());
    }

    private static ByteBuffer booleans(boolean[] flags) {
        ByteBuffer bytes = bytes(flags.length);
        for (int i = 0; i < flags.length; i++) {
            bytes.put(i, (byte) (flags[i] ? 1 : 0));
        }
        return bytes;
    }

    private static ByteBuffer bytes(long count) {
        return ByteBuffer.allocate(Math.toIntExact(count)).order(ORDER);
    }

    private static byte[] contents(ByteBuffer bytes) {
        byte[] contents = new byte[bytes.capacity()];
        bytes.get(0, contents);
        return contents;
    }

    boolean isEmpty() {
        return numbers.length == 0;
    }
}
