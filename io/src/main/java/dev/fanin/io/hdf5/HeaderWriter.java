package dev.fanin.io.hdf5;

import dev.fanin.text.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An object's header of version 1: messages are gathered, and then written in one piece.
///
/// Source: The HDF Group, "HDF5 File Format Specification Version 3.0", IV.A.
final class HeaderWriter {

    /// The most bytes of one message, whose size has 16 bits and is a multiple of 8.
    static final int MOST = 0xfff8;

    private static final int HEAD = 16;
    private static final int MESSAGE_HEAD = 8;
    private static final int MOST_MESSAGES = 0xffff;
    private static final int CONSTANT = 1;
    private static final int WITH_MOST = 1;
    private static final int ATTRIBUTE_HEAD = 8;
    private static final int LATE = 2;
    private static final int ALWAYS = 0;
    private static final int IF_SET = 2;

    private final String path;
    private final HeapWriter heap;
    private final List<Draft> drafts = new ArrayList<>();

    /// Writes the body of a message.
    @FunctionalInterface
    private interface Body {
        void write(Image.Pen pen) throws Hdf5Exception;
    }

    private record Draft(int type, int flags, int size, Body body) {}

    HeaderWriter(String path, HeapWriter heap) {
        this.path = path;
        this.heap = heap;
    }

    private void add(int type, int flags, long size, Body body) throws Hdf5Exception {
        if (drafts.size() == MOST_MESSAGES) {
            throw refusal("has more than " + MOST_MESSAGES + " attributes. Keep large values in a dataset");
        }
        drafts.add(new Draft(type, flags, (int) Image.pad(size), body));
    }

    /// Returns what to throw of the object.
    Hdf5Exception refusal(String why) {
        return new Hdf5Exception("Cannot write HDF5: " + Quoted.of(path.isEmpty() ? "/" : path) + " " + why + ".");
    }

    void symbolTable(SymbolTableWriter.Table table) throws Hdf5Exception {
        add(Message.SYMBOL_TABLE, 0, 16, pen -> pen.i64(table.tree()).i64(table.heap()));
    }

    /// Adds shape and type, and that elements which are not written are zeros.
    void shape(Datatype type, long[] dimensions) throws Hdf5Exception {
        add(Message.DATASPACE, 0, spaceSize(dimensions), pen -> space(pen, dimensions));
        byte[] message = type(type);
        add(Message.DATATYPE, CONSTANT, message.length, pen -> pen.put(message));
        int when = type.type() == Hdf5Type.STRING ? ALWAYS : IF_SET;
        add(Message.FILL, CONSTANT, 8, pen -> pen.u8(2, LATE, when, 1).u32(0));
    }

    /// Adds where the elements are; the address is written later.
    void contiguous(long size, List<Integer> places) throws Hdf5Exception {
        add(Message.LAYOUT, 0, 18, pen -> {
            pen.u8(3, Layout.CONTIGUOUS);
            places.add(pen.place());
            pen.skip(Long.BYTES).i64(size);
        });
    }

    void attributes(Map<String, Object> attributes) throws Hdf5Exception {
        for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
            attribute(attribute.getKey(), attribute.getValue());
        }
    }

    private void attribute(String name, Object given) throws Hdf5Exception {
        AttributeValue value = AttributeValue.of(given);
        String what = "has an attribute " + Quoted.of(name);
        if (value == null) {
            throw refusal(
                    what + " of a type that is not written, " + given.getClass().getSimpleName());
        }
        if (value.isEmpty() || name.isEmpty() || name.indexOf('\0') >= 0) {
            throw refusal(what + " without a value or a proper name");
        }
        byte[] text = (name + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] type = type(value.type());
        int space = spaceSize(value.dimensions());
        long size = ATTRIBUTE_HEAD + Image.pad(text.length) + Image.pad(type.length) + space + value.numbers().length;
        if (Image.pad(size) > MOST) {
            throw refusal(
                    what + " of " + size + " bytes; expected at most " + MOST + ". Keep large values in a dataset");
        }
        add(Message.ATTRIBUTE, 0, size, pen -> {
            pen.u8(1, 0).u16(text.length).u16(type.length).u16(space);
            pen.put(text).pad().put(type).pad();
            space(pen, value.dimensions());
            if (value.texts().isEmpty()) {
                pen.put(value.numbers());
            }
            for (String one : value.texts()) {
                heap.text(one, pen);
            }
        });
    }

    private byte[] type(Datatype type) throws Hdf5Exception {
        byte[] message = DatatypeWriter.message(type);
        if (message.length == 0) {
            throw refusal("holds values of type " + type.name() + ", which is not written. Convert them to float32");
        }
        return message;
    }

    private static int spaceSize(long[] dimensions) {
        return 8 + 2 * Long.BYTES * dimensions.length;
    }

    private static void space(Image.Pen pen, long[] dimensions) {
        pen.u8(1, dimensions.length, dimensions.length == 0 ? 0 : WITH_MOST, 0).u32(0);
        for (int i = 0; i < 2 * dimensions.length; i++) {
            pen.i64(dimensions[i % dimensions.length]);
        }
    }

    /// Reserves a place for the header.
    int reserve(Image image) throws Hdf5Exception {
        return image.reserve(HEAD + length());
    }

    private long length() {
        return drafts.stream().mapToLong(draft -> MESSAGE_HEAD + draft.size).sum();
    }

    /// Writes the header to its place.
    void write(Image image, int place) throws Hdf5Exception {
        image.at(place).u8(1, 0).u16(drafts.size()).u32(1).u32(length()).u32(0);
        int at = place + HEAD;
        for (Draft draft : drafts) {
            image.at(at).u16(draft.type).u16(draft.size).u8(draft.flags);
            draft.body.write(image.at(at + MESSAGE_HEAD));
            at += MESSAGE_HEAD + draft.size;
        }
    }
}
