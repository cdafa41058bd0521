package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"784,512", "784x512", "784X512", " 784, 512 ", "(784, 512)", "[784, 512]", "784,512,"})
    void readsTwoAxes(String text) {
        assertThat(ShapeText.parse("--shape", text)).isEqualTo(Shape.of(784, 512));
    }

    @Test
    void readsOneAxisAndNone() {
        assertThat(ShapeText.parse("--shape", "5")).isEqualTo(Shape.of(5));
        assertThat(ShapeText.parse("--shape", "(5,)")).isEqualTo(Shape.of(5));
        assertThat(ShapeText.parse("--shape", "()")).isEqualTo(Shape.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "(3", "3)", "3 4", "3.5", "None,3", "x3", "(,)"})
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> ShapeText.parse("--shape", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--shape expects the lengths of axes, as in 784,512, got '" + text + "'.");
    }
}
