package dev.fanin.io.hdf5;

import java.nio.charset.StandardCharsets;

/// Puts texts into collections of 4096 bytes, or larger ones for a larger text, in the order they
/// come.
final class HeapWriter {

    private static final int COLLECTION = 4096;
    private static final int HEAD = 16;
    private static final int OBJECT_HEAD = 16;
    private static final int MOST_OBJECTS = 0xffff;

    private final Image image;
    private int collection;
    private int at;
    private int end;
    private int objects;

    HeapWriter(Image image) {
        this.image = image;
    }

    /// Writes a text, and where it is.
    ///
    /// @param reference where to write the 16 bytes that point to it
    void text(String text, Image.Pen reference) throws Hdf5Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0) {
            reference.u32(0).i64(0).u32(0);
            return;
        }
        long needed = OBJECT_HEAD + Image.pad(bytes.length);
        if (needed > end - at || objects == MOST_OBJECTS) {
            open(needed);
        }
        objects++;
        image.at(at).u16(objects).u16(0).u32(0).i64(bytes.length).put(bytes);
        at += (int) needed;
        room();
        reference.u32(bytes.length).i64(collection).u32(objects);
    }

    private void open(long needed) throws Hdf5Exception {
        long size = Math.max(COLLECTION, HEAD + needed);
        collection = image.reserve(size);
        image.at(collection).signature("GCOL").u8(1, 0, 0, 0).i64(size);
        at = collection + HEAD;
        end = collection + (int) size;
        objects = 0;
    }

    /// Tells how much room is left, which is object 0 and counts its own head.
    private void room() {
        if (end - at >= OBJECT_HEAD) {
            image.at(at).u16(0).u16(0).u32(0).i64(end - at);
        }
    }
}
