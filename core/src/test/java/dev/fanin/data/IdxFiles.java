package dev.fanin.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/// Writes small IDX files, sound ones and damaged ones.
final class IdxFiles {

    private IdxFiles() {}

    /// Images whose pixel p is p mod 256, counted through the whole file.
    static byte[] images(int count, int rows, int columns) {
        byte[] pixels = new byte[count * rows * columns];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) i;
        }
        return idx(0x803, pixels, count, rows, columns);
    }

    static byte[] labels(int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return idx(0x801, bytes, labels.length);
    }

    static byte[] idx(int magic, byte[] content, int... axes) {
        ByteBuffer file = ByteBuffer.allocate(4 + 4 * axes.length + content.length);
        file.putInt(magic);
        Arrays.stream(axes).forEach(file::putInt);
        return file.put(content).array();
    }

    static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static Path write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes a whole small data set: 4 training and 2 test images of 3 by 2 pixels.
    static void folder(Path folder) {
        write(folder.resolve("train-images-idx3-ubyte"), images(4, 3, 2));
        write(folder.resolve("train-labels-idx1-ubyte"), labels(3, 1, 9, 0));
        write(folder.resolve("t10k-images-idx3-ubyte"), images(2, 3, 2));
        write(folder.resolve("t10k-labels-idx1-ubyte"), labels(7, 7));
    }
}
