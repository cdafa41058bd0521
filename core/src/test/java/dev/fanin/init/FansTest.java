package dev.fanin.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.tensor.Shape;
import dev.fanin.testing.Golden;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FansTest {

    static Stream<String> lines() {
        return Golden.lines("initializers.txt").stream();
    }

    /// The fans of Keras 3.15.1, its `compute_fans`.
    @ParameterizedTest
    @MethodSource("lines")
    void readsFansFromAShapeAsKerasDoes(String line) {
        String[] cells = line.split(";", -1);
        Shape shape = Shape.of(Arrays.stream(cells[1].split("x", -1))
                .mapToInt(Integer::parseInt)
                .toArray());
        assertThat(Fans.ofShape(shape)).isEqualTo(new Fans(Long.parseLong(cells[2]), Long.parseLong(cells[3])));
    }

    @Test
    void aScalarHasFansOfOne() {
        assertThat(Fans.ofShape(Shape.of())).isEqualTo(new Fans(1, 1));
    }
}
