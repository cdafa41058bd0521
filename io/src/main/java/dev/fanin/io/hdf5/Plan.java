package dev.fanin.io.hdf5;

import dev.fanin.text.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Lays out a file: superblock and structure first, then the numbers of all datasets.
///
/// Source: The HDF Group, "HDF5 File Format Specification Version 3.0", II.A, and files of h5py
/// 3.16.
final class Plan {

    private static final int SUPERBLOCK = 96;
    private static final int[] SIGNATURE = {0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final int END_OF_FILE = 40;
    private static final int WIDTH = 8;
    private static final int DEEPEST = 256;
    private static final SymbolTableWriter.Table NO_TABLE = new SymbolTableWriter.Table(0, 0);

    private final Image image = new Image();
    private final HeapWriter heap = new HeapWriter(image);
    private final SymbolTableWriter tables = new SymbolTableWriter(image);
    private final List<Hdf5Dataset> datasets = new ArrayList<>();
    private final List<Integer> addresses = new ArrayList<>();
    private long size;

    private Plan() {}

    static Plan of(Hdf5Group root) throws Hdf5Exception {
        Plan plan = new Plan();
        plan.image.reserve(SUPERBLOCK);
        SymbolTableWriter.Member top = plan.group(root, "", new byte[0], 0);
        plan.place();
        plan.superblock(top);
        return plan;
    }

    private SymbolTableWriter.Member member(Hdf5Object object, String path, byte[] name, int depth)
            throws Hdf5Exception {
        return switch (object) {
            case Hdf5Group group -> group(group, path, name, depth);
            case Hdf5Dataset dataset -> dataset(dataset, path, name);
        };
    }

    private SymbolTableWriter.Member group(Hdf5Group group, String path, byte[] name, int depth) throws Hdf5Exception {
        HeaderWriter header = new HeaderWriter(path, heap);
        if (depth > DEEPEST) {
            throw header.refusal("is nested more than " + DEEPEST + " groups deep");
        }
        List<SymbolTableWriter.Member> members = new ArrayList<>();
        for (Map.Entry<String, Hdf5Object> member : group.members().entrySet()) {
            String key = member.getKey();
            if (key.isEmpty() || key.equals(".") || key.indexOf('/') >= 0 || key.indexOf('\0') >= 0) {
                throw header.refusal("has a member of the name " + Quoted.of(key)
                        + ", which HDF5 does not allow. Names have no slash and no NUL, and are not empty");
            }
            String below = path.isEmpty() ? key : path + "/" + key;
            members.add(member(member.getValue(), below, key.getBytes(StandardCharsets.UTF_8), depth + 1));
        }
        SymbolTableWriter.Table table = tables.write(members);
        header.symbolTable(table);
        header.attributes(group.attributes());
        return new SymbolTableWriter.Member(name, write(header), table);
    }

    private SymbolTableWriter.Member dataset(Hdf5Dataset dataset, String path, byte[] name) throws Hdf5Exception {
        HeaderWriter header = new HeaderWriter(path, heap);
        long[] dimensions = dataset.dimensions();
        if (dataset.size() == 0) {
            throw header.refusal("has no elements: its shape is " + Arrays.toString(dimensions)
                    + ". Leave it out, or give it elements");
        }
        Datatype type = dataset.type() == Hdf5Type.STRING ? Datatype.TEXT : dataset.datatype();
        header.shape(type, dimensions);
        List<Integer> place = new ArrayList<>();
        header.contiguous(dataset.size() * type.size(), place);
        header.attributes(dataset.attributes());
        int written = write(header);
        if (dataset.type() == Hdf5Type.STRING) {
            image.at(place.getFirst()).i64(texts(dataset.strings()));
        } else {
            datasets.add(dataset);
            addresses.add(place.getFirst());
        }
        return new SymbolTableWriter.Member(name, written, NO_TABLE);
    }

    private int texts(List<String> texts) throws Hdf5Exception {
        int at = image.reserve((long) texts.size() * Datatype.REFERENCE);
        for (int i = 0; i < texts.size(); i++) {
            heap.text(texts.get(i), image.at(at + i * Datatype.REFERENCE));
        }
        return at;
    }

    private int write(HeaderWriter header) throws Hdf5Exception {
        int place = header.reserve(image);
        header.write(image, place);
        return place;
    }

    /// Gives every dataset its place behind the structure.
    private void place() {
        size = image.size();
        for (int i = 0; i < datasets.size(); i++) {
            image.at(addresses.get(i)).i64(size);
            size += Image.pad(length(datasets.get(i)));
        }
    }

    private void superblock(SymbolTableWriter.Member root) {
        image.at(0)
                .u8(SIGNATURE)
                .u8(0, 0, 0, 0, 0, WIDTH, WIDTH, 0)
                .u16(SymbolTableWriter.LEAF)
                .u16(SymbolTableWriter.INTERNAL)
                .u32(0)
                .i64(0)
                .i64(Cursor.UNDEFINED);
        image.at(END_OF_FILE)
                .i64(size)
                .i64(Cursor.UNDEFINED)
                .i64(0)
                .i64(root.header())
                .u32(1)
                .u32(0)
                .i64(root.table().tree())
                .i64(root.table().heap());
    }

    /// Returns the bytes of a dataset's elements.
    static long length(Hdf5Dataset dataset) {
        return dataset.size() * dataset.datatype().size();
    }

    /// Returns the datasets whose elements follow the structure, each at a multiple of 8 bytes.
    List<Hdf5Dataset> datasets() {
        return datasets;
    }

    Image image() {
        return image;
    }

    long size() {
        return size;
    }
}
