package dev.fanin.io.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// The bytes of one member, counted against its limit and its size, and checked by their CRC-32.
///
/// The check is made at the end: whoever stops before it has unchecked bytes.
final class MemberStream extends InputStream {

    /// Tells what is wrong with the member.
    interface Fault {
        IOException of(String what, @Nullable Throwable cause);
    }

    private final InputStream bytes;
    private final long limit;
    private final long size;
    private final long crc;
    private final Fault fault;
    private final CRC32 sum = new CRC32();
    private long count;
    private boolean done;

    MemberStream(InputStream bytes, long limit, long size, long crc, Fault fault) {
        this.bytes = bytes;
        this.limit = limit;
        this.size = size;
        this.crc = crc;
        this.fault = fault;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int at, int most) throws IOException {
        if (most == 0 || done) {
            return done ? -1 : 0;
        }
        int got = next(into, at, most);
        if (got < 0) {
            done = true;
            finish();
            return -1;
        }
        sum.update(into, at, got);
        count += got;
        if (count > limit) {
            throw fault.of("holds more than the " + limit + " bytes allowed for its compressed size", null);
        }
        if (count > size) {
            throw fault.of("holds more than the " + size + " bytes it claims", null);
        }
        return got;
    }

    private int next(byte[] into, int at, int most) throws IOException {
        try {
            return bytes.read(into, at, most);
        } catch (ZipException | EOFException | RuntimeException e) {
            throw fault.of("is damaged", e);
        }
    }

    private void finish() throws IOException {
        if (count != size) {
            throw fault.of("claims to hold " + size + " bytes and holds " + count, null);
        }
        if (sum.getValue() != crc) {
            throw fault.of("is damaged: its checksum does not fit", null);
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
