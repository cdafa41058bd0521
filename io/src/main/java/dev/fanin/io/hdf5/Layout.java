package dev.fanin.io.hdf5;

import java.lang.foreign.MemorySegment;

/// Where the elements of a dataset are.
///
/// Source: The HDF Group, "HDF5 File Format Specification Version 3.0", IV.A.2.i.
sealed interface Layout {

    /// In one place; the address is undefined where none has been written.
    record Contiguous(long address) implements Layout {}

    /// Within the header.
    record Compact(MemorySegment bytes) implements Layout {}

    /// In pieces of equal shape, which a tree finds; its address is undefined where there are none.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Chunked(long tree, int[] chunk) implements Layout {}

    int COMPACT = 0;
    int CONTIGUOUS = 1;
    int CHUNKED = 2;

    /// Reads a layout message of version 1 to 5.
    static Layout read(Cursor body) throws Hdf5Exception {
        int version = body.u8();
        return switch (version) {
            case 1, 2 -> readOld(body);
            case 3, 4, 5 -> readNew(body, version);
            default -> throw body.error("has a layout of version " + version + "; versions 1 to 5 are read");
        };
    }

    private static Layout readOld(Cursor body) throws Hdf5Exception {
        int rank = body.u8();
        int kind = body.u8();
        body.skip(5);
        long address = kind == COMPACT ? Cursor.UNDEFINED : body.i64();
        int[] lengths = lengths(body, rank);
        return switch (kind) {
            case COMPACT -> new Compact(body.segment(body.u32()));
            case CONTIGUOUS -> new Contiguous(address);
            case CHUNKED -> new Chunked(address, lengths);
            default -> throw unknown(body, kind);
        };
    }

    private static Layout readNew(Cursor body, int version) throws Hdf5Exception {
        int kind = body.u8();
        return switch (kind) {
            case COMPACT -> new Compact(body.segment(body.u16()));
            case CONTIGUOUS -> new Contiguous(body.i64());
            case CHUNKED -> {
                if (version > 3) {
                    throw body.error("has chunks in an index of a newer kind, which is not read. "
                            + "Save the file with h5py's defaults");
                }
                int rank = body.u8();
                long address = body.i64();
                yield new Chunked(address, lengths(body, rank));
            }
            default -> throw unknown(body, kind);
        };
    }

    private static int[] lengths(Cursor body, int rank) throws Hdf5Exception {
        int[] lengths = new int[rank];
        for (int i = 0; i < rank; i++) {
            long length = body.u32();
            if (length > Integer.MAX_VALUE) {
                throw body.error("claims a chunk of length " + length + ". The file is damaged");
            }
            lengths[i] = (int) length;
        }
        return lengths;
    }

    private static Hdf5Exception unknown(Cursor body, int kind) {
        return body.error("has a layout of kind " + kind + ", which is not read. Save the file with h5py's defaults");
    }
}
