package dev.fanin.io.safetensors;

import dev.fanin.file.AtomicFile;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Named arrays in `.safetensors` files, alone or in sets with an index.
public final class Safetensors {

    private static final int BUFFER = 1 << 22;

    private Safetensors() {}

    /// Opens a file, or the set of files of an index `*.json`, and checks all headers.
    ///
    /// @throws IOException with a message of one line
    @SuppressWarnings("MustBeClosedChecker") // the file that is returned closes it
    public static SafetensorsFile read(Path path) throws IOException {
        Path name = path.getFileName();
        Arena arena = Arena.ofShared();
        try {
            boolean index = name != null && name.toString().endsWith(".json");
            List<MappedFile> files = index ? Shards.open(path, arena) : List.of(MappedFile.open(path, arena));
            return SafetensorsFile.of(path.toString(), arena, files);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// Writes arrays as float32: the same bytes as the reference implementation writes, sorted by
    /// name, where there is at most one text (the order of several is not settled there; here they
    /// are sorted too).
    ///
    /// @param metadata texts to keep with the arrays, such as `format`; may be empty
    /// @throws IOException with a message of one line; an older file is then unchanged
    public static void write(Path path, SequencedMap<String, Tensor> tensors, Map<String, String> metadata)
            throws IOException {
        SequencedMap<String, Tensor> sorted = sorted(tensors);
        byte[] header = HeaderWriter.header(sorted, HeaderReader.sorted(metadata));
        if (header.length - Long.BYTES > MappedFile.LONGEST_HEADER) {
            throw new IOException("Cannot write " + path + ": its header would have " + (header.length - Long.BYTES)
                    + " bytes, and at most " + MappedFile.LONGEST_HEADER + " are read. Write fewer tensors.");
        }
        AtomicFile.write(path, channel -> {
            writeFully(channel, ByteBuffer.wrap(header));
            ByteBuffer part = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
            for (Tensor tensor : sorted.values()) {
                append(channel, part, tensor.array());
            }
            writeFully(channel, part.flip());
        });
    }

    /// Writes arrays to several files in a folder, none longer than a number of bytes unless one
    /// array alone is, and an index that says what is where.
    ///
    /// The files are `model-00001-of-00003.safetensors` and so on, filled in the order given; the
    /// index is `model.safetensors.index.json`. Each file is replaced as a whole, the index last.
    /// Older files of a set with another number of files stay.
    ///
    /// @param folderOrIndex the folder, or the index if its name ends with
    ///     `.safetensors.index.json`; what stands before that is then the name instead of `model`
    /// @param metadata texts to keep with every file; may be empty
    /// @param maxBytes the most bytes of arrays in a file
    /// @return the path of the index
    /// @throws IOException with a message of one line
    public static Path writeSharded(
            Path folderOrIndex, SequencedMap<String, Tensor> tensors, Map<String, String> metadata, long maxBytes)
            throws IOException {
        return Shards.write(folderOrIndex, tensors, metadata, maxBytes);
    }

    private static SequencedMap<String, Tensor> sorted(SequencedMap<String, Tensor> tensors) {
        List<String> names = new ArrayList<>(tensors.keySet());
        if (names.contains(HeaderReader.METADATA)) {
            throw new IllegalArgumentException("A tensor cannot have the name '" + HeaderReader.METADATA + "'.");
        }
        // The order of UTF-8, which is not that of Java's strings.
        names.sort((a, b) ->
                Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
        SequencedMap<String, Tensor> sorted = new LinkedHashMap<>();
        for (String name : names) {
            Tensor tensor = tensors.get(name);
            if (tensor != null) {
                sorted.put(name, tensor);
            }
        }
        return sorted;
    }

    private static void append(FileChannel channel, ByteBuffer part, float[] values) throws IOException {
        for (int at = 0; at < values.length; ) {
            int count = Math.min(part.remaining() / Float.BYTES, values.length - at);
            part.asFloatBuffer().put(values, at, count);
            part.position(part.position() + count * Float.BYTES);
            at += count;
            if (!part.hasRemaining()) {
                writeFully(channel, part.flip());
                part.clear();
            }
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
