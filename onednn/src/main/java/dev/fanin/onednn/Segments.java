package dev.fanin.onednn;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// What native code takes instead of an array and an index: made once for each that comes again.
///
/// The compiler can do without such objects, but it does not always. So the latest ones are kept,
/// and with them their arrays, as long as the kernels that they belong to.
final class Segments {

    private static final int SIZE = 2048;

    /// How many places are searched, from the one that an array and an index should have.
    private static final int REACH = 8;

    private final float[] @Nullable [] arrays = new float[SIZE][];
    private final int[] starts = new int[SIZE];
    private final @Nullable MemorySegment[] segments = new MemorySegment[SIZE];
    private int made;

    /// Returns the part of an array that begins at an index.
    @SuppressWarnings("ReferenceEquality") // the array itself is meant, not what it holds
    MemorySegment of(float[] array, int from) {
        int home = ((System.identityHashCode(array) + from) * 0x9E3779B9) >>> 16;
        for (int i = home; i < home + REACH; i++) {
            int place = i % SIZE;
            MemorySegment segment = segments[place];
            if (segment != null && arrays[place] == array && starts[place] == from) {
                return segment;
            }
        }
        return make(array, from, home);
    }

    /// Takes a free place, or one in turn.
    private MemorySegment make(float[] array, int from, int home) {
        int place = (home + (made++ & (REACH - 1))) % SIZE;
        for (int i = home; i < home + REACH; i++) {
            if (segments[i % SIZE] == null) {
                place = i % SIZE;
            }
        }
        arrays[place] = array;
        starts[place] = from;
        MemorySegment segment = MemorySegment.ofArray(array).asSlice((long) from * Float.BYTES);
        segments[place] = segment;
        return segment;
    }
}
