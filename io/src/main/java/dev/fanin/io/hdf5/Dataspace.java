package dev.fanin.io.hdf5;

import java.util.Arrays;

/// How many elements there are along each axis; a scalar has no axes.
///
/// @param dimensions the lengths of the axes, any of which may be 0
/// @param size the number of elements
@SuppressWarnings("ArrayRecordComponent") // never compared
record Dataspace(long[] dimensions, long size) {

    private static final int MOST_AXES = 32;
    private static final int NULL_SPACE = 2;

    static Dataspace of(long... dimensions) {
        return new Dataspace(dimensions, Arrays.stream(dimensions).reduce(1, Math::multiplyExact));
    }

    /// Reads a dataspace message; the space without any elements becomes one axis of length 0.
    static Dataspace read(Cursor body) throws Hdf5Exception {
        int version = body.u8();
        int rank = body.u8();
        body.skip(1);
        int type = 0;
        switch (version) {
            case 1 -> body.skip(5);
            case 2 -> type = body.u8();
            default -> throw body.error("has a dataspace of version " + version + "; versions 1 and 2 are read");
        }
        if (rank > MOST_AXES) {
            throw body.error("claims " + rank + " axes; expected at most " + MOST_AXES);
        }
        if (type == NULL_SPACE) {
            return of(0);
        }
        long[] dimensions = new long[rank];
        for (int i = 0; i < rank; i++) {
            dimensions[i] = body.length(Long.BYTES);
        }
        try {
            return of(dimensions);
        } catch (ArithmeticException e) {
            throw body.source().error(text(dimensions), e);
        }
    }

    private static String text(long[] dimensions) {
        return "a shape of " + Arrays.toString(dimensions) + " has more than 2^63 - 1 elements. The file is damaged";
    }

    int rank() {
        return dimensions.length;
    }
}
