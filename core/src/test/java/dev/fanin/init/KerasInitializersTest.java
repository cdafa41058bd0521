package dev.fanin.init;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.tensor.Shape;
import dev.fanin.testing.Golden;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What Keras 3.15.1 draws with, and what it draws between, for the same initializer and fans.
class KerasInitializersTest {

    record Case(Initializer initializer, Shape shape, Fans fans, double deviation, double limit) {

        static Case parse(String line) {
            String[] cells = line.split(";", -1);
            int[] axes = Arrays.stream(cells[1].split("x", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            Fans fans = new Fans(Long.parseLong(cells[2]), Long.parseLong(cells[3]));
            double limit = Stream.of(cells[5], cells[6])
                    .filter(cell -> !cell.equals("-"))
                    .mapToDouble(Double::parseDouble)
                    .findFirst()
                    .orElse(Double.POSITIVE_INFINITY);
            return new Case(Initializers.named(cells[0]), Shape.of(axes), fans, Double.parseDouble(cells[4]), limit);
        }
    }

    static Stream<Case> cases() {
        return Golden.lines("initializers.txt").stream().map(Case::parse);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void statesTheStandardDeviationThatKerasAimsAt(Case c) {
        assertThat(c.initializer().standardDeviation(c.fans())).isCloseTo(c.deviation(), within(1e-9));
    }

    /// The limit is Keras's own in float32. That the values come near it is only asked of a
    /// thousand and more: the largest of n uniform values misses the limit by 20/n with probability
    /// exp(-20), and a cut normal, whose density at the cut is a quarter of a uniform one, by 80/n.
    @ParameterizedTest
    @MethodSource("cases")
    void drawsUpToTheLimitOfKerasAndNotBeyond(Case c) {
        float[] values = c.initializer()
                .initialize(c.shape(), c.fans(), seed(7).stream("kernel"))
                .array();
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(largest).isLessThanOrEqualTo(c.limit() * (1 + 1e-6));
        if (values.length >= 1000 && Double.isFinite(c.limit())) {
            assertThat(largest).isGreaterThan(c.limit() * (1 - 80.0 / values.length));
        }
    }
}
