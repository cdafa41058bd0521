package dev.fanin.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What we write, as jhdf reads it.
class SecondOpinionTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 9, 17, 257, 2000})
    void groupsOfAnySize(int count) throws IOException {
        compare(GroupsOf.members(count));
    }

    @Test
    void everythingThereIs() throws IOException {
        compare(GroupsOf.everything());
    }

    @ParameterizedTest
    @ValueSource(strings = {"compiled", "functional", "lstm", "norms"})
    void copiesOfKerasFiles(String name) throws IOException {
        compare(GoldenHdf5.root(name + ".h5"));
    }

    private void compare(Hdf5Group root) throws IOException {
        Path path = folder.resolve("m.h5");
        Hdf5Writer.write(path, root);
        try (HdfFile file = new HdfFile(path)) {
            compare(root, file, "/");
        }
    }

    private static void compare(Hdf5Object ours, Node theirs, String path) throws IOException {
        assertThat(theirs.getAttributes().keySet())
                .as(path)
                .isEqualTo(ours.attributes().keySet());
        for (Map.Entry<String, Object> attribute : ours.attributes().entrySet()) {
            Attribute other = theirs.getAttribute(attribute.getKey());
            assertThat(flat(other.getData())).as(path).isEqualTo(flat(plain(attribute.getValue())));
        }
        switch (ours) {
            case Hdf5Group group -> {
                Group other = (Group) theirs;
                assertThat(other.getChildren().keySet())
                        .as(path)
                        .isEqualTo(group.members().keySet());
                for (Map.Entry<String, Hdf5Object> member : group.members().entrySet()) {
                    String name = member.getKey();
                    compare(member.getValue(), other.getChild(name), path + name + "/");
                }
            }
            case Hdf5Dataset dataset -> {
                Dataset other = (Dataset) theirs;
                int[] dimensions = Arrays.stream(dataset.dimensions())
                        .mapToInt(Math::toIntExact)
                        .toArray();
                assertThat(other.getDimensions()).as(path).isEqualTo(dimensions);
                assertThat(flat(other.getData())).as(path).isEqualTo(flat(elements(dataset)));
            }
        }
    }

    private static Object plain(Object value) {
        return value instanceof List<?> list ? list.toArray() : value;
    }

    private static Object elements(Hdf5Dataset dataset) throws IOException {
        return switch (dataset.type()) {
            case STRING -> dataset.strings().toArray();
            case INT32 ->
                Arrays.stream(dataset.longs()).mapToInt(Math::toIntExact).toArray();
            case INT64 -> dataset.longs();
            default -> dataset.floats();
        };
    }

    /// Returns the elements of nested arrays one after another; booleans are texts for jhdf, and an
    /// empty text in a heap nothing.
    private static List<Object> flat(Object value) {
        List<Object> all = new ArrayList<>();
        flatten(value, all);
        return all;
    }

    private static void flatten(Object value, List<Object> all) {
        if (value != null && value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                flatten(Array.get(value, i), all);
            }
        } else if (value instanceof Boolean flag) {
            all.add(flag ? "TRUE" : "FALSE");
        } else {
            all.add(Objects.requireNonNullElse(value, ""));
        }
    }
}
