package dev.fanin.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.tensor.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The file's contents are in golden/PROVENANCE.md.
class Hdf5DatasetTest {

    private Hdf5Group root = Hdf5Group.empty();

    @BeforeEach
    void open() throws IOException {
        root = GoldenHdf5.root("types.h5");
    }

    private Hdf5Dataset dataset(String path) {
        return GoldenHdf5.dataset(root, path);
    }

    @Test
    void readsEveryFloat() throws IOException {
        float infinity = Float.POSITIVE_INFINITY;
        assertThat(dataset("floats/float16").floats()).containsExactly(1, -2.5f, 0x1p-24f, infinity);
        assertThat(dataset("floats/float16").dimensions()).containsExactly(2, 2);
        // 3e38 and 1e-40 to 8 bits of fraction, by hand: 0x7f62 and 0x0001.
        float[] brain = {1, -2.5f, Float.intBitsToFloat(0x7f62_0000), Float.intBitsToFloat(0x0001_0000)};
        assertThat(dataset("floats/bfloat16").type()).isEqualTo(Hdf5Type.BFLOAT16);
        assertThat(dataset("floats/bfloat16").floats()).containsExactly(brain);
        brain[2] = infinity;
        assertThat(dataset("floats/brain").type()).isEqualTo(Hdf5Type.BFLOAT16);
        assertThat(dataset("floats/brain").floats()).containsExactly(brain);
        assertThat(dataset("floats/float32be").floats()).containsExactly(1, -2.5f, 0.1f);
        assertThat(dataset("floats/float64").floats()).containsExactly(0.1f, infinity, -2.5f);
        assertThat(dataset("floats/wide").type()).isEqualTo(Hdf5Type.FLOAT_OF_FILE);
        // 22 bits of fraction, so 3e38 may be off by half of the last of them.
        assertThat(dataset("floats/wide").floats()).startsWith(1, -2.5f);
        assertThat(dataset("floats/wide").floats()[2] / 3e38).isBetween(1 - 0x1p-22, 1 + 0x1p-22);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            i1, INT8, 127, -128
            i2, INT16, 32767, -32768
            i4, INT32, 2147483647, -2147483648
            i8, INT64, 9223372036854775807, -9223372036854775808
            u1, UINT8, 255, 0
            u2, UINT16, 65535, 0
            u4, UINT32, 4294967295, 0
            u8, UINT64, -1, 0
            bei2, INT16, 32767, -32768
            beu4, UINT32, 4294967295, 0
            """)
    void readsEveryInteger(String name, Hdf5Type type, long highest, long lowest) throws IOException {
        Hdf5Dataset found = dataset("integers/" + name);
        assertThat(found.type()).isEqualTo(type);
        assertThat(found.longs()).containsExactly(0, 1, highest, lowest);
        float top = type == Hdf5Type.UINT64 ? 0x1p64f : (float) highest;
        assertThat(found.floats()).containsExactly(0, 1, top, (float) lowest);
    }

    @Test
    void readsBooleansAndTexts() throws IOException {
        assertThat(dataset("integers/bool").type()).isEqualTo(Hdf5Type.BOOLEAN);
        assertThat(dataset("integers/bool").longs()).containsExactly(1, 0, 1);
        assertThat(dataset("texts/variable").strings()).containsExactly("one", "zwölf", "");
        assertThat(dataset("texts/fixed").strings()).containsExactly("ab", "c");
        assertThat(dataset("texts/scalar").strings()).containsExactly("hello");
        assertThat(dataset("texts/scalar").dimensions()).isEmpty();
    }

    @Test
    void readsWhatLiesElsewhereOrNowhere() throws IOException {
        assertThat(dataset("odd/scalar").floats()).containsExactly(3.5f);
        assertThat(dataset("odd/alias")).isSameAs(dataset("odd/scalar"));
        assertThat(dataset("odd/compact").floats()).containsExactly(0, 1, 2);
        assertThat(dataset("odd/unwritten").floats()).containsExactly(0, 0, 0, 0, 0);
        assertThat(dataset("odd/empty").dimensions()).containsExactly(0, 3);
        assertThat(dataset("odd/empty").floats()).isEmpty();
        assertThat(dataset("odd/null").floats()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "filtered", "odd", "cube"})
    void putsChunksTogether(String name) throws IOException {
        float[] values = dataset("chunks/" + name).floats();
        assertThat(values).hasSizeGreaterThan(10);
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isEqualTo(i);
        }
    }

    @Test
    void fillsMissingChunksWithZeros() throws IOException {
        assertThat(dataset("chunks/partly").floats()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1);
    }

    @Test
    void readsAttributes() {
        assertThat(root.attributes())
                .containsEntry("text", "grüße")
                .containsEntry("empty", "")
                .containsEntry("int64", 7L)
                .containsEntry("int32", -5)
                .containsEntry("uint8", 200)
                .containsEntry("float64", 2.5)
                .containsEntry("float32", 0.1f)
                .containsEntry("true", true)
                .containsEntry("int64s", new long[] {0, 1, 2})
                .containsEntry("int16s", new int[] {1, -2})
                .containsEntry("float64s", new double[] {0.1, 0.2})
                .containsEntry("float16s", new float[] {0.5f, 1})
                .containsEntry("texts", List.of("x", "yy"))
                .containsEntry("fixed", List.of("kernel:0", "bias:0"))
                .containsEntry("none", new double[0])
                .containsEntry("flags", new boolean[] {true, false})
                .containsEntry("table", new Hdf5Unreadable("values of 2 axes"))
                .containsEntry("compound", new Hdf5Unreadable("values of type compound"))
                .hasSize(18);
    }

    @Test
    void refusesOtherTypes() {
        String where = "Cannot read types.h5: dataset ";
        assertThatThrownBy(() -> dataset("odd/compound").floats())
                .isInstanceOf(Hdf5Exception.class)
                .hasMessage(where + "'odd/compound' holds values of type compound; expected numbers.");
        assertThatThrownBy(() -> dataset("texts/fixed").floats())
                .isInstanceOf(Hdf5Exception.class)
                .hasMessage(where + "'texts/fixed' holds values of type text; expected numbers.");
        assertThatThrownBy(() -> dataset("odd/compact").longs())
                .isInstanceOf(Hdf5Exception.class)
                .hasMessage(where + "'odd/compact' holds values of type FLOAT32; expected integers.");
        assertThatThrownBy(() -> dataset("odd/compact").strings())
                .isInstanceOf(Hdf5Exception.class)
                .hasMessage(where + "'odd/compact' holds values of type FLOAT32; expected text.");
        assertThatThrownBy(() -> dataset("odd/filled").floats())
                .isInstanceOf(Hdf5Exception.class)
                .hasMessage(where + "'odd/filled' has values that nobody wrote and that are not 0. Write its values.");
        assertThatThrownBy(() -> Hdf5Dataset.ofStrings(List.of("a")).floats())
                .isInstanceOf(Hdf5Exception.class)
                .hasMessage("Cannot read a dataset: it holds values of type text; expected numbers.");
    }

    @Test
    void refusesWrongSizes() {
        assertThatThrownBy(() -> Hdf5Dataset.of(Shape.of(2, 3), new float[5]))
                .hasMessage("Expected 6 values for a dataset of shape (2, 3), got 5.");
        assertThatThrownBy(() -> dataset("odd/compact").copyTo(new float[4], 2))
                .hasMessage("Expected room for 3 values, got an array of 4 from element 2 on.");
    }

    @Test
    void keepsValues() throws IOException {
        Hdf5Dataset one = Hdf5Dataset.ofInt(-7).attribute("a", "b");
        assertThat(one.longs()).containsExactly(-7);
        assertThat(one.attributes()).isEqualTo(Map.of("a", "b"));
        assertThat(Hdf5Dataset.ofLong(1L << 40).longs()).containsExactly(1L << 40);
        assertThat(Hdf5Dataset.of(Shape.of(), new float[] {3}).floats()).containsExactly(3);
    }
}
