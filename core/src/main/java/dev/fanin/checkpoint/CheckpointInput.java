package dev.fanin.checkpoint;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;

/// The content of a checkpoint's file, of which it is known how much is left: whatever a count
/// says, no more is read, and nothing larger is allocated.
final class CheckpointInput implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final DataInputStream in;
    private long left;

    /// @param content the number of bytes before the checksum
    CheckpointInput(InputStream in, long content) {
        this.in = new DataInputStream(new BufferedInputStream(in, BUFFER));
        this.left = content;
    }

    /// Returns how many bytes of content are left.
    long left() {
        return left;
    }

    /// Reads all that is left, and returns whether it has the checksum that follows it.
    boolean isWhole() throws IOException {
        CRC32C crc = new CRC32C();
        while (left > 0) {
            byte[] bytes = bytes((int) Math.min(BUFFER, left));
            crc.update(bytes);
        }
        return in.readLong() == crc.getValue();
    }

    byte[] bytes(int count) throws IOException {
        take(count);
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    int number() throws IOException {
        take(Integer.BYTES);
        return in.readInt();
    }

    /// Returns how many things follow, each of at least four bytes.
    int count() throws IOException {
        int count = number();
        if (count < 0 || count > left / Integer.BYTES) {
            throw new EOFException();
        }
        return count;
    }

    long longNumber() throws IOException {
        take(Long.BYTES);
        return in.readLong();
    }

    double real() throws IOException {
        take(Double.BYTES);
        return in.readDouble();
    }

    String text() throws IOException {
        take(Short.BYTES);
        // The length is read again by what decodes the text.
        in.mark(Short.BYTES);
        int length = in.readUnsignedShort();
        take(length);
        in.reset();
        return in.readUTF();
    }

    private void take(long bytes) throws EOFException {
        if (bytes > left) {
            throw new EOFException();
        }
        left -= bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
