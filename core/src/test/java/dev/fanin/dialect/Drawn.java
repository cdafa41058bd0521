package dev.fanin.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/// Values that another framework drew: how many, the SHA-256 of all their bytes, and the first few as
/// bits in hexadecimal.
record Drawn(int count, String digest, List<Long> first) {

    static Drawn parse(String count, String digest, String first) {
        List<Long> bits = Arrays.stream(first.split(" ", -1))
                .map(word -> Long.parseUnsignedLong(word, 16))
                .toList();
        return new Drawn(Integer.parseInt(count), digest, bits);
    }

    /// The first values as float32.
    float[] floats() {
        float[] values = new float[first.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(first.get(i).intValue());
        }
        return values;
    }

    void equal(float[] values) {
        assertThat(values).startsWith(floats());
        equal(values.length, Float.BYTES, buffer -> buffer.asFloatBuffer().put(values));
    }

    void equal(double[] values) {
        for (int i = 0; i < first.size(); i++) {
            assertThat(Double.doubleToRawLongBits(values[i])).isEqualTo(first.get(i));
        }
        equal(values.length, Double.BYTES, buffer -> buffer.asDoubleBuffer().put(values));
    }

    void equal(int[] values) {
        for (int i = 0; i < first.size(); i++) {
            assertThat(values[i]).isEqualTo(first.get(i).intValue());
        }
        equal(values.length, Integer.BYTES, buffer -> buffer.asIntBuffer().put(values));
    }

    void equal(long[] values) {
        for (int i = 0; i < first.size(); i++) {
            assertThat(values[i]).isEqualTo(first.get(i));
        }
        equal(values.length, Long.BYTES, buffer -> buffer.asLongBuffer().put(values));
    }

    private void equal(int values, int width, Consumer<ByteBuffer> put) {
        assertThat(values).isEqualTo(count);
        byte[] bytes = new byte[values * width];
        put.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            assertThat(HexFormat.of().formatHex(hash)).isEqualTo(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    /// How many float32 numbers lie between two, of which one may be the other.
    static long ulps(float a, float b) {
        return Math.abs(place(a) - place(b));
    }

    private static long place(float value) {
        int bits = Float.floatToRawIntBits(value);
        return bits < 0 ? -(long) (bits & Integer.MAX_VALUE) : bits;
    }
}
