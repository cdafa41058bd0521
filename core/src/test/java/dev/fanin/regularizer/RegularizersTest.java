package dev.fanin.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import dev.fanin.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Penalties and gradients against Keras 3.15.1 on PyTorch.
class RegularizersTest {

    private static final Golden.Table KERAS = Golden.table("loss/weights.txt");

    record Case(String key, Regularizer regularizer, String input) {
        float[] values() {
            return KERAS.get("input." + input);
        }

        Shape shape() {
            return shapeOf(input);
        }

        @Override
        public String toString() {
            return key;
        }
    }

    static Stream<Case> cases() {
        return KERAS.arrays().keySet().stream()
                .filter(key -> key.endsWith("@penalty"))
                .map(key -> List.of(key.split("@", -1)))
                .map(words ->
                        new Case(words.get(0) + "@" + words.get(1), Regularizers.named(words.get(0)), words.get(1)));
    }

    static Shape shapeOf(String name) {
        float[] axes = KERAS.get("shape." + name);
        int[] whole = new int[axes.length];
        Arrays.setAll(whole, i -> (int) axes[i]);
        return Shape.of(whole);
    }

    @Test
    void areAllCompared() {
        assertThat(cases().map(c -> c.regularizer().getClass()).distinct()).hasSize(4);
        assertThat(cases()).hasSize(16);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void costWhatTheyCostInKeras(Case c) {
        float expected = KERAS.get(c.key() + "@penalty")[0];
        assertThat(c.regularizer().penalty(c.values(), c.shape()))
                .isCloseTo(expected, within(1e-6 * Math.max(0.01, expected)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void addHalfTheGradientOfKeras(Case c) {
        float[] gradient = new float[c.values().length];
        Arrays.fill(gradient, 1);
        c.regularizer().addGradient(c.values(), c.shape(), 0.5f, gradient);
        float[] expected = KERAS.get(c.key() + "@gradient");
        for (int i = 0; i < gradient.length; i++) {
            assertThat(gradient[i]).isCloseTo(1 + 0.5f * expected[i], within(3e-7f));
        }
    }

    /// Central differences at h = 1/512 and h/2, extrapolated, which differ from the slope by less
    /// than they differ from each other. No value is that near 0, except those that are 0.
    @ParameterizedTest
    @MethodSource("cases")
    void haveTheGradientOfTheirPenalties(Case c) {
        float[] gradient = new float[c.values().length];
        c.regularizer().addGradient(c.values(), c.shape(), 1, gradient);
        for (int i = 0; i < gradient.length; i++) {
            if (Math.abs(c.values()[i]) > 1 / 256f) {
                double wide = difference(c, i, 1 / 512f);
                double narrow = difference(c, i, 1 / 1024f);
                assertThat((double) gradient[i])
                        .isCloseTo((4 * narrow - wide) / 3, within(1e-6 + Math.abs(narrow - wide)));
            }
        }
    }

    private static double difference(Case c, int i, float h) {
        float[] up = c.values().clone();
        float[] down = c.values().clone();
        up[i] += h;
        down[i] -= h;
        return (c.regularizer().penalty(up, c.shape()) - c.regularizer().penalty(down, c.shape()))
                / ((double) up[i] - down[i]);
    }

    @Test
    void ofTheSameDirectionCostTheFactorAndASingleRowNothing() {
        Regularizer rows = Regularizers.orthogonal(0.25);
        assertThat(rows.penalty(new float[] {1, 2, 2, 4}, Shape.of(2, 2))).isCloseTo(0.25, within(1e-12));
        assertThat(rows.penalty(new float[] {1, 2, -2, 1}, Shape.of(2, 2))).isZero();
        assertThat(rows.penalty(new float[] {1, 2}, Shape.of(1, 2))).isZero();
        float[] gradient = new float[2];
        rows.addGradient(new float[] {1, 2}, Shape.of(1, 2), 1, gradient);
        assertThat(gradient).containsOnly(0);
    }

    @Test
    void areNoneWhereThereIsNone() {
        Regularizer none = Regularizers.none();
        float[] gradient = {1};
        none.addGradient(new float[] {5}, Shape.of(1), 1, gradient);
        assertThat(none.penalty(new float[] {5}, Shape.of(1))).isZero();
        assertThat(gradient).containsExactly(1);
        assertThat(none.isNone()).isTrue();
        assertThat(none.config()).isNull();
        assertThat(Regularizers.of(null)).isEqualTo(none);
        assertThat(Regularizers.named("none")).isEqualTo(none);
        assertThat(cases()).noneMatch(c -> c.regularizer().isNone());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comeBackFromTheirConfigs(Case c) {
        assertThat(Regularizers.of(c.regularizer().config())).isEqualTo(c.regularizer());
    }

    /// `get_config` of Keras 3.15.1.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "l1 | L1 | {l1=0.01}",
                "L2 | L2 | {l2=0.01}",
                "l1l2(l1=0.5) | L1L2 | {l1=0.5, l2=0.0}",
                "orthogonal_regularizer(mode=columns) | OrthogonalRegularizer | {factor=0.01, mode=columns}"
            })
    void haveTheConfigsOfKeras(String text, String className, String values) {
        Config config = Objects.requireNonNull(Regularizers.named(text).config());
        assertThat(config.className()).isEqualTo(className);
        assertThat(config.values()).hasToString(values);
    }

    @Test
    void areReadByAnyName() {
        assertThat(Regularizers.named("l2(0.25)")).isEqualTo(Regularizers.l2(0.25));
        assertThat(Regularizers.named("L1( 1e-3 )")).isEqualTo(Regularizers.l1(1e-3));
        assertThat(Regularizers.named("l2()")).isEqualTo(Regularizers.l2(0.01));
        assertThat(Regularizers.named("l1_l2")).isEqualTo(Regularizers.l1l2(0.01, 0.01));
        assertThat(Regularizers.named("L1L2")).isEqualTo(Regularizers.l1l2(0, 0));
        assertThat(Regularizers.of(Config.of("l1_l2"))).isEqualTo(Regularizers.l1l2(0.01, 0.01));
        assertThat(Regularizers.of(Config.of("l1").with("l1", 0.5))).isEqualTo(Regularizers.l1(0.5));
        assertThat(Regularizers.of(Config.of("L2"))).isEqualTo(Regularizers.l2(0.01));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "l3 | Unknown regularizer 'l3'; did you mean 'l1'? Known: l1, l2, l1_l2, orthogonal_regularizer, none.",
                "l2(l1=1) | 'l2' has no parameter 'l1'; did you mean 'l2'? It takes l2.",
                "l2(-1) | L2 expects a finite 'l2' of at least 0, got -1.0.",
                "l2(abc) | L2 expects a number for 'l2', got 'abc'.",
                "l1(l1=1e999) | L1 expects a finite 'l1' of at least 0, got Infinity.",
                "none(l1=1) | 'none' takes no parameters, got 'l1'.",
                "l1_l2(0.1) | 'l1_l2' expects each parameter as parameter=value, got '0.1'.",
                "orthogonal_regularizer(mode=diagonal) |"
                        + " OrthogonalRegularizer expects the mode 'rows' or 'columns', got 'diagonal'."
            })
    void sayWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> Regularizers.named(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refuseWhatIsNoMatrix() {
        String message =
                "OrthogonalRegularizer expects the weights of a matrix, got shape (3,); use L1 or L2 for others.";
        float[] values = new float[3];
        assertThatThrownBy(() -> Regularizers.orthogonal(1).penalty(values, Shape.of(3)))
                .hasMessage(message);
        assertThatThrownBy(() -> Regularizers.orthogonal(1).addGradient(values, Shape.of(3), 1, values))
                .hasMessage(message);
    }
}
