package dev.fanin.io.element;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/// The types of numbers in files of arrays, and how each becomes float32.
///
/// Whole numbers beyond 2^24 and float64 are rounded to the nearest float32, ties to even. A truth
/// value is 1 for any byte but 0.
public enum ElementType {
    BOOL(1) {
        @Override
        public void read(ByteBuffer bytes, float[] values, int at, int count) {
            for (int i = 0; i < count; i++) {
                values[at + i] = bytes.get() == 0 ? 0 : 1;
            }
        }
    },
    INT8(1) {
        @Override
        public void read(ByteBuffer bytes, float[] values, int at, int count) {
            for (int i = 0; i < count; i++) {
                values[at + i] = bytes.get();
            }
        }
    },
    UINT8(1) {
        @Override
        public void read(ByteBuffer bytes, float[] values, int at, int count) {
            for (int i = 0; i < count; i++) {
                values[at + i] = Byte.toUnsignedInt(bytes.get());
            }
        }
    },
    INT16(2) {
        @Override
        public void read(ByteBuffer bytes, float[] values, int at, int count) {
            ShortBuffer shorts = bytes.asShortBuffer();
            for (int i = 0; i < count; i++) {
                values[at + i] = shorts.get(i);
            }
        }
    },
    UINT16(2) {
        @Override
        public void read(ByteBuffer bytes, float[] values, int at, int count) {
            ShortBuffer shorts = bytes.asShortBuffer();
            for (int i = 0; i < count; i++) {
                values[at + i] = Short.toUnsignedInt(shorts.get(i));
            }
        }
    },
    INT32(4) {
        @Override
        public void read(ByteBuffer bytes, float[] values, int at, int count) {
            IntBuffer ints = bytes.asIntBuffer();
            for (int i = 0; i < count; i++) {
                values[at + i] = ints.get(i);
            }
        }
    },
    UINT32(4) {
        @Override
        public void read(ByteBuffer bytes, float[] values, int at, int count) {
            IntBuffer ints = bytes.asIntBuffer();
            for (int i = 0; i < count; i++) {
                values[at + i] = Integer.toUnsignedLong(ints.get(i));
            }
        }
    },
    INT64(8) {
        @Override
        public void read(ByteBuffer bytes, float[] values, int at, int count) {
            LongBuffer longs = bytes.asLongBuffer();
            for (int i = 0; i < count; i++) {
                values[at + i] = longs.get(i);
            }
        }
    },
    UINT64(8) {
        @Override
        public void read(ByteBuffer bytes, float[] values, int at, int count) {
            LongBuffer longs = bytes.asLongBuffer();
            for (int i = 0; i < count; i++) {
                long value = longs.get(i);
                // Half the number with its last bit kept rounds as the whole would.
                values[at + i] = value >= 0 ? value : 2 * (float) ((value >>> 1) | (value & 1));
            }
        }
    },
    FLOAT16(2) {
        @Override
        public void read(ByteBuffer bytes, float[] values, int at, int count) {
            ShortBuffer shorts = bytes.asShortBuffer();
            for (int i = 0; i < count; i++) {
                values[at + i] = Float.float16ToFloat(shorts.get(i));
            }
        }
    },
    BFLOAT16(2) {
        @Override
        public void read(ByteBuffer bytes, float[] values, int at, int count) {
            ShortBuffer shorts = bytes.asShortBuffer();
            for (int i = 0; i < count; i++) {
                values[at + i] = Float.intBitsToFloat(shorts.get(i) << 16);
            }
        }
    },
    FLOAT32(4) {
        @Override
        public void read(ByteBuffer bytes, float[] values, int at, int count) {
            bytes.asFloatBuffer().get(values, at, count);
        }
    },
    FLOAT64(8) {
        @Override
        public void read(ByteBuffer bytes, float[] values, int at, int count) {
            for (int i = 0; i < count; i++) {
                values[at + i] = (float) bytes.getDouble();
            }
        }
    };

    private final int size;

    ElementType(int size) {
        this.size = size;
    }

    /// Returns the bytes of one number.
    public int size() {
        return size;
    }

    /// Reads the next numbers of a buffer, in its byte order; where its position is then, is open.
    public abstract void read(ByteBuffer bytes, float[] values, int at, int count);
}
