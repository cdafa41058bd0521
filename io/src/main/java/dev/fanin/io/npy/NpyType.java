package dev.fanin.io.npy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// The types of values that are read.
enum NpyType {
    FLOAT32("f4", Float.BYTES) {
        @Override
        void read(ByteBuffer bytes, float[] values, int at) {
            int count = bytes.remaining() / size();
            bytes.asFloatBuffer().get(values, at, count);
        }
    },
    FLOAT64("f8", Double.BYTES) {
        @Override
        void read(ByteBuffer bytes, float[] values, int at) {
            int count = bytes.remaining() / size();
            for (int i = 0; i < count; i++) {
                values[at + i] = (float) bytes.getDouble();
            }
        }
    };

    /// The byte order of all these types.
    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private final String code;
    private final int size;

    NpyType(String code, int size) {
        this.code = "<" + code;
        this.size = size;
    }

    /// Returns the type that NumPy writes so, or null where it is none of these.
    static @Nullable NpyType of(@Nullable String code) {
        for (NpyType type : values()) {
            if (type.code.equals(code)) {
                return type;
            }
        }
        return null;
    }

    /// Returns NumPy's name, for example `<f4`.
    String code() {
        return code;
    }

    /// Returns the bytes of one value.
    int size() {
        return size;
    }

    /// Reads all values in a buffer, rounded to float32.
    abstract void read(ByteBuffer bytes, float[] values, int at);
}
