package dev.fanin.io.hdf5;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A group: attributes, and groups and datasets by name.
///
/// Two groups are equal where their maps are; datasets and arrays are compared by identity.
///
/// @param attributes what is said of the group; see [Hdf5Object#attributes()]
/// @param members what the group holds
public record Hdf5Group(SequencedMap<String, Object> attributes, SequencedMap<String, Hdf5Object> members)
        implements Hdf5Object {

    private static final Hdf5Group EMPTY = new Hdf5Group(new LinkedHashMap<>(), new LinkedHashMap<>());

    /// Copies both maps.
    public Hdf5Group {
        attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
        members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }

    /// Returns a group that holds nothing.
    public static Hdf5Group empty() {
        return EMPTY;
    }

    /// Returns this group with one more member, or another one under that name.
    public Hdf5Group with(String name, Hdf5Object member) {
        SequencedMap<String, Hdf5Object> more = new LinkedHashMap<>(members);
        more.put(name, member);
        return new Hdf5Group(attributes, more);
    }

    /// Returns this group with one more attribute, or another value under that name.
    public Hdf5Group attribute(String name, Object value) {
        SequencedMap<String, Object> more = new LinkedHashMap<>(attributes);
        more.put(name, value);
        return new Hdf5Group(more, members);
    }

    /// Returns what lies at a path such as `layers/dense/vars`, or null where there is nothing; the
    /// empty path leads to this group.
    public @Nullable Hdf5Object find(String path) {
        Hdf5Object found = this;
        for (String name : path.split("/", -1)) {
            if (!name.isEmpty()) {
                found = found instanceof Hdf5Group group ? group.members.get(name) : null;
            }
            if (found == null) {
                return null;
            }
        }
        return found;
    }

    /// Returns the group at a path, or null where there is none.
    public @Nullable Hdf5Group group(String path) {
        return find(path) instanceof Hdf5Group group ? group : null;
    }

    /// Returns the dataset at a path, or null where there is none.
    public @Nullable Hdf5Dataset dataset(String path) {
        return find(path) instanceof Hdf5Dataset dataset ? dataset : null;
    }
}
