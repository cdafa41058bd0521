package dev.fanin.data;

import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Reads IDX files, the format of MNIST and its relatives, plain or gzipped.
///
/// The content tells whether a file is gzipped, not its name.
///
/// Layout, big-endian: a 4-byte magic number `00 00 08 rank`, one 4-byte length for each axis, then
/// unsigned bytes. A header is never believed: nothing is allocated that the size of the file could
/// not hold.
///
/// Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits", on file formats.
public final class Idx {

    private static final int IMAGES = 0x803;
    private static final int LABELS = 0x801;
    private static final int GZIP = 0x1F8B;

    /// Deflate cannot shrink data more than this; a gzip that claims more is lying.
    private static final long MAX_DEFLATE_RATIO = 1032;

    /// The longest content accepted, in bytes; the largest part of EMNIST has about half of it.
    private static final long MAX_CONTENT = 1L << 30;

    private Idx() {}

    /// Reads images `(n, rows, columns)`, scaled from 0..255 to 0..1.
    ///
    /// @throws DataException if the file is missing, damaged or not an IDX file of images
    public static Tensor images(Path file) {
        return read(file, IMAGES, "images", 3, 255f);
    }

    /// Reads labels `(n,)`.
    ///
    /// @param classes labels must be 0 to classes - 1
    /// @throws DataException if the file is missing, damaged, not an IDX file of labels, or holds
    ///     another label
    public static Tensor labels(Path file, int classes) {
        Tensor labels = read(file, LABELS, "labels", 1, 1f);
        float[] values = labels.array();
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= classes) {
                throw new DataException("%s: expected labels 0 to %d, got %d at position %d."
                        .formatted(file, classes - 1, (int) values[i], i));
            }
        }
        return labels;
    }

    private static Tensor read(Path file, int magic, String what, int rank, float scale) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
            boolean gzip = startsLikeGzip(raw);
            InputStream in = gzip ? new GZIPInputStream(raw) : raw;
            int headerSize = 4 + 4 * rank;
            byte[] header = in.readNBytes(headerSize);
            if (header.length < headerSize) {
                throw new DataException(
                        "%s: expected a header of %d bytes, got %d bytes in all; give an IDX file of %s."
                                .formatted(file, headerSize, header.length, what));
            }
            ByteBuffer fields = ByteBuffer.wrap(header);
            checkMagic(file, magic, what, fields.getInt());
            int[] axes = new int[rank];
            fields.asIntBuffer().get(axes);
            long claimed = claimedSize(file, what, axes);
            long fileSize = Files.size(file);
            long room = gzip ? MAX_DEFLATE_RATIO * fileSize : fileSize - headerSize;
            if (claimed > Math.min(room, MAX_CONTENT) || (!gzip && claimed < room)) {
                throw wrongSize(file, axes, gzip ? "at most " + Math.min(room, MAX_CONTENT) : "" + room);
            }
            byte[] content = in.readNBytes((int) claimed);
            if (content.length < claimed) {
                throw wrongSize(file, axes, "" + content.length);
            }
            if (in.read() >= 0) {
                throw wrongSize(file, axes, "more");
            }
            return scaled(Shape.of(axes), content, scale);
        } catch (NoSuchFileException e) {
            throw new DataException(file + ": no such file; give an IDX file of " + what + ".", e);
        } catch (EOFException | ZipException e) {
            throw new DataException(
                    file + ": expected a whole gzip, got a damaged one (" + e.getMessage() + "); fetch it again.", e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private static boolean startsLikeGzip(InputStream in) throws IOException {
        in.mark(2);
        int start = in.read() << 8 | in.read();
        in.reset();
        return start == GZIP;
    }

    private static void checkMagic(Path file, int magic, String what, int got) {
        if (got != magic) {
            String kind = got == IMAGES ? " (images)" : got == LABELS ? " (labels)" : "";
            throw new DataException("%s: expected magic number 0x%08x (%s), got 0x%08x%s; give an IDX file of %s."
                    .formatted(file, magic, what, got, kind, what));
        }
    }

    private static long claimedSize(Path file, String what, int[] axes) {
        long size = 1;
        for (int axis : axes) {
            if (axis == 0) {
                throw new DataException("%s: expected at least one entry of at least one byte, got %s of %s."
                        .formatted(file, what, text(axes)));
            }
            // Stops growing once it is too large, so it cannot overflow.
            size = size > MAX_CONTENT ? size : size * Integer.toUnsignedLong(axis);
        }
        return size;
    }

    private static DataException wrongSize(Path file, int[] axes, String got) {
        return new DataException("%s: expected %s bytes after the header, as it claims, got %s; fetch the file again."
                .formatted(file, text(axes), got));
    }

    private static String text(int[] axes) {
        return Arrays.stream(axes).mapToObj(Integer::toUnsignedString).collect(Collectors.joining(" x "));
    }

    private static Tensor scaled(Shape shape, byte[] content, float scale) {
        float[] values = new float[content.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Byte.toUnsignedInt(content[i]) / scale;
        }
        return Tensor.of(shape, values);
    }
}
