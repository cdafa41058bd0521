package dev.fanin.io.hdf5;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The collections in which a file keeps texts of any length.
///
/// Source: The HDF Group, "HDF5 File Format Specification Version 3.0", III.E.
final class GlobalHeap {

    private static final int HEAD = 16;
    private static final int OBJECT_HEAD = 16;
    private static final String WHAT = "a heap of texts";

    private final Source source;
    private final Map<Long, Map<Integer, MemorySegment>> collections = new HashMap<>();

    GlobalHeap(Source source) {
        this.source = source;
    }

    /// Returns the text to which a length, an address and a number point.
    String text(Cursor reference) throws Hdf5Exception {
        long length = reference.u32();
        long address = reference.i64();
        int index = (int) reference.u32();
        if (length == 0) {
            return "";
        }
        Map<Integer, MemorySegment> collection = collections.get(address);
        if (collection == null) {
            collection = read(address);
            collections.put(address, collection);
        }
        MemorySegment found = collection.get(index);
        if (found == null || found.byteSize() < length) {
            throw source.error("a text is not where the file says. It is damaged; save it again");
        }
        source.spend(length);
        String text = new String(found.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private Map<Integer, MemorySegment> read(long address) throws Hdf5Exception {
        Cursor head = source.at(address, HEAD, WHAT);
        if (!head.isSigned("GCOL")) {
            throw head.error("is not one. The file is damaged; save it again");
        }
        head.skip(4);
        long size = head.i64();
        source.spend(Math.max(size, HEAD));
        Cursor body = source.at(address, size, WHAT);
        body.skip(HEAD);
        Map<Integer, MemorySegment> objects = new HashMap<>();
        while (body.remaining() >= OBJECT_HEAD) {
            int index = body.u16();
            if (index == 0) {
                break;
            }
            body.skip(6);
            objects.put(index, body.segment(body.length(Long.BYTES)));
            body.align();
        }
        return objects;
    }
}
