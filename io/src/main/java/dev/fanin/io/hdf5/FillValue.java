package dev.fanin.io.hdf5;

import org.jspecify.annotations.Nullable;

/// What elements are that nobody wrote.
///
/// Source: The HDF Group, "HDF5 File Format Specification Version 3.0", IV.A.2.e and f.
final class FillValue {

    private static final int DEFINED = 1 << 5;

    private FillValue() {}

    /// Returns whether they are zeros, which holds where nothing is said of them.
    static boolean isZero(@Nullable Cursor message, @Nullable Cursor older) throws Hdf5Exception {
        if (message == null) {
            return older == null || isZero(older);
        }
        int version = message.u8();
        boolean defined = switch (version) {
            case 1, 2 -> {
                message.skip(2);
                yield message.u8() != 0 || version == 1;
            }
            case 3 -> (message.u8() & DEFINED) != 0;
            default -> throw message.error("has a fill value of version " + version + "; versions 1 to 3 are read");
        };
        return !defined || isZero(message);
    }

    private static boolean isZero(Cursor value) throws Hdf5Exception {
        Cursor bytes = value.part(value.u32());
        while (bytes.remaining() > 0) {
            if (bytes.u8() != 0) {
                return false;
            }
        }
        return true;
    }
}
