package dev.fanin.io.hdf5;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The header of a group or dataset: its messages, of which some may lie elsewhere.
///
/// Versions 1 and 2.
///
/// Source: The HDF Group, "HDF5 File Format Specification Version 3.0", IV.A.
final class ObjectHeader {

    private static final int FIRST = 16;
    private static final int SHARED = 1 << 1;
    private static final int ORDERED = 1 << 2;
    private static final int PHASED = 1 << 4;
    private static final int TIMED = 1 << 5;
    private static final int OLD_MESSAGE = 8;

    private final Source source;
    private final String what;
    private final List<Message> messages = new ArrayList<>();
    private final ArrayDeque<Chunk> more = new ArrayDeque<>();

    private record Chunk(long address, long length) {}

    private ObjectHeader(Source source, String what) {
        this.source = source;
        this.what = what;
    }

    /// Reads a header.
    ///
    /// @param owner whose header it is, for example `group 'layers'`
    static ObjectHeader read(Source source, long address, String owner) throws Hdf5Exception {
        ObjectHeader header = new ObjectHeader(source, "the header of " + owner);
        Cursor cursor = source.at(address, FIRST, header.what);
        int version = cursor.u8();
        if (version == 1) {
            header.readOld(address, cursor);
        } else if (source.at(address, FIRST, header.what).isSigned("OHDR")) {
            header.readNew(address);
        } else {
            throw source.error(header.what + " is not one. The file is damaged; save it again");
        }
        return header;
    }

    private void readOld(long address, Cursor cursor) throws Hdf5Exception {
        cursor.skip(1);
        int count = cursor.u16();
        cursor.skip(Integer.BYTES);
        more.add(new Chunk(address + FIRST, cursor.u32()));
        while (!more.isEmpty()) {
            Chunk chunk = more.remove();
            Cursor body = open(chunk);
            while (count > 0 && body.remaining() >= OLD_MESSAGE) {
                int type = body.u16();
                int size = body.u16();
                int flags = body.u8();
                body.skip(3);
                add(type, flags, body.part(size));
                count--;
            }
        }
    }

    private void readNew(long address) throws Hdf5Exception {
        Cursor cursor = source.at(address, Math.min(40, source.size() - address), what);
        cursor.skip(4);
        int version = cursor.u8();
        if (version != 2) {
            throw cursor.error("is of version " + version + ". Versions 1 and 2 are read");
        }
        int flags = cursor.u8();
        cursor.skip(((flags & TIMED) == 0 ? 0 : 16) + ((flags & PHASED) == 0 ? 0 : 4));
        long length = cursor.length(1 << (flags & 3));
        long start = cursor.position();
        source.slice(address + start, length, what);
        Checksum.check(source, address, start + length, what);
        readNew(open(new Chunk(address + start, length)), flags);
        while (!more.isEmpty()) {
            Chunk chunk = more.remove();
            Cursor body = open(chunk);
            if (chunk.length < 8 || !body.isSigned("OCHK")) {
                throw source.error("a part of " + what + " is not one. The file is damaged; save it again");
            }
            Checksum.check(source, chunk.address, chunk.length - Integer.BYTES, what);
            readNew(body.part(chunk.length - 8), flags);
        }
    }

    private void readNew(Cursor body, int headerFlags) throws Hdf5Exception {
        int order = (headerFlags & ORDERED) == 0 ? 0 : 2;
        while (body.remaining() >= 4 + order) {
            int type = body.u8();
            int size = body.u16();
            int flags = body.u8();
            body.skip(order);
            add(type, flags, body.part(size));
        }
    }

    private Cursor open(Chunk chunk) throws Hdf5Exception {
        source.spend(Math.max(chunk.length, OLD_MESSAGE));
        return source.at(chunk.address, chunk.length, what);
    }

    private void add(int type, int flags, Cursor body) throws Hdf5Exception {
        if (type == Message.CONTINUATION) {
            more.add(new Chunk(body.i64(), body.i64()));
        } else if (Message.isRead(type)) {
            if ((flags & SHARED) != 0) {
                throw source.error(what + " points to a message shared with other objects (of type " + type
                        + "), which is not read. Save the file with h5py's defaults");
            }
            messages.add(new Message(type, body));
        }
    }

    /// Returns the messages of a type, in their order.
    List<Cursor> all(int type) {
        return messages.stream()
                .filter(message -> message.type() == type)
                .map(Message::body)
                .toList();
    }

    /// Returns the first message of a type, or null where there is none.
    @Nullable
    Cursor first(int type) {
        return messages.stream()
                .filter(message -> message.type() == type)
                .map(Message::body)
                .findFirst()
                .orElse(null);
    }

    boolean has(int type) {
        return first(type) != null;
    }

    /// Returns the message of a type.
    Cursor only(int type, String name) throws Hdf5Exception {
        Cursor found = first(type);
        if (found == null) {
            throw source.error(what + " does not tell its " + name + ". The file is damaged; save it again");
        }
        return found;
    }

    /// Returns the address in an info message where links or attributes lie that do not fit a
    /// header.
    static long denseAddress(Cursor info, int orderWidth) throws Hdf5Exception {
        info.skip(1);
        int flags = info.u8();
        info.skip((flags & 1) == 0 ? 0 : orderWidth);
        return info.i64();
    }
}
