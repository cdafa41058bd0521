package dev.fanin.io.hdf5;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;

/// Puts the chunks of a dataset together.
///
/// Source: The HDF Group, "HDF5 File Format Specification Version 3.0", III.A.1.
final class Chunks {

    private static final int TREE_HEAD = 24;
    private static final int ROOT = -1;
    private static final int MOST = Integer.MAX_VALUE - 64;

    private final Source source;
    private final String what;
    private final long[] dimensions;
    private final int[] chunk;
    private final Filters filters;
    private final List<Piece> pieces = new ArrayList<>();
    private final int element;
    private final int size;
    private long stored;

    /// @param skipped a bit for each filter that was not applied
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Piece(long[] at, MemorySegment bytes, long skipped) {}

    private Chunks(Source source, String what, long[] dimensions, int[] chunk, Filters filters) throws Hdf5Exception {
        this.source = source;
        this.what = what;
        this.dimensions = dimensions;
        this.chunk = chunk;
        this.filters = filters;
        long product = 1;
        for (int length : chunk) {
            product = Math.min(product * length, Integer.MAX_VALUE);
        }
        if (chunk.length != dimensions.length + 1 || product == 0 || product > MOST) {
            throw source.error(what + " has chunks that do not fit its shape. The file is damaged");
        }
        this.size = (int) product;
        this.element = chunk[dimensions.length];
    }

    /// Returns all elements.
    ///
    /// @param needed the bytes of all elements
    static MemorySegment read(
            Source source,
            String what,
            Layout.Chunked layout,
            Filters filters,
            long[] dimensions,
            long needed,
            boolean zeros)
            throws Hdf5Exception {
        Chunks chunks = new Chunks(source, what, dimensions, layout.chunk(), filters);
        if (layout.tree() != Cursor.UNDEFINED) {
            chunks.tree(layout.tree(), ROOT);
        }
        long held = (long) chunks.pieces.size() * chunks.size;
        long possible = filters.compress() ? chunks.stored * Filters.MOST_GROWTH : chunks.stored;
        if (needed > held && !zeros) {
            throw Stored.filled(source, what);
        }
        if (needed > Math.min(held, possible) + Stored.MOST_ZEROS || needed > MOST) {
            throw source.error(what + " claims " + needed + " bytes, and its chunks hold " + Math.min(held, possible)
                    + ". The file is damaged or too large");
        }
        byte[] all = new byte[(int) needed];
        for (Piece piece : chunks.pieces) {
            chunks.copy(piece, all);
        }
        return MemorySegment.ofArray(all);
    }

    private void tree(long address, int expected) throws Hdf5Exception {
        Cursor head = source.at(address, TREE_HEAD, "the tree of " + what);
        boolean signed = head.isSigned("TREE");
        int type = head.u8();
        int level = head.u8();
        if (!signed || type != 1 || (expected != ROOT && level != expected)) {
            throw head.error("is not one. The file is damaged; save it again");
        }
        int count = head.u16();
        long length = (long) count * (2 + chunk.length + 1) * Long.BYTES;
        source.spend(TREE_HEAD + length);
        Cursor body = source.at(address + TREE_HEAD, length, "the tree of " + what);
        for (int i = 0; i < count; i++) {
            long bytes = body.u32();
            long skipped = body.u32();
            long[] at = new long[dimensions.length];
            for (int k = 0; k < at.length; k++) {
                at[k] = body.length(Long.BYTES);
            }
            body.skip(Long.BYTES);
            long child = body.i64();
            if (level == 0) {
                add(new Piece(at, source.slice(child, bytes, "a chunk of " + what), skipped));
            } else {
                tree(child, level - 1);
            }
        }
    }

    private void add(Piece piece) throws Hdf5Exception {
        stored += piece.bytes.byteSize();
        boolean fits = stored <= source.size();
        for (int i = 0; i < dimensions.length; i++) {
            fits &= piece.at[i] < dimensions[i] && piece.at[i] % chunk[i] == 0;
        }
        if (!fits) {
            throw source.error(what + " has chunks that do not fit its shape. The file is damaged");
        }
        pieces.add(piece);
    }

    private void copy(Piece piece, byte[] all) throws Hdf5Exception {
        try {
            byte[] bytes = filters.undo(piece.bytes, piece.skipped, size, element);
            copy(piece.at, 0, bytes, 0, all, 0);
        } catch (DataFormatException e) {
            String why = e.getMessage();
            throw source.error(
                    "a chunk of " + what + " is damaged: " + (why == null ? "it is not compressed" : why)
                            + ". Save the file again",
                    e);
        }
    }

    /// Copies what of a chunk lies within the dataset, row by row.
    ///
    /// @param from the number of a row, along the axes before this one, in the chunk
    /// @param to the same in the dataset
    private void copy(long[] at, int axis, byte[] bytes, long from, byte[] all, long to) {
        if (axis == dimensions.length) {
            System.arraycopy(bytes, (int) from * element, all, (int) (to * element), element);
            return;
        }
        int count = (int) Math.min(chunk[axis], dimensions[axis] - at[axis]);
        long source = from * chunk[axis];
        long target = to * dimensions[axis] + at[axis];
        if (axis == dimensions.length - 1) {
            System.arraycopy(bytes, (int) source * element, all, (int) (target * element), count * element);
            return;
        }
        for (int i = 0; i < count; i++) {
            copy(at, axis + 1, bytes, source + i, all, target + i);
        }
    }
}
