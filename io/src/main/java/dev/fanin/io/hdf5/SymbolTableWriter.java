package dev.fanin.io.hdf5;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes the links of a group: a heap of names, nodes of up to 8 links in the order of their
/// names, and a tree over them of up to 32 children a node.
///
/// Source: The HDF Group, "HDF5 File Format Specification Version 3.0", III.A.1, III.B and III.D.
final class SymbolTableWriter {

    /// Half the links of a node, as the superblock states it.
    static final int LEAF = 4;

    /// Half the children of a tree's node, as the superblock states it.
    static final int INTERNAL = 16;

    private static final int MOST_LINKS = 2 * LEAF;
    private static final int MOST_CHILDREN = 2 * INTERNAL;
    private static final int NODE = 8 + MOST_LINKS * 40;
    private static final int TREE = 24 + (2 * MOST_CHILDREN + 1) * Long.BYTES;
    private static final int NO_FREE_BLOCK = 1;
    private static final int FIRST_NAME = 8;
    private static final int GROUP = 1;

    private final Image image;

    SymbolTableWriter(Image image) {
        this.image = image;
    }

    /// Where the tree and the names of a group are.
    record Table(int tree, int heap) {}

    /// What has been written of a group or dataset.
    ///
    /// @param name its name in UTF-8
    /// @param header the place of its header
    /// @param table its links, or none at place 0 for a dataset
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Member(byte[] name, int header, Table table) {}

    /// A node or tree below another.
    ///
    /// @param last where the heap has the last name in it
    private record Child(int place, int last) {}

    /// Writes the table of a group.
    Table write(List<Member> members) throws Hdf5Exception {
        List<Member> sorted = new ArrayList<>(members);
        sorted.sort((a, b) -> Arrays.compareUnsigned(a.name, b.name));
        int[] names = new int[sorted.size()];
        int heap = heap(sorted, names);
        List<Child> children = new ArrayList<>();
        for (int from = 0; from < names.length; from += MOST_LINKS) {
            int to = Math.min(from + MOST_LINKS, names.length);
            children.add(node(sorted.subList(from, to), Arrays.copyOfRange(names, from, to)));
        }
        int level = 0;
        do {
            children = trees(children, level);
            level++;
        } while (children.size() > 1);
        return new Table(children.getFirst().place, heap);
    }

    private int heap(List<Member> members, int[] names) throws Hdf5Exception {
        long size = FIRST_NAME;
        for (Member member : members) {
            size += Image.pad(member.name.length + 1L);
        }
        int heap = image.reserve(32);
        int data = image.reserve(size);
        image.at(heap).signature("HEAP").u32(0).i64(size).i64(NO_FREE_BLOCK).i64(data);
        // At place 0 is the empty name, which comes before all others.
        int at = FIRST_NAME;
        for (int i = 0; i < names.length; i++) {
            byte[] name = members.get(i).name;
            names[i] = at;
            image.at(data + at).put(name);
            at += (int) Image.pad(name.length + 1L);
        }
        return heap;
    }

    private Child node(List<Member> members, int[] names) throws Hdf5Exception {
        int place = image.reserve(NODE);
        Image.Pen pen = image.at(place).signature("SNOD").u8(1, 0).u16(names.length);
        for (int i = 0; i < names.length; i++) {
            Member member = members.get(i);
            pen.i64(names[i]).i64(member.header);
            boolean group = member.table.tree != 0;
            pen.u32(group ? GROUP : 0).u32(0).i64(member.table.tree).i64(member.table.heap);
        }
        return new Child(place, names[names.length - 1]);
    }

    /// Writes one level of the tree; of an empty group, one node without children.
    private List<Child> trees(List<Child> children, int level) throws Hdf5Exception {
        List<Child> above = new ArrayList<>();
        int count = Math.max(1, Math.ceilDiv(children.size(), MOST_CHILDREN));
        int first = image.reserve((long) count * TREE);
        int before = 0;
        for (int n = 0; n < count; n++) {
            int from = n * MOST_CHILDREN;
            List<Child> below = children.subList(from, Math.min(from + MOST_CHILDREN, children.size()));
            int place = first + n * TREE;
            Image.Pen pen = image.at(place).signature("TREE").u8(0, level).u16(below.size());
            pen.i64(n == 0 ? Cursor.UNDEFINED : place - TREE);
            pen.i64(n == count - 1 ? Cursor.UNDEFINED : place + TREE);
            pen.i64(before);
            for (Child child : below) {
                pen.i64(child.place).i64(child.last);
                before = child.last;
            }
            above.add(new Child(place, before));
        }
        return above;
    }
}
