package dev.fanin.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.testing.Golden;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What TensorFlow 2.18 drew, 1000 values of each kind from the seeds [0, 0] and [42, 0].
class TensorFlowStatelessTest {

    record Case(String kind, TensorFlowStateless random, Drawn drawn) {

        static Case parse(String line) {
            String[] cells = line.split(" ", 3);
            TensorFlowStateless random = TensorFlowStateless.seeded(Long.parseLong(cells[1]), 0);
            return new Case(cells[0], random, Drawn.parse("1000", "", cells[2]));
        }

        float[] draw(int count) {
            float[] values = new float[count];
            switch (kind) {
                case "uniform" -> random.uniform(values);
                case "normal" -> random.normal(values);
                case "trunc" -> random.truncatedNormal(values);
                default -> throw new AssertionError(kind);
            }
            return values;
        }
    }

    static Stream<Case> all() {
        return Golden.lines("dialect/tensorflow.txt").stream().map(Case::parse);
    }

    static Stream<Case> uniform() {
        return all().filter(one -> one.kind().equals("uniform"));
    }

    static Stream<Case> normal() {
        return all().filter(one -> !one.kind().equals("uniform"));
    }

    @ParameterizedTest
    @MethodSource("uniform")
    void uniformValuesHaveTheBitsOfTensorFlow(Case c) {
        assertThat(c.draw(1000)).isEqualTo(c.drawn().floats());
    }

    @ParameterizedTest
    @MethodSource("normal")
    void normalValuesAreWithinTwoUlpAndMostlyEqual(Case c) {
        float[] values = c.draw(1000);
        float[] expected = c.drawn().floats();
        int equal = 0;
        for (int i = 0; i < values.length; i++) {
            long ulps = Drawn.ulps(values[i], expected[i]);
            assertThat(ulps).isLessThanOrEqualTo(2);
            equal += ulps == 0 ? 1 : 0;
        }
        assertThat(equal).isGreaterThanOrEqualTo(980);
    }

    @ParameterizedTest
    @MethodSource("all")
    void fewerValuesAreTheFirstOfMore(Case c) {
        float[] values = c.draw(1000);
        for (int count : new int[] {1, 3, 4, 5, 8, 20, 100}) {
            assertThat(c.draw(count)).isEqualTo(Arrays.copyOf(values, count));
        }
    }

    /// Published known answers of Random123 for Philox4x32-10.
    @Test
    void philoxGivesItsPublishedKnownAnswers() {
        assertThat(philox(0, 0, 0, 0, 0, 0)).containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
        assertThat(philox(-1, -1, -1, -1, -1, -1)).containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
        assertThat(philox(0xa4093822, 0x299f31d0, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344))
                .containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
    }

    private static int[] philox(int key0, int key1, int... counter) {
        Philox.block(key0, key1, counter);
        return counter;
    }
}
