package dev.fanin.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hdf5FileTest {

    /// Names, attributes, shapes, types and the checksums of all elements, as h5py sees them.
    @ParameterizedTest
    @ValueSource(strings = {"compiled", "functional", "lstm", "norms", "v108"})
    void seesWhatH5pySees(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        list(GoldenHdf5.root(name + ".h5"), "", lines);
        assertThat(lines).containsExactlyInAnyOrderElementsOf(GoldenHdf5.lines(name + ".txt"));
    }

    static void list(Hdf5Object object, String path, List<String> lines) throws IOException {
        String attributes = object.attributes().entrySet().stream()
                .map(one -> "|" + one.getKey() + "=" + text(one.getValue()))
                .sorted()
                .collect(Collectors.joining());
        switch (object) {
            case Hdf5Group group -> {
                lines.add("G|" + path + attributes);
                for (Map.Entry<String, Hdf5Object> member : group.members().entrySet()) {
                    String below = path.isEmpty() ? member.getKey() : path + "/" + member.getKey();
                    list(member.getValue(), below, lines);
                }
            }
            case Hdf5Dataset dataset ->
                lines.add("D|" + path + "|" + Arrays.toString(dataset.dimensions()) + "|"
                        + dataset.type().name().toLowerCase(Locale.ROOT) + "|" + checksum(dataset) + attributes);
        }
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).collect(Collectors.joining(","))
                : value.toString();
    }

    private static String checksum(Hdf5Dataset dataset) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) dataset.size() * 4).order(ByteOrder.LITTLE_ENDIAN);
        if (dataset.type() == Hdf5Type.INT32) {
            for (long value : dataset.longs()) {
                bytes.putInt((int) value);
            }
        } else {
            bytes.asFloatBuffer().put(dataset.floats());
        }
        CRC32 sum = new CRC32();
        sum.update(bytes.array());
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }

    @Test
    void opensAFileOnDisk(@TempDir Path folder) throws IOException {
        Path path = Files.write(folder.resolve("m.h5"), GoldenHdf5.bytes("block.h5"));
        try (Hdf5File file = Hdf5File.open(path)) {
            assertThat(file.root().text("x")).isEqualTo("y");
            float[] values = new float[7];
            GoldenHdf5.dataset(file.root(), "a").copyTo(values, 2);
            assertThat(values).containsExactly(0, 0, 0, 1, 2, 3, 4);
        }
        assertThatThrownBy(() -> Hdf5File.open(folder))
                .isInstanceOf(Hdf5Exception.class)
                .hasMessage("Cannot read " + folder + ": it is a folder. Name a file in it.");
        Path none = folder.resolve("none.h5");
        assertThatThrownBy(() -> Hdf5File.open(none)).isInstanceOf(NoSuchFileException.class);
        Path empty = Files.createFile(folder.resolve("empty.h5"));
        assertThatThrownBy(() -> Hdf5File.open(empty))
                .isInstanceOf(Hdf5Exception.class)
                .hasMessage("Cannot read " + empty + ": it is not an HDF5 file. Keras saves one as .weights.h5.");
    }

    /// What Keras 2 wrote for a whole model.
    @Test
    void readsLegacyFiles() throws IOException {
        Hdf5Group root = GoldenHdf5.root("legacy.h5");
        assertThat(root.text("model_config")).isEqualTo("{\"class_name\":" + "\"x\"".repeat(25000));
        assertThat(root.group("model_weights")).isNotNull().satisfies(weights -> {
            assertThat(weights.attributes()).containsEntry("layer_names", List.of("dense", "dropout"));
            assertThat(weights.find("dropout"))
                    .isNotNull()
                    .satisfies(dropout ->
                            assertThat(dropout.attributes().get("weight_names")).isEqualTo(new double[0]));
        });
        Hdf5Dataset kernel = GoldenHdf5.dataset(root, "model_weights/dense/dense/kernel:0");
        assertThat(kernel.floats()).containsExactly(1, 1, 1, 1, 1, 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            soft             | 'g/s' is a soft link, which is not followed. Put the object itself in its place.
            external         | 's' is a link to another file, which is not followed. Put the object itself in its place.
            loop             | group 'g/again' is found on two paths. Save each group once.
            lzf              | the header of 'c' uses filter 32000 (lzf). Those read are gzip, shuffle and fletcher32; save the file with gzip or without.
            named            | the header of 'c' points to a message shared with other objects (of type 3), which is not read. Save the file with h5py's defaults.
            dense            | the members of 'g' are in a heap of a newer kind, which is not read. Save the file with h5py's defaults.
            dense_attributes | the attributes of '/' are in a heap of a newer kind, which is not read. Save the file with h5py's defaults.
            index            | the header of 'c' has chunks in an index of a newer kind, which is not read. Save the file with h5py's defaults.
            """)
    void refusesByName(String name, String message) throws IOException {
        MemorySegment bytes = MemorySegment.ofArray(GoldenHdf5.bytes(name + ".h5"));
        assertThatThrownBy(() -> Hdf5File.of(bytes, "m.keras!x.h5"))
                .isInstanceOf(Hdf5Exception.class)
                .hasMessage("Cannot read m.keras!x.h5: " + message);
    }

    @Test
    void refusesAFileThatIsCutShort() throws IOException {
        byte[] bytes = Arrays.copyOf(GoldenHdf5.bytes("compiled.h5"), 19000);
        assertThatThrownBy(() -> GoldenHdf5.root(bytes, "m.h5"))
                .isInstanceOf(Hdf5Exception.class)
                .hasMessage("Cannot read m.h5: it should have 19896 bytes, and has 19000. It is cut short; "
                        + "copy or save it again.");
    }

    /// The checksum of a newer header is looked at.
    @Test
    void refusesADamagedHeader() throws IOException {
        byte[] bytes = GoldenHdf5.bytes("v108.h5");
        bytes[16] ^= 1;
        assertThatThrownBy(() -> GoldenHdf5.root(bytes, "m.h5"))
                .isInstanceOf(Hdf5Exception.class)
                .hasMessage("Cannot read m.h5: the checksum of its superblock is wrong. The file is damaged; "
                        + "copy or save it again.");
    }

    @Test
    void findsByPath() throws IOException {
        Hdf5Group root = GoldenHdf5.root("compiled.h5");
        assertThat(root.find("")).isSameAs(root);
        assertThat(root.group("layers/dense/vars/")).isNotNull();
        assertThat(root.group("layers/dense/vars/0")).isNull();
        assertThat(root.dataset("layers/dense/vars")).isNull();
        assertThat(root.dataset("layers/dense/vars/0")).isNotNull();
        assertThat(root.dataset("layers/dense/vars/0/1")).isNull();
        assertThat(root.find("layers/none/vars")).isNull();
        assertThat(root.text("name")).isNull();
    }
}
