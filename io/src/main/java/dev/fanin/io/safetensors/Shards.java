package dev.fanin.io.safetensors;

import dev.fanin.file.AtomicFile;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// A set of files with an index.
///
/// Source: the names and the index are those of Hugging Face's `huggingface_hub`.
final class Shards {

    private static final String INDEX = ".safetensors.index.json";

    private Shards() {}

    /// Opens all files of an index, which stand in its own folder.
    static List<MappedFile> open(Path index, Arena arena) throws IOException {
        SequencedMap<String, String> files;
        try {
            files = HeaderReader.index(text(index));
            for (Map.Entry<String, String> file : files.entrySet()) {
                checkName(file.getValue());
            }
        } catch (SafetensorsException e) {
            throw MappedFile.unreadable(index, e);
        }
        List<MappedFile> shards = new ArrayList<>();
        Set<String> found = new LinkedHashSet<>();
        for (String name : new LinkedHashSet<>(files.values())) {
            MappedFile shard = MappedFile.open(shard(index, name), arena);
            for (String tensor : shard.tensors().keySet()) {
                if (!name.equals(files.get(tensor))) {
                    throw new IOException("Cannot read " + shard.path() + ": tensor " + TensorEntry.shown(tensor)
                            + " is not in this file by the index " + index + ". Save the set again.");
                }
                found.add(tensor);
            }
            shards.add(shard);
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (!found.contains(file.getKey())) {
                throw new IOException("Cannot read " + shard(index, file.getValue()) + ": by the index " + index
                        + " it has a tensor " + TensorEntry.shown(file.getKey())
                        + ", and it has not. Save the set again.");
            }
        }
        return shards;
    }

    private static Path shard(Path index, String name) throws IOException {
        Path shard = index.resolveSibling(name);
        if (!Files.exists(shard)) {
            throw new IOException("Cannot read " + index + ": there is no file " + TensorEntry.shown(name)
                    + " beside it. Fetch all files of the set.");
        }
        return shard;
    }

    private static byte[] text(Path index) throws IOException {
        if (Files.isDirectory(index)) {
            throw new IOException("Cannot read " + index + ": it is a folder. Name a file in it.");
        }
        if (Files.size(index) > MappedFile.LONGEST_HEADER) {
            throw new SafetensorsException(
                    "expected an index of at most " + MappedFile.LONGEST_HEADER + " bytes, got " + Files.size(index));
        }
        return Files.readAllBytes(index);
    }

    private static void checkName(String name) throws SafetensorsException {
        boolean outside = name.isEmpty() || name.equals(".") || name.equals("..");
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            outside |= letter == '/' || letter == '\\' || letter == ':' || Character.isISOControl(letter);
        }
        if (outside) {
            throw new SafetensorsException(
                    "expected the names of files beside the index, got " + TensorEntry.shown(name));
        }
    }

    static Path write(
            Path folderOrIndex, SequencedMap<String, Tensor> tensors, Map<String, String> metadata, long maxBytes)
            throws IOException {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("Expected at least 1 byte in a file, got " + maxBytes + ".");
        }
        Path named = folderOrIndex.getFileName();
        boolean isIndex = named != null && named.toString().endsWith(INDEX);
        Path index = isIndex ? folderOrIndex : folderOrIndex.resolve("model" + INDEX);
        String last = String.valueOf(index.getFileName());
        String stem = last.substring(0, last.length() - INDEX.length());
        List<SequencedMap<String, Tensor>> parts = parts(tensors, maxBytes);
        SequencedMap<String, String> files = new LinkedHashMap<>();
        long total = 0;
        for (int i = 0; i < parts.size(); i++) {
            String name = String.format(Locale.ROOT, "%s-%05d-of-%05d.safetensors", stem, i + 1, parts.size());
            Safetensors.write(index.resolveSibling(name), parts.get(i), metadata);
            for (Map.Entry<String, Tensor> one : parts.get(i).entrySet()) {
                files.put(one.getKey(), name);
                total += bytes(one.getValue());
            }
        }
        AtomicFile.write(index, new String(HeaderWriter.index(total, files), StandardCharsets.UTF_8));
        return index;
    }

    /// Fills one part after the other in the order given.
    private static List<SequencedMap<String, Tensor>> parts(SequencedMap<String, Tensor> tensors, long maxBytes) {
        List<SequencedMap<String, Tensor>> parts = new ArrayList<>();
        SequencedMap<String, Tensor> part = new LinkedHashMap<>();
        long size = 0;
        for (Map.Entry<String, Tensor> one : tensors.entrySet()) {
            long more = bytes(one.getValue());
            if (!part.isEmpty() && size + more > maxBytes) {
                parts.add(part);
                part = new LinkedHashMap<>();
                size = 0;
            }
            part.put(one.getKey(), one.getValue());
            size += more;
        }
        parts.add(part);
        return parts;
    }

    private static long bytes(Tensor tensor) {
        return tensor.shape().size() * Float.BYTES;
    }
}
