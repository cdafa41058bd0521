package dev.fanin.constraint;

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

/// Constraints against Keras 3.15.1 on PyTorch.
class ConstraintsTest {

    private static final Golden.Table KERAS = Golden.table("loss/weights.txt");

    record Case(String key, Constraint constraint, String input) {
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
                .filter(key -> key.endsWith("@applied"))
                .map(key -> List.of(key.split("@", -1)))
                .map(words ->
                        new Case(words.get(0) + "@" + words.get(1), Constraints.named(words.get(0)), words.get(1)));
    }

    private static Shape shapeOf(String name) {
        float[] axes = KERAS.get("shape." + name);
        int[] whole = new int[axes.length];
        Arrays.setAll(whole, i -> (int) axes[i]);
        return Shape.of(whole);
    }

    @Test
    void areAllCompared() {
        assertThat(cases().map(c -> c.constraint().getClass()).distinct()).hasSize(4);
        assertThat(cases()).hasSize(24);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void putValuesWhereKerasDoes(Case c) {
        float[] values = c.values().clone();
        c.constraint().apply(values, c.shape());
        float[] expected = KERAS.get(c.key() + "@applied");
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isCloseTo(expected[i], within(3e-7f * Math.max(1, Math.abs(expected[i]))));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comeBackFromTheirConfigs(Case c) {
        assertThat(Constraints.of(c.constraint().config())).isEqualTo(c.constraint());
    }

    /// `get_config` of Keras 3.15.1.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "max_norm | MaxNorm | {max_value=2.0, axis=0}",
                "UnitNorm(axis=[0,1,2]) | UnitNorm | {axis=[0, 1, 2]}",
                "NonNeg | NonNeg | {}",
                "min_max_norm(rate=0.5) | MinMaxNorm | {min_value=0.0, max_value=1.0, rate=0.5, axis=0}"
            })
    void haveTheConfigsOfKeras(String text, String className, String values) {
        Config config = Objects.requireNonNull(Constraints.named(text).config());
        assertThat(config.className()).isEqualTo(className);
        assertThat(config.values()).hasToString(values);
    }

    @Test
    void haveFactoriesWithTheDefaultsOfKeras() {
        assertThat(Constraints.named("max_norm(max_value=3)")).isEqualTo(Constraints.maxNorm(3));
        assertThat(Constraints.named("non_neg")).isEqualTo(Constraints.nonNeg());
        assertThat(Constraints.named("unit_norm")).isEqualTo(Constraints.unitNorm());
        assertThat(Constraints.named("MinMaxNorm")).isEqualTo(Constraints.minMaxNorm(0, 1));
        assertThat(Constraints.of(Config.of("max_norm"))).isEqualTo(Constraints.maxNorm(2));
    }

    @Test
    void areNoneWhereThereIsNone() {
        float[] values = {-5};
        Constraints.none().apply(values, Shape.of(1));
        assertThat(values).containsExactly(-5);
        assertThat(Constraints.none().isNone()).isTrue();
        assertThat(Constraints.none().config()).isNull();
        assertThat(Constraints.of(null)).isEqualTo(Constraints.none());
        assertThat(Constraints.named("none")).isEqualTo(Constraints.none());
        assertThat(cases()).noneMatch(c -> c.constraint().isNone());
    }

    @Test
    void doNotHideWhatIsNotANumber() {
        for (Constraint constraint : List.of(Constraints.nonNeg(), Constraints.maxNorm(1), Constraints.unitNorm())) {
            float[] values = {Float.NaN, 1};
            constraint.apply(values, Shape.of(2, 1));
            assertThat(values[0]).isNaN();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "maxnorm | Unknown constraint 'maxnorm'; did you mean 'max_norm'?"
                        + " Known: max_norm, non_neg, unit_norm, min_max_norm, none.",
                "max_norm(value=1) | 'max_norm' has no parameter 'value'. It takes max_value, axis.",
                "max_norm(max_value=-1) | MaxNorm expects a finite 'max_value' of at least 0, got -1.0.",
                "min_max_norm(min_value=-1) | MinMaxNorm expects a finite 'min_value' of at least 0, got -1.0.",
                "min_max_norm(rate=1e999) | MinMaxNorm expects a finite 'rate' of at least 0, got Infinity.",
                "unit_norm(axis=0.5) | UnitNorm expects a whole number or a list of them for 'axis', got '0.5'.",
                "unit_norm(axis=none) | UnitNorm expects a whole number or a list of them for 'axis', got 'null'.",
                "unit_norm(axis=[]) | UnitNorm expects a whole number or a list of them for 'axis', got '[]'.",
                "non_neg(axis=0) | 'non_neg' takes no parameters, got 'axis'.",
                "none(axis=0) | 'none' takes no parameters, got 'axis'."
            })
    void sayWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> Constraints.named(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refuseAnAxisThatIsNotThere() {
        float[] bias = {1, 2, 3};
        assertThatThrownBy(() -> Constraints.named("max_norm(axis=1)").apply(bias, Shape.of(3)))
                .hasMessage("MaxNorm has axis 1, which weights of shape (3,) do not have; give another axis.");
        assertThatThrownBy(() -> Constraints.named("unit_norm(axis=-2)").apply(bias, Shape.of(3)))
                .hasMessage("UnitNorm has axis -2, which weights of shape (3,) do not have; give another axis.");
        assertThat(bias).containsExactly(1, 2, 3);
    }
}
