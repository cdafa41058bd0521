package dev.fanin.io.idx;

import dev.fanin.file.AtomicFile;
import dev.fanin.tensor.Tensor;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/// Arrays in IDX files, plain or gzipped.
///
/// The content tells whether a file is gzipped, not its name. A gzipped file may hold at most 48 MB
/// or 100 times its size, whichever is more; that is counted, and no memory is taken for what a
/// header only claims. [dev.fanin.data.IdxFolder] loads data sets such as MNIST.
///
/// Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits", on file formats.
public final class IdxFile {

    private static final int GZIP = 0x1F8B;
    private static final long ALWAYS_ALLOWED = 48_000_000;
    private static final int MOST_RATIO = 100;
    private static final int PART = 1 << 16;

    private IdxFile() {}

    /// Reads an array of bytes, whole numbers or floating-point numbers; float64 and whole numbers
    /// beyond 2^24 are rounded to the nearest float32.
    ///
    /// @throws IOException with a message of one line
    public static Tensor read(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException("Cannot read " + path + ": it is a folder. Name a file in it.");
        }
        try {
            boolean gzip = isGzip(path);
            long size = gzip ? inflatedSize(path) : Files.size(path);
            try (DataInputStream bytes = new DataInputStream(stream(path, gzip))) {
                IdxHeader header = IdxHeader.read(bytes, size);
                return Tensor.of(header.shape(), values(bytes, header));
            }
        } catch (IdxException e) {
            throw new IOException("Cannot read " + path + ": " + e.getMessage() + ".", e);
        } catch (EOFException | ZipException e) {
            throw new IOException("Cannot read " + path + ": it is a damaged gzip. Fetch it again.", e);
        }
    }

    private static boolean isGzip(Path path) throws IOException {
        try (InputStream bytes = Files.newInputStream(path)) {
            return ((bytes.read() << 8) | bytes.read()) == GZIP;
        }
    }

    private static InputStream stream(Path path, boolean gzip) throws IOException {
        InputStream file = new BufferedInputStream(Files.newInputStream(path), PART);
        try {
            return gzip ? new GZIPInputStream(file, PART) : file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static long inflatedSize(Path path) throws IOException {
        long limit = Math.max(ALWAYS_ALLOWED, MOST_RATIO * Files.size(path));
        byte[] part = new byte[PART];
        long size = 0;
        try (InputStream bytes = stream(path, true)) {
            for (int got = bytes.read(part); got >= 0; got = bytes.read(part)) {
                size += got;
                if (size > limit) {
                    throw new IdxException("it holds more than the " + limit + " bytes allowed for its size");
                }
            }
        }
        return size;
    }

    private static float[] values(DataInputStream bytes, IdxHeader header) throws IOException {
        float[] values = new float[header.shape().arraySize()];
        int size = header.element().size();
        byte[] part = new byte[Math.min(PART, values.length) * size];
        for (int at = 0; at < values.length; at += PART) {
            int count = Math.min(PART, values.length - at);
            bytes.readFully(part, 0, count * size);
            header.element().read(ByteBuffer.wrap(part), values, at, count);
        }
        return values;
    }

    /// Writes an array as float32; gzipped if the name ends with `.gz`.
    ///
    /// @throws IOException with a message of one line; an older file is then unchanged
    public static void write(Path path, Tensor tensor) throws IOException {
        write(path, tensor, IdxHeader.FLOAT32);
    }

    /// Writes an array as unsigned bytes, as images and labels are; gzipped if the name ends with
    /// `.gz`.
    ///
    /// Throws IllegalArgumentException unless all values are whole numbers from 0 to 255.
    ///
    /// @throws IOException with a message of one line; an older file is then unchanged
    public static void writeBytes(Path path, Tensor tensor) throws IOException {
        float[] values = tensor.array();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != (int) values[i] || values[i] < 0 || values[i] > 255) {
                throw new IllegalArgumentException(
                        "Expected whole numbers from 0 to 255, got " + values[i] + " at position " + i + ".");
            }
        }
        write(path, tensor, IdxHeader.UINT8);
    }

    private static void write(Path path, Tensor tensor, int code) throws IOException {
        if (tensor.shape().rank() > IdxHeader.MOST_AXES) {
            throw new IllegalArgumentException("An IDX file has at most " + IdxHeader.MOST_AXES
                    + " axes, got a shape of " + tensor.shape().rank() + ".");
        }
        boolean gzip = path.toString().endsWith(".gz");
        AtomicFile.write(path, channel -> {
            OutputStream file = new BufferedOutputStream(Channels.newOutputStream(channel), PART);
            DataOutputStream bytes = new DataOutputStream(gzip ? new GZIPOutputStream(file, PART) : file);
            IdxHeader.write(bytes, code, tensor.shape());
            ByteBuffer part = ByteBuffer.allocate(PART * Float.BYTES);
            float[] values = tensor.array();
            for (int from = 0; from < values.length; from += PART) {
                int count = Math.min(PART, values.length - from);
                part.clear();
                for (int i = from; i < from + count; i++) {
                    if (code == IdxHeader.UINT8) {
                        part.put((byte) values[i]);
                    } else {
                        part.putFloat(values[i]);
                    }
                }
                bytes.write(part.array(), 0, part.position());
            }
            bytes.close();
        });
    }
}
