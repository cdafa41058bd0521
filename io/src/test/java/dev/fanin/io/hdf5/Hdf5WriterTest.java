package dev.fanin.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.tensor.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Hdf5WriterTest {

    @ParameterizedTest
    @ValueSource(strings = {"compiled", "functional", "lstm", "norms", "v108"})
    void copiesFilesOfKeras(String name) throws IOException {
        Hdf5Group root = GoldenHdf5.root(name + ".h5");
        Hdf5Group back = GoldenHdf5.root(bytes(root), "back");
        assertThat(Difference.first(root, back)).isNull();
        List<String> lines = new ArrayList<>();
        Hdf5FileTest.list(back, "", lines);
        assertThat(lines).containsExactlyInAnyOrderElementsOf(GoldenHdf5.lines(name + ".txt"));
    }

    @Test
    void copiesEveryType() throws IOException {
        Hdf5Group root = GoldenHdf5.root("types.h5");
        SequencedMap<String, Hdf5Object> members = new LinkedHashMap<>();
        for (String name : List.of("chunks", "floats", "integers", "texts")) {
            members.put(name, without(Objects.requireNonNull(root.group(name)), "wide"));
        }
        Hdf5Group some = new Hdf5Group(new LinkedHashMap<>(), members);
        assertThat(Difference.first(some, GoldenHdf5.root(bytes(some), "back"))).isNull();
    }

    private static Hdf5Group without(Hdf5Group group, String name) {
        SequencedMap<String, Hdf5Object> members = new LinkedHashMap<>(group.members());
        members.remove(name);
        return new Hdf5Group(group.attributes(), members);
    }

    /// Around every place where a node or a level of the tree is full: 8 links, 32 nodes, 32 trees.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 17, 255, 256, 257, 300, 2000, 8193})
    void writesGroupsOfAnySize(int count) throws IOException {
        Hdf5Group root = GroupsOf.members(count);
        Hdf5Group back = GoldenHdf5.root(bytes(root), "back");
        assertThat(back.members()).hasSize(count);
        assertThat(Difference.first(root, back)).isNull();
        // Names in the order of their bytes, which those who look one up rely on.
        List<String> names = List.copyOf(back.members().keySet());
        assertThat(names).isSorted();
    }

    @Test
    void writesEverythingThereIs(@TempDir Path folder) throws IOException {
        Hdf5Group root = GroupsOf.everything();
        Path file = folder.resolve("all.h5");
        Hdf5Writer.write(file, root);
        try (Hdf5File back = Hdf5File.open(file)) {
            assertThat(Difference.first(root, back.root())).isNull();
            assertThat(back.root().text("long")).hasSize(300_000);
            assertThat(back.root().dataset("größe")).isNotNull();
        }
    }

    @Test
    void isDeterministic() throws IOException {
        Hdf5Writer writer = Hdf5Writer.of(GroupsOf.everything());
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        writer.writeTo(first);
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        writer.writeTo(second);
        assertThat(first.size()).isEqualTo(Math.toIntExact(writer.size()));
        assertThat(second.toByteArray()).isEqualTo(first.toByteArray()).isEqualTo(bytes(GroupsOf.everything()));
    }

    /// Offsets are those of HDF5's description, values those of h5py's files.
    @Test
    void beginsAsH5pyDoes() throws IOException {
        byte[] ours = bytes(GroupsOf.members(1));
        byte[] theirs = GoldenHdf5.bytes("compiled.h5");
        for (int i = 0; i < 80; i++) {
            boolean own = (i >= 40 && i < 48) || (i >= 64 && i < 72);
            assertThat(own || ours[i] == theirs[i]).as("byte %d", i).isTrue();
        }
        assertThat(ByteBuffer.wrap(ours).order(ByteOrder.LITTLE_ENDIAN).getLong(40))
                .isEqualTo(ours.length);
    }

    @Test
    void findsDifferences() throws IOException {
        Hdf5Group one = GroupsOf.everything();
        assertThat(Difference.first(one, one.attribute("i", 6))).isEqualTo("/");
        assertThat(Difference.first(one, one.with("more", Hdf5Group.empty()))).isEqualTo("/");
        assertThat(Difference.first(one, one.with("empty", Hdf5Dataset.ofInt(1))))
                .isEqualTo("empty");
        assertThat(Difference.first(one, one.with("int64", Hdf5Dataset.ofLong(1))))
                .isEqualTo("int64");
        assertThat(Difference.first(one, one.with("int64", Hdf5Dataset.ofInt(-7))))
                .isEqualTo("int64");
        assertThat(Difference.first(one, one.with("texts", Hdf5Dataset.ofStrings(List.of("x")))))
                .isEqualTo("texts");
    }

    @Test
    void leavesTheOldFileWhereANewOneCannotBeWritten(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("m.h5"), "old");
        // A text with a NUL ends there for whoever reads it.
        Hdf5Group root = Hdf5Group.empty().attribute("name", "a\0b");
        assertThatThrownBy(() -> Hdf5Writer.write(file, root))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot write " + file + ": what was written reads back otherwise at '/'.");
        // Half a character cannot be written, and becomes a question mark; then two names are one.
        Hdf5Group half = Hdf5Group.empty().with("\ud800", Hdf5Group.empty()).with("?", Hdf5Group.empty());
        assertThatThrownBy(() -> Hdf5Writer.write(file, half))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot write " + file + ": what was written cannot be read back.");
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("m.h5");
    }

    @Test
    void refusesWhatCannotBeWritten() {
        Hdf5Group empty = Hdf5Group.empty();
        refuses(
                empty.attribute("x", new int[20_000]),
                "'/' has an attribute 'x' of 80056 bytes; "
                        + "expected at most 65528. Keep large values in a dataset.");
        refuses(empty.attribute("x", 'c'), "'/' has an attribute 'x' of a type that is not written, Character.");
        refuses(empty.attribute("x", List.of()), "'/' has an attribute 'x' without a value or a proper name.");
        refuses(
                empty.attribute("x", List.of(1)),
                "'/' has an attribute 'x' of a type that is not written, "
                        + List.of(1).getClass().getSimpleName() + ".");
        refuses(empty.attribute("", 1), "'/' has an attribute '' without a value or a proper name.");
        refuses(
                empty.with("a", empty.with("b/c", empty)),
                "'a' has a member of the name 'b/c', which HDF5 does not "
                        + "allow. Names have no slash and no NUL, and are not empty.");
        refuses(
                empty.with("a", Hdf5Dataset.ofStrings(List.of())),
                "'a' has no elements: its shape is [0]. " + "Leave it out, or give it elements.");
        Hdf5Group deep = empty;
        for (int i = 0; i < 300; i++) {
            deep = empty.with("g", deep);
        }
        Hdf5Group tooDeep = deep;
        assertThatThrownBy(() -> Hdf5Writer.of(tooDeep))
                .isInstanceOf(Hdf5Exception.class)
                .hasMessageEndingWith("g' is nested more than 256 groups deep.");
    }

    @Test
    void refusesTypesThatWereNotRead() throws IOException {
        Hdf5Group root = GoldenHdf5.root("types.h5");
        Hdf5Group compound = Hdf5Group.empty().with("c", GoldenHdf5.dataset(root, "odd/compound"));
        refuses(compound, "'c' holds values of type compound, which is not written. Convert them to float32.");
        refuses(
                Hdf5Group.empty().attribute("c", new Hdf5Unreadable("a table")),
                "'/' has an attribute 'c' of a type that is not written, Hdf5Unreadable.");
        Hdf5Dataset wide = GoldenHdf5.dataset(root, "floats/wide");
        refuses(
                Hdf5Group.empty().with("w", wide),
                "'w' holds values of type float of 4 bytes, which is not written. Convert them to float32.");
    }

    /// Numbers of more bytes than are read or written at a time.
    @Test
    void writesLargeDatasets() throws IOException {
        float[] values = new float[100_003];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 0.5f;
        }
        Hdf5Group root = Hdf5Group.empty().with("a", Hdf5Dataset.of(Shape.of(values.length), values));
        assertThat(GoldenHdf5.dataset(GoldenHdf5.root(bytes(root), "back"), "a").floats())
                .isEqualTo(values);
    }

    static byte[] bytes(Hdf5Group root) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Hdf5Writer.of(root).writeTo(out);
        return out.toByteArray();
    }

    private static void refuses(Hdf5Group root, String message) {
        assertThatThrownBy(() -> Hdf5Writer.of(root))
                .isInstanceOf(Hdf5Exception.class)
                .hasMessage("Cannot write HDF5: " + message);
    }
}
