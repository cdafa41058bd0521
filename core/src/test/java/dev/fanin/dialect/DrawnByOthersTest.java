package dev.fanin.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.init.Initializers;
import dev.fanin.init.Target;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.testing.Golden;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole parameters by the name of a dialect, as JAX 0.10.2, TensorFlow 2.21, NumPy 2.4.6, Keras
/// 3.15.1 and PyTorch 1.13 drew them.
class DrawnByOthersTest {

    /// What is asked of a dialect, in the words of the command line.
    record Case(String dialect, String initializer, Shape shape, long seed) {

        static Case parse(String text) {
            String[] cells = text.split(";", -1);
            int[] axes = Arrays.stream(cells[2].split(",", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            return new Case(cells[0], cells[1], Shape.of(axes), Long.parseLong(cells[3]));
        }

        float[] draw() {
            ForeignDialect named = (ForeignDialect) Dialect.named(dialect);
            Tensor drawn = named.draw(Initializers.named(initializer), new Target(shape, named.fans(shape)), seed);
            assertThat(drawn.shape()).isEqualTo(shape);
            return drawn.array();
        }

        boolean isExact() {
            return !dialect.endsWith("tensorflow")
                    || !(initializer.contains("normal") || initializer.equals("course_xavier"));
        }
    }

    record Array(Case asked, Drawn drawn) {

        static Array parse(String line) {
            String[] cells = line.split(";", -1);
            return new Array(Case.parse(line), Drawn.parse(cells[4], cells[5], cells[6]));
        }
    }

    static Stream<Array> arrays() {
        return Golden.lines("dialect/dialects.txt").stream().map(Array::parse);
    }

    static Stream<Array> exact() {
        return arrays().filter(array -> array.asked().isExact());
    }

    static Stream<Array> near() {
        return arrays().filter(array -> !array.asked().isExact());
    }

    @Test
    void mostIsComparedBitByBit() {
        assertThat(exact().count()).isEqualTo(107);
        assertThat(near().count()).isEqualTo(15);
    }

    @ParameterizedTest
    @MethodSource("exact")
    void drawsTheBitsOfTheFramework(Array array) {
        array.drawn().equal(array.asked().draw());
    }

    /// As in [KerasInitTest]: normal values of TensorFlow.
    @ParameterizedTest
    @MethodSource("near")
    void drawsNormalValuesNearThoseOfTensorFlow(Array array) {
        float[] values = array.asked().draw();
        float[] expected = array.drawn().floats();
        assertThat(values).hasSize(array.drawn().count());
        for (int i = 0; i < expected.length; i++) {
            boolean near = Drawn.ulps(values[i], expected[i]) <= 4 || Math.abs(values[i] - expected[i]) < 1e-8;
            assertThat(near).as("%s and %s", values[i], expected[i]).isTrue();
        }
    }

    static Stream<Map.Entry<String, float[]>> rounded() {
        return Golden.namedNpz("dialect/orthogonal.npz").arrays().entrySet().stream();
    }

    /// Orthogonal matrices, whose rounding depends on the build of LAPACK; the transform of `stft`,
    /// whose angles Keras rounds; and JAX's normal values cut elsewhere than at two deviations.
    @ParameterizedTest
    @MethodSource("rounded")
    void drawsTheSameButForRounding(Map.Entry<String, float[]> entry) {
        Case asked = Case.parse(entry.getKey());
        float[] values = asked.draw();
        assertThat(values).hasSameSizeAs(entry.getValue());
        double tolerance = asked.initializer().startsWith("stft") ? 1e-4 : 1e-5;
        for (int i = 0; i < values.length; i++) {
            assertThat((double) Math.abs(values[i] - entry.getValue()[i])).isLessThan(tolerance);
        }
    }

    @Test
    void allFilesAreThere() {
        assertThat(rounded().count()).isEqualTo(61);
    }
}
