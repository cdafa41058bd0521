package dev.fanin.io.npy;

import dev.fanin.io.archive.Archive;
import dev.fanin.io.archive.ArchiveWriter;
import dev.fanin.io.archive.ArchiveWriter.Member;
import dev.fanin.tensor.Tensor;
import dev.fanin.text.Quoted;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Several arrays in one of NumPy's .npz files, which are ZIP archives of .npy files.
public final class Npz {

    private static final String ENDING = ".npy";
    private static final int PART = 1 << 16;

    private Npz() {}

    /// Reads all arrays by their names, in the order of the archive, as [Npy#read] reads one.
    ///
    /// @throws IOException with a message of one line
    public static SequencedMap<String, Tensor> read(Path path) throws IOException {
        try (Archive archive = Archive.open(path)) {
            SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
            for (String member : archive.names()) {
                String name = arrayName(member);
                if (arrays.containsKey(name)) {
                    throw new IOException("Cannot read " + path + ": it has two arrays " + Quoted.of(name) + ".");
                }
                arrays.put(name, read(path, archive, member));
            }
            return arrays;
        }
    }

    /// Reads one array by its name.
    ///
    /// @throws IOException with a message of one line
    public static Tensor read(Path path, String name) throws IOException {
        try (Archive archive = Archive.open(path)) {
            return read(path, archive, archive.has(name) ? name : name + ENDING);
        }
    }

    private static Tensor read(Path path, Archive archive, String member) throws IOException {
        long size = archive.size(member);
        try (InputStream bytes = archive.stream(member)) {
            NpySource source = NpySource.open(Channels.newChannel(bytes), size);
            Tensor tensor = Tensor.of(source.header().shape(), source.values());
            // The end is where the archive checks what was read.
            if (bytes.read() >= 0) {
                throw new NpyException("it changed while it was read");
            }
            return tensor;
        } catch (NpyException | EOFException e) {
            throw Npy.unreadable(path + ": member " + Quoted.of(member), e);
        }
    }

    private static String arrayName(String member) {
        return member.endsWith(ENDING) ? member.substring(0, member.length() - ENDING.length()) : member;
    }

    /// Writes arrays under their names as float32, stored, as `numpy.savez(file, **arrays)` does.
    ///
    /// @throws IOException with a message of one line; an older file is then unchanged
    public static void write(Path path, SequencedMap<String, Tensor> arrays) throws IOException {
        List<Member> members = new ArrayList<>();
        for (Map.Entry<String, Tensor> array : arrays.entrySet()) {
            Tensor tensor = array.getValue();
            members.add(new Member(array.getKey() + ENDING, Member.NO_TIME, bytes -> write(bytes, tensor)));
        }
        ArchiveWriter.write(path, members);
    }

    /// Writes arrays under the names `arr_0`, `arr_1` and so on, as `numpy.savez(file, *arrays)`.
    ///
    /// @throws IOException with a message of one line; an older file is then unchanged
    public static void write(Path path, Tensor... arrays) throws IOException {
        SequencedMap<String, Tensor> named = new LinkedHashMap<>();
        for (int i = 0; i < arrays.length; i++) {
            named.put("arr_" + i, arrays[i]);
        }
        write(path, named);
    }

    private static void write(OutputStream bytes, Tensor tensor) throws IOException {
        bytes.write(NpyHeader.of(tensor.shape()).bytes());
        float[] values = tensor.array();
        ByteBuffer part = ByteBuffer.allocate(PART * Float.BYTES).order(NpyType.FLOAT32.order());
        for (int from = 0; from < values.length; from += PART) {
            int count = Math.min(PART, values.length - from);
            part.asFloatBuffer().put(values, from, count);
            bytes.write(part.array(), 0, count * Float.BYTES);
        }
    }
}
