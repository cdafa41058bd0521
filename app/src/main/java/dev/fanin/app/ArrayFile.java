package dev.fanin.app;

import dev.fanin.file.AtomicFile;
import dev.fanin.io.idx.IdxFile;
import dev.fanin.io.npy.Npy;
import dev.fanin.io.npy.NpyWriter;
import dev.fanin.io.npy.Npz;
import dev.fanin.tensor.Tensor;
import dev.fanin.text.Quoted;
import dev.fanin.text.Suggestion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Arrays in files, of the kind that the name says.
final class ArrayFile {

    /// What the options that name arrays take, for their help.
    static final String KINDS = ".npy, .npz (with one array, or as file.npz:name), .csv, or IDX as MNIST has it";

    private static final Pattern MEMBER = Pattern.compile("(.+\\.npz):(.+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IDX = Pattern.compile(".*(-u?byte|[.]u?byte|[.]idx|[.]gz)");

    private enum Kind {
        NPY,
        NPZ,
        CSV,
        IDX,
        NONE
    }

    private ArrayFile() {}

    private static Kind kind(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".npy")) {
            return Kind.NPY;
        }
        if (name.endsWith(".npz") || MEMBER.matcher(name).matches()) {
            return Kind.NPZ;
        }
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return Kind.CSV;
        }
        return IDX.matcher(name).matches() ? Kind.IDX : Kind.NONE;
    }

    /// Returns whether a file by its name holds one array, and nothing else can be meant.
    static boolean isArray(String file) {
        Kind kind = kind(file);
        return kind == Kind.NPZ ? MEMBER.matcher(file).matches() : kind != Kind.NONE;
    }

    /// Reads one array; a table is read with all its columns.
    ///
    /// @throws IOException with a message of one line
    static Tensor read(String file) throws IOException {
        return switch (kind(file)) {
            case NPY -> Npy.read(Path.of(file));
            case NPZ -> member(file);
            case CSV -> CsvArray.read(Path.of(file));
            case IDX -> IdxFile.read(Path.of(file));
            case NONE ->
                throw new IOException("Cannot tell from its name how " + Quoted.of(file) + " holds an array; expected "
                        + KINDS + ".");
        };
    }

    private static Tensor member(String file) throws IOException {
        Matcher named = MEMBER.matcher(file);
        String archive = named.matches() ? named.group(1) : file;
        SequencedMap<String, Tensor> arrays = Npz.read(Path.of(archive));
        List<String> names = List.copyOf(arrays.keySet());
        if (!named.matches() && names.size() == 1) {
            return arrays.firstEntry().getValue();
        }
        if (!named.matches()) {
            throw new IOException("Cannot read one array from " + archive + ": it has " + names.size()
                    + "; name one of them, as in " + archive + ":" + (names.isEmpty() ? "x" : names.getFirst()) + ".");
        }
        Tensor array = arrays.get(named.group(2));
        if (array == null) {
            throw new IOException("Cannot read " + archive + ": " + Suggestion.unknown("array", named.group(2), names));
        }
        return array;
    }

    /// Throws unless one array can be written there: a check to make before long work.
    ///
    /// @throws IOException with a message of one line
    static void check(Path file) throws IOException {
        switch (kind(file.toString())) {
            case NPY, NPZ, CSV -> AtomicFile.check(file, 0);
            case IDX, NONE ->
                throw new IOException("Cannot tell from its name how to write " + Quoted.of(file.toString())
                        + "; expected a name that ends in .npy, .npz or .csv.");
        }
    }

    /// Writes one array; in an archive it has the name `arr_0`, as NumPy gives it.
    ///
    /// @throws IOException with a message of one line; an older file is then unchanged
    static void write(Path file, Tensor array) throws IOException {
        check(file);
        switch (kind(file.toString())) {
            case NPY -> {
                AtomicFile.check(file, NpyWriter.fileSize(array.shape()));
                Npy.write(file, array);
            }
            case NPZ -> Npz.write(file, array);
            case CSV, IDX, NONE -> CsvArray.write(file, array);
        }
    }
}
