package dev.fanin.io.safetensors;

import dev.fanin.tensor.Tensor;
import dev.fanin.text.Suggestion;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// An open file, or a set of files, whose tensors are read one by one when they are asked for.
///
/// The files are mapped into memory: opening reads only headers, and a tensor takes the memory of
/// its own values. May be read by several threads. Files must not be cut while they are open.
public final class SafetensorsFile implements AutoCloseable {

    private static final int MOST_SHOWN = 10;

    private final String what;
    private final Arena arena;
    private final Map<String, String> metadata;
    private final SequencedMap<String, Place> places;

    /// Where a tensor is.
    private record Place(MappedFile file, TensorEntry entry) {}

    private SafetensorsFile(
            String what, Arena arena, Map<String, String> metadata, SequencedMap<String, Place> places) {
        this.what = what;
        this.arena = arena;
        this.metadata = metadata;
        this.places = places;
    }

    /// Returns files that have no name of a tensor in common.
    static SafetensorsFile of(String what, Arena arena, List<MappedFile> files) {
        SequencedMap<String, Place> places = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (MappedFile file : files) {
            metadata.putAll(file.metadata());
            file.tensors().forEach((name, entry) -> places.put(name, new Place(file, entry)));
        }
        return new SafetensorsFile(what, arena, HeaderReader.sorted(metadata), places);
    }

    /// Returns the names of all tensors, in the order of their bytes.
    public SequencedSet<String> names() {
        return Collections.unmodifiableSequencedSet(places.sequencedKeySet());
    }

    /// Returns the texts that were saved with the tensors, by name.
    public Map<String, String> metadata() {
        return metadata;
    }

    /// Returns the type of a tensor as the format names it, for example `BF16`.
    ///
    /// @throws IOException with a message of one line, if there is no such tensor
    public String dtype(String name) throws IOException {
        return place(name).entry().type().name();
    }

    /// Returns the lengths of a tensor's axes; some may be 0.
    ///
    /// @throws IOException with a message of one line, if there is no such tensor
    public long[] shape(String name) throws IOException {
        return place(name).entry().axes();
    }

    /// Reads a tensor as float32; whole numbers beyond 2^24 and float64 are rounded to the nearest.
    ///
    /// Read are truth values, whole numbers, and floating-point numbers of 16, 32 and 64 bits
    /// including bfloat16. Refused are those of 8 bits or less, complex numbers, and empty tensors.
    ///
    /// @throws IOException with a message of one line
    public Tensor tensor(String name) throws IOException {
        Place place = place(name);
        return place.file().tensor(name, place.entry());
    }

    private Place place(String name) throws IOException {
        Place place = places.get(name);
        if (place == null) {
            String shown = places.keySet().stream()
                    .limit(MOST_SHOWN)
                    .map(TensorEntry::shown)
                    .collect(Collectors.joining(", "));
            int more = places.size() - MOST_SHOWN;
            throw new IOException("Cannot read " + what + ": it has no tensor " + TensorEntry.shown(name)
                    + Suggestion.of(name, places.keySet()) + " It has "
                    + (places.isEmpty() ? "none" : shown + (more > 0 ? " and " + more + " more" : "")) + ".");
        }
        return place;
    }

    @Override
    public void close() {
        arena.close();
    }
}
