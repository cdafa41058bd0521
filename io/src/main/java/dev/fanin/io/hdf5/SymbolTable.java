package dev.fanin.io.hdf5;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The links of a group of the old kind: a tree of nodes whose names are in a heap.
///
/// Source: The HDF Group, "HDF5 File Format Specification Version 3.0", III.A.1, III.B and III.D.
final class SymbolTable {

    private static final int TREE_HEAD = 24;
    private static final int NODE_HEAD = 8;
    private static final int ENTRY = 40;
    private static final int HEAP_HEAD = 32;
    private static final int SCRATCH = 16;
    private static final int ROOT = -1;
    private static final int SOFT = 2;

    private final Source source;
    private final String group;
    private final MemorySegment names;
    private final List<Link> links = new ArrayList<>();

    private SymbolTable(Source source, String group, MemorySegment names) {
        this.source = source;
        this.group = group;
        this.names = names;
    }

    /// Reads the links of a group from the message that says where they are.
    static List<Link> read(Source source, Cursor message, String group) throws Hdf5Exception {
        long tree = message.i64();
        String what = "the heap of group '" + group + "'";
        Cursor heap = source.at(message.i64(), HEAP_HEAD, what);
        if (!heap.isSigned("HEAP")) {
            throw heap.error("is not one. The file is damaged; save it again");
        }
        heap.skip(4);
        long size = heap.i64();
        heap.skip(Long.BYTES);
        SymbolTable table = new SymbolTable(source, group, source.slice(heap.i64(), size, what));
        table.tree(tree, ROOT);
        return table.links;
    }

    /// @param expected the level that a node must have, so that no path goes round
    private void tree(long address, int expected) throws Hdf5Exception {
        String what = "the tree of group '" + group + "'";
        Cursor head = source.at(address, TREE_HEAD, what);
        boolean signed = head.isSigned("TREE");
        int type = head.u8();
        int level = head.u8();
        if (!signed || type != 0 || (expected != ROOT && level != expected)) {
            throw head.error("is not one. The file is damaged; save it again");
        }
        int count = head.u16();
        long length = (2L * count + 1) * Long.BYTES;
        source.spend(TREE_HEAD + length);
        Cursor body = source.at(address + TREE_HEAD, length, what);
        for (int i = 0; i < count; i++) {
            body.skip(Long.BYTES);
            long child = body.i64();
            if (level == 0) {
                node(child);
            } else {
                tree(child, level - 1);
            }
        }
    }

    private void node(long address) throws Hdf5Exception {
        String what = "a node of group '" + group + "'";
        Cursor head = source.at(address, NODE_HEAD, what);
        if (!head.isSigned("SNOD")) {
            throw head.error("is not one. The file is damaged; save it again");
        }
        head.skip(2);
        int count = head.u16();
        long length = (long) count * ENTRY;
        source.spend(NODE_HEAD + length);
        Cursor body = source.at(address + NODE_HEAD, length, what);
        for (int i = 0; i < count; i++) {
            String name = name(body.i64());
            long header = body.i64();
            long kind = body.u32();
            body.skip(Integer.BYTES + SCRATCH);
            if (kind == SOFT) {
                throw Link.notFollowed(source, "a soft link", group, name);
            }
            links.add(new Link(name, header));
        }
    }

    private String name(long at) throws Hdf5Exception {
        long end = at;
        while (at >= 0 && end < names.byteSize() && names.get(ValueLayout.JAVA_BYTE, end) != 0) {
            end++;
        }
        // Names may lie within one another, and each costs its length again.
        source.spend(Math.max(0, end - at));
        if (at < 0 || end >= names.byteSize()) {
            throw source.error(
                    "a name in group '" + group + "' is not in its heap. The file is damaged; save it again");
        }
        return new String(names.asSlice(at, end - at).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }
}
