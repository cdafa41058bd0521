package dev.fanin.io.safetensors;

import dev.fanin.io.element.ElementType;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// One file, mapped into memory, whose header has been checked.
///
/// Layout: the length of the header in 8 bytes, little-endian; the header in JSON; the bytes of all
/// tensors without holes.
///
/// Source: Hugging Face, the safetensors format; the checks are those of version 0.8.0 of the
/// reference implementation, which in addition accepts blanks before the header and two tensors of
/// one name.
///
/// @param path the file
/// @param bytes what stands behind the header
/// @param metadata texts by name
/// @param tensors the tensors by name, in the order of their bytes
record MappedFile(
        Path path, MemorySegment bytes, Map<String, String> metadata, SequencedMap<String, TensorEntry> tensors) {

    /// The longest header, as in the reference implementation.
    static final int LONGEST_HEADER = 100_000_000;

    private static final int PART = 1 << 20;

    static MappedFile open(Path path, Arena arena) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException("Cannot read " + path + ": it is a folder. Name a file in it.");
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return of(path, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        } catch (SafetensorsException e) {
            throw unreadable(path, e);
        }
    }

    static IOException unreadable(Path path, SafetensorsException e) {
        return new IOException("Cannot read " + path + ": " + e.getMessage() + ".", e);
    }

    private static MappedFile of(Path path, MemorySegment file) throws SafetensorsException {
        if (file.byteSize() < Long.BYTES) {
            throw new SafetensorsException("expected the 8 bytes of a header's length, got " + file.byteSize()
                    + ". It is no safetensors file");
        }
        long length = file.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 0);
        if (length < 0 || length > LONGEST_HEADER || length > file.byteSize() - Long.BYTES) {
            throw new SafetensorsException("its header claims " + Long.toUnsignedString(length) + " bytes of "
                    + (file.byteSize() - Long.BYTES) + " there are, and at most " + LONGEST_HEADER
                    + " are read. It is damaged or no safetensors file");
        }
        MemorySegment bytes = file.asSlice(Long.BYTES + length);
        HeaderReader.Header header =
                HeaderReader.header(file.asSlice(Long.BYTES, length).toArray(ValueLayout.JAVA_BYTE));
        return new MappedFile(path, bytes, HeaderReader.sorted(header.metadata()), checked(header, bytes.byteSize()));
    }

    /// Returns the tensors in the order of their bytes, which leave no holes and do not overlap.
    private static SequencedMap<String, TensorEntry> checked(HeaderReader.Header header, long size)
            throws SafetensorsException {
        List<Map.Entry<String, TensorEntry>> entries =
                new ArrayList<>(header.tensors().entrySet());
        entries.sort(Comparator.comparingLong((Map.Entry<String, TensorEntry> entry) ->
                        entry.getValue().from())
                .thenComparingLong(entry -> entry.getValue().to()));
        SequencedMap<String, TensorEntry> tensors = new LinkedHashMap<>();
        long at = 0;
        for (Map.Entry<String, TensorEntry> one : entries) {
            TensorEntry entry = one.getValue();
            if (entry.from() != at || entry.to() < at) {
                throw new SafetensorsException("tensor " + TensorEntry.shown(one.getKey())
                        + " should begin at byte " + at + ", behind the one before it, got bytes " + entry.from()
                        + " to " + entry.to() + ". Save the file again");
            }
            entry.check(one.getKey());
            at = entry.to();
            tensors.put(one.getKey(), entry);
        }
        if (at != size) {
            throw new SafetensorsException(
                    "its tensors need " + at + " bytes, and " + size + " stand behind the header. Save it again");
        }
        return tensors;
    }

    /// Returns a tensor of this file as float32.
    Tensor tensor(String name, TensorEntry entry) throws IOException {
        try {
            ElementType element = entry.type().element();
            if (element == null) {
                throw new SafetensorsException("tensor " + TensorEntry.shown(name) + " has type " + entry.type()
                        + ", whose values are not read; convert it to one of " + SafetensorsType.readable());
            }
            Shape shape = shape(name, entry);
            float[] values = new float[shape.arraySize()];
            for (int done = 0; done < values.length; done += PART) {
                int count = Math.min(PART, values.length - done);
                MemorySegment part =
                        bytes.asSlice(entry.from() + (long) done * element.size(), (long) count * element.size());
                element.read(part.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN), values, done, count);
            }
            return Tensor.of(shape, values);
        } catch (SafetensorsException e) {
            throw unreadable(path, e);
        }
    }

    private static Shape shape(String name, TensorEntry entry) throws SafetensorsException {
        long[] axes = entry.axes();
        int[] lengths = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            if (axes[i] < 1 || axes[i] > Integer.MAX_VALUE) {
                throw new SafetensorsException("tensor " + TensorEntry.shown(name)
                        + " should have axes of 1 to 2147483647 elements, got " + axes[i]);
            }
            lengths[i] = (int) axes[i];
        }
        if (entry.size(name) > Integer.MAX_VALUE - 8) {
            throw new SafetensorsException(
                    "tensor " + TensorEntry.shown(name) + " has more values than one array can hold");
        }
        return Shape.of(lengths);
    }
}
