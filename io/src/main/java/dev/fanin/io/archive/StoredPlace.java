package dev.fanin.io.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;

/// Finds where the bytes of a stored member begin in the file, which `java.util.zip` does not tell.
///
/// Answers only where every header agrees with what `java.util.zip` read, so that nobody can be
/// shown other bytes than those that reading the member would give.
///
/// Source: PKWARE, "APPNOTE.TXT - .ZIP File Format Specification" 6.3, 4.3.7 to 4.3.16 and 4.5.3.
final class StoredPlace {

    /// The answer where the place is not certain.
    static final long UNKNOWN = -1;

    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_SIZE = 20;
    private static final int END64 = 0x06064b50;
    private static final int END64_SIZE = 56;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_SIZE = 30;
    private static final int WIDE_FIELDS = 1;
    private static final long WIDE = 0xFFFF_FFFFL;
    private static final int LONGEST_DIRECTORY = 1 << 24;

    private final FileChannel channel;

    private StoredPlace(FileChannel channel) {
        this.channel = channel;
    }

    /// Returns where the bytes of a stored member begin, or [#UNKNOWN].
    static long of(FileChannel channel, ZipEntry member) throws IOException {
        try {
            return new StoredPlace(channel).find(member);
        } catch (EOFException | IndexOutOfBoundsException e) {
            return UNKNOWN;
        }
    }

    private long find(ZipEntry member) throws IOException {
        int tail = (int) Math.min(channel.size(), END_SIZE + LONGEST_COMMENT);
        ByteBuffer last = part(channel.size() - tail, tail);
        int end = tail - END_SIZE;
        while (end >= 0 && (last.getInt(end) != END || unsigned16(last, end + 20) != tail - end - END_SIZE)) {
            end--;
        }
        if (end < 0) {
            return UNKNOWN;
        }
        long directoryEnd = channel.size() - tail + end;
        long size = unsigned32(last, end + 12);
        long offset = unsigned32(last, end + 16);
        if (size == WIDE || offset == WIDE || unsigned16(last, end + 10) == 0xFFFF) {
            ByteBuffer locator = part(directoryEnd - LOCATOR_SIZE, LOCATOR_SIZE);
            directoryEnd = locator.getLong(8);
            ByteBuffer wide = part(directoryEnd, END64_SIZE);
            if (locator.getInt(0) != LOCATOR || wide.getInt(0) != END64) {
                return UNKNOWN;
            }
            size = wide.getLong(40);
            offset = wide.getLong(48);
        }
        boolean fits = size >= 0 && size <= LONGEST_DIRECTORY && offset >= 0 && offset == directoryEnd - size;
        return fits ? find(member, part(offset, (int) size), offset) : UNKNOWN;
    }

    private long find(ZipEntry member, ByteBuffer directory, long directoryStart) throws IOException {
        byte[] name = member.getName().getBytes(StandardCharsets.UTF_8);
        int at = 0;
        while (at < directory.limit() && directory.getInt(at) == ENTRY) {
            int nameLength = unsigned16(directory, at + 28);
            int extraLength = unsigned16(directory, at + 30);
            if (Arrays.equals(name, bytes(directory, at + ENTRY_SIZE, nameLength))) {
                ByteBuffer extra = ByteBuffer.wrap(bytes(directory, at + ENTRY_SIZE + nameLength, extraLength))
                        .order(ByteOrder.LITTLE_ENDIAN);
                return local(
                        member,
                        name,
                        directory.slice(at, ENTRY_SIZE).order(ByteOrder.LITTLE_ENDIAN),
                        extra,
                        directoryStart);
            }
            at += ENTRY_SIZE + nameLength + extraLength + unsigned16(directory, at + 32);
        }
        return UNKNOWN;
    }

    private long local(ZipEntry member, byte[] name, ByteBuffer entry, ByteBuffer extra, long directoryStart)
            throws IOException {
        Wide wide = new Wide(extra);
        long size = wide.value(unsigned32(entry, 24));
        long compressed = wide.value(unsigned32(entry, 20));
        long offset = wide.value(unsigned32(entry, 42));
        boolean agrees = unsigned16(entry, 10) == ZipEntry.STORED
                && (unsigned16(entry, 8) & 1) == 0
                && size == member.getSize()
                && compressed == size
                && unsigned32(entry, 16) == member.getCrc();
        if (!agrees || offset < 0 || offset > directoryStart - LOCAL_SIZE) {
            return UNKNOWN;
        }
        ByteBuffer local = part(offset, LOCAL_SIZE);
        if (local.getInt(0) != LOCAL
                || unsigned16(local, 8) != ZipEntry.STORED
                || unsigned16(local, 26) != name.length) {
            return UNKNOWN;
        }
        byte[] again = bytes(part(offset + LOCAL_SIZE, name.length), 0, name.length);
        long start = offset + LOCAL_SIZE + name.length + unsigned16(local, 28);
        return Arrays.equals(name, again) && start <= directoryStart - size ? start : UNKNOWN;
    }

    /// The fields that did not fit in 32 bits, one after the other.
    private static final class Wide {

        private final ByteBuffer fields;

        Wide(ByteBuffer extra) {
            int at = 0;
            while (at + 4 <= extra.limit() && unsigned16(extra, at) != WIDE_FIELDS) {
                at += 4 + unsigned16(extra, at + 2);
            }
            int length = at + 4 <= extra.limit() ? unsigned16(extra, at + 2) : 0;
            fields = length == 0
                    ? ByteBuffer.allocate(0)
                    : extra.slice(at + 4, length).order(ByteOrder.LITTLE_ENDIAN);
        }

        long value(long narrow) {
            if (narrow != WIDE) {
                return narrow;
            }
            return fields.remaining() < Long.BYTES ? UNKNOWN : fields.getLong();
        }
    }

    private static byte[] bytes(ByteBuffer from, int at, int length) {
        byte[] bytes = new byte[length];
        from.get(at, bytes);
        return bytes;
    }

    private static int unsigned16(ByteBuffer from, int at) {
        return Short.toUnsignedInt(from.getShort(at));
    }

    private static long unsigned32(ByteBuffer from, int at) {
        return Integer.toUnsignedLong(from.getInt(at));
    }

    private ByteBuffer part(long from, int size) throws IOException {
        if (from < 0 || from > channel.size() - size) {
            throw new EOFException();
        }
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }
}
