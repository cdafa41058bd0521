package dev.fanin.io.hdf5;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// The elements of a dataset in a file.
///
/// @param what the dataset, for example `dataset 'layers/dense/vars/0'`
/// @param zeros whether elements that nobody wrote are zeros
record Stored(Source source, String what, Layout layout, Filters filters, Dataspace space, int element, boolean zeros)
        implements Content {

    /// The most bytes there may be of elements that nobody wrote.
    static final long MOST_ZEROS = 16L << 20;

    /// Returns the elements, after a look whether there is room for them in the file.
    static Stored of(
            Source source, String what, Layout layout, Filters filters, Dataspace space, int element, boolean zeros)
            throws Hdf5Exception {
        Stored stored = new Stored(source, what, layout, filters, space, element, zeros);
        boolean written = !(layout instanceof Layout.Contiguous(long address) && address == Cursor.UNDEFINED);
        if (written) {
            stored.place();
        }
        return stored;
    }

    /// Returns the bytes of all elements.
    private long needed() throws Hdf5Exception {
        long size = space.size();
        if (size > Long.MAX_VALUE / element) {
            throw source.error(what + " claims " + size + " elements of " + element + " bytes. The file is damaged");
        }
        return size * element;
    }

    @Override
    public MemorySegment bytes() throws Hdf5Exception {
        return layout instanceof Layout.Chunked chunked && needed() > 0
                ? Chunks.read(source.renewed(), what, chunked, filters, space.dimensions(), needed(), zeros)
                : place().orElseZeros();
    }

    /// A part of the file, or so many zeros.
    private record Place(MemorySegment bytes, long zeros) {
        MemorySegment orElseZeros() {
            return zeros == 0 ? bytes : MemorySegment.ofArray(new byte[(int) zeros]);
        }
    }

    private Place place() throws Hdf5Exception {
        long needed = needed();
        return switch (layout) {
            case Layout.Compact(MemorySegment bytes) -> {
                if (needed > bytes.byteSize()) {
                    throw source.error(what + " claims " + needed + " bytes, and its header holds " + bytes.byteSize()
                            + ". The file is damaged");
                }
                yield new Place(bytes.asSlice(0, needed), 0);
            }
            case Layout.Contiguous(long address)
            when needed == 0 || address == Cursor.UNDEFINED -> {
                if (needed > MOST_ZEROS) {
                    throw source.error(what + " claims " + needed + " bytes that nobody wrote. Write its values");
                }
                if (needed > 0 && !zeros) {
                    throw filled(source, what);
                }
                yield new Place(MemorySegment.NULL, needed);
            }
            case Layout.Contiguous(long address) -> new Place(source.slice(address, needed, what), 0);
            case Layout.Chunked _ -> new Place(MemorySegment.NULL, 0);
        };
    }

    static Hdf5Exception filled(Source source, String what) {
        return source.error(what + " has values that nobody wrote and that are not 0. Write its values");
    }

    @Override
    public List<String> texts(Datatype datatype) throws Hdf5Exception {
        Source renewed = source.renewed();
        return new ElementReader(datatype, bytes()).texts(renewed, new GlobalHeap(renewed));
    }

    @Override
    public String where() {
        String message = source.error(what).getMessage();
        return message == null ? what : message.substring(0, message.length() - 1);
    }
}
