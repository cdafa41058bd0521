package dev.fanin.io.hdf5;

import dev.fanin.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Groups to write.
final class GroupsOf {

    private GroupsOf() {}

    /// Returns a group of so many groups, arrays and scalars in turn.
    static Hdf5Group members(int count) {
        SequencedMap<String, Hdf5Object> members = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = "dense_" + i;
            members.put(
                    name,
                    switch (i % 3) {
                        case 0 ->
                            Hdf5Group.empty().with("vars", Hdf5Group.empty().attribute("name", name));
                        case 1 -> numbers(2, i % 5 + 1);
                        default -> Hdf5Dataset.ofInt(i).attribute("k", (long) i);
                    });
        }
        return new Hdf5Group(new LinkedHashMap<>(), members);
    }

    /// Returns a group of all types of attributes, odd names, empty groups and deep ones.
    static Hdf5Group everything() {
        Hdf5Group deep = Hdf5Group.empty();
        for (int i = 0; i < 200; i++) {
            deep = Hdf5Group.empty().with("d" + i, deep);
        }
        return Hdf5Group.empty()
                .attribute("name", "sequenzgröße")
                .attribute("none", "")
                .attribute("long", "x".repeat(300_000))
                .attribute("more", "y".repeat(5000))
                .attribute("b", true)
                .attribute("i", 5)
                .attribute("l", 1L << 40)
                .attribute("f", 0.1f)
                .attribute("d", 0.1)
                .attribute("texts", List.of("a", "", "zwölf"))
                .attribute("bs", new boolean[] {true, false})
                .attribute("is", new int[] {1, -2})
                .attribute("ls", new long[] {3})
                .attribute("fs", new float[] {0.5f})
                .attribute("ds", new double[] {1e300, Double.NaN})
                .with("größe", numbers())
                .with("字", numbers(3))
                .with("l".repeat(3000), numbers(2, 3, 4))
                .with("texts", Hdf5Dataset.ofStrings(List.of("eins", "", "z".repeat(9000))))
                .with("int64", Hdf5Dataset.ofLong(-7))
                .with("empty", Hdf5Group.empty())
                .with("other", Hdf5Group.empty())
                .with("deep", deep);
    }

    static Hdf5Dataset numbers(int... axes) {
        Shape shape = Shape.of(axes);
        float[] values = new float[shape.arraySize()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 0.25f - 3;
        }
        return Hdf5Dataset.of(shape, values);
    }
}
