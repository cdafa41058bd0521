package dev.fanin.io.hdf5;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds where two groups differ in names, attributes, types, shapes or elements, to the bit.
final class Difference {

    private Difference() {}

    /// Returns the path of the first object that differs, or null where all are equal.
    static @Nullable String first(Hdf5Group one, Hdf5Group other) throws Hdf5Exception {
        return first(one, other, "/");
    }

    private static @Nullable String first(Hdf5Object one, @Nullable Hdf5Object other, String path)
            throws Hdf5Exception {
        boolean equal = other != null && equal(one.attributes(), other.attributes());
        if (equal && one instanceof Hdf5Group group && other instanceof Hdf5Group second) {
            if (!group.members().keySet().equals(second.members().keySet())) {
                return path;
            }
            for (Map.Entry<String, Hdf5Object> member : group.members().entrySet()) {
                String name = member.getKey();
                String below = path.equals("/") ? name : path + "/" + name;
                String found = first(member.getValue(), second.members().get(name), below);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        boolean same = equal
                && one instanceof Hdf5Dataset dataset
                && other instanceof Hdf5Dataset second
                && equal(dataset, second);
        return same ? null : path;
    }

    private static boolean equal(Map<String, Object> one, Map<String, Object> other) {
        return one.keySet().equals(other.keySet())
                && one.keySet().stream().allMatch(name -> Objects.deepEquals(one.get(name), other.get(name)));
    }

    private static boolean equal(Hdf5Dataset one, Hdf5Dataset other) throws Hdf5Exception {
        if (one.type() != other.type() || !Arrays.equals(one.dimensions(), other.dimensions())) {
            return false;
        }
        if (one.type() == Hdf5Type.STRING) {
            return one.strings().equals(other.strings());
        }
        MemorySegment bytes = one.bytes();
        MemorySegment others = other.bytes();
        if (one.datatype().order() == other.datatype().order()) {
            return bytes.mismatch(others) < 0;
        }
        ElementReader reader = new ElementReader(one.datatype(), bytes);
        return reversed(reader, new ElementReader(other.datatype(), others), one.size());
    }

    private static boolean reversed(ElementReader one, ElementReader other, long size) {
        for (int i = 0; i < size; i++) {
            if (one.whole(i) != other.whole(i)) {
                return false;
            }
        }
        return true;
    }
}
