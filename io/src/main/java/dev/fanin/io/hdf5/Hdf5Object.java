package dev.fanin.io.hdf5;

import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What has a name in an HDF5 file: a group or a dataset.
public sealed interface Hdf5Object permits Hdf5Group, Hdf5Dataset {

    /// Returns the attributes by name, which cannot be changed.
    ///
    /// A value is a String, Boolean, Integer, Long, Float or Double, a `List<String>`, an array
    /// `boolean[]`, `int[]`, `long[]`, `float[]` or `double[]`, or an [Hdf5Unreadable].
    SequencedMap<String, Object> attributes();

    /// Returns an attribute that is a string, or null where it is missing or something else.
    default @Nullable String text(String attribute) {
        return attributes().get(attribute) instanceof String text ? text : null;
    }
}
