package dev.fanin.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Reads the golden files; `golden/PROVENANCE.md` says which system made them.
public final class Golden {

    private static final int HEADER_LENGTH_AT = 8;
    private static final int HEADER_AT = 10;

    private Golden() {}

    /// Returns the lines of a text file that are no comment.
    public static List<String> lines(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    /// Arrays by name.
    public record Table(Map<String, float[]> arrays) {

        /// Returns one array, which must be there.
        public float[] get(String name) {
            return Objects.requireNonNull(arrays.get(name), name);
        }
    }

    /// Returns the arrays of a text file of lines `name value value ...`.
    public static Table table(String file) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (String line : lines(file)) {
            List<String> words = List.of(line.split(" ", -1));
            float[] values = new float[words.size() - 1];
            for (int i = 0; i < values.length; i++) {
                values[i] = Float.parseFloat(words.get(i + 1));
            }
            arrays.put(words.getFirst(), values);
        }
        return new Table(arrays);
    }

    /// Returns the values of a `.npy` file of float32 or int64.
    public static float[] npy(String file) {
        return parse(bytes(file));
    }

    /// Returns the arrays of a `.npz` file, in its order.
    public static List<float[]> npz(String file) {
        List<float[]> arrays = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(file)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                arrays.add(parse(zip.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return arrays;
    }

    /// Returns the arrays of a `.npz` file by their names there.
    public static Table namedNpz(String file) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(file)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                arrays.put(name.substring(0, name.length() - ".npy".length()), parse(zip.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Table(arrays);
    }

    private static float[] parse(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int start = HEADER_AT + buffer.getShort(HEADER_LENGTH_AT);
        String header = new String(bytes, HEADER_AT, start - HEADER_AT, StandardCharsets.US_ASCII);
        ByteBuffer data = buffer.slice(start, bytes.length - start).order(ByteOrder.LITTLE_ENDIAN);
        if (header.contains("'<f4'")) {
            float[] values = new float[data.remaining() / Float.BYTES];
            data.asFloatBuffer().get(values);
            return values;
        }
        if (header.contains("'<i8'")) {
            float[] values = new float[data.remaining() / Long.BYTES];
            for (int i = 0; i < values.length; i++) {
                values[i] = data.getLong();
            }
            return values;
        }
        throw new IllegalArgumentException("Expected float32 or int64, got " + header);
    }

    private static byte[] bytes(String file) {
        try (InputStream stream = Golden.class.getResourceAsStream("/golden/" + file)) {
            if (stream == null) {
                throw new IllegalArgumentException("No golden file " + file);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
