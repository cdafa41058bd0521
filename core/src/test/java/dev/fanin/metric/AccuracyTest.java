package dev.fanin.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.tensor.Shape;
import org.junit.jupiter.api.Test;

class AccuracyTest {

    @Test
    void severalOutputsAreRightWhenTheLargestIsTheClass() {
        float[] output = {0.1f, 0.7f, 0.2f};
        assertThat(accuracy(output, 1)).isEqualTo(1);
        assertThat(accuracy(output, 2)).isEqualTo(0);
        assertThat(accuracy(output, 0, 1, 0)).isEqualTo(1);
        assertThat(accuracy(output, 0, 0, 1)).isEqualTo(0);
    }

    /// As numpy.argmax does.
    @Test
    void theFirstOfEqualOutputsCounts() {
        float[] output = {0.4f, 0.4f, 0.2f};
        assertThat(accuracy(output, 0)).isEqualTo(1);
        assertThat(accuracy(output, 1)).isEqualTo(0);
    }

    /// Keras: `output > 0.5`, so that one half counts as class 0.
    @Test
    void aSingleOutputIsRightOnTheTargetsSideOfOneHalf() {
        assertThat(accuracy(one(0.51f), 1)).isEqualTo(1);
        assertThat(accuracy(one(0.5f), 0)).isEqualTo(1);
        assertThat(accuracy(one(0.5f), 1)).isEqualTo(0);
        assertThat(accuracy(one(0.2f), 0)).isEqualTo(1);
    }

    @Test
    void aRowWithANotANumberIsWrong() {
        for (int k = 0; k < 3; k++) {
            float[] output = {0, 1, 0};
            output[k] = Float.NaN;
            assertThat(accuracy(output, 1)).isEqualTo(0);
            assertThat(accuracy(output, 0, 1, 0)).isEqualTo(0);
        }
        assertThat(accuracy(one(Float.NaN), 0)).isEqualTo(0);
        assertThat(accuracy(one(Float.NaN), 1)).isEqualTo(0);
    }

    /// Rows of a sample count alike: two of three characters are right.
    @Test
    void aSampleMayHaveSeveralRows() {
        Tally tally = Metrics.accuracy().start(Shape.of(3, 2), Shape.of(3));
        tally.update(3, 2, 1, new float[] {1, 0, 1, 0, 0, 1}, new float[] {0, 1, 1}, null);
        assertThat(tally.result()).isEqualTo(2.0 / 3);
    }

    private static float[] one(float value) {
        return new float[] {value};
    }

    private static double accuracy(float[] output, float... target) {
        Tally tally = Metrics.accuracy().start(Shape.of(output.length), Shape.of(target.length));
        tally.update(1, output.length, target.length, output, target, null);
        return tally.result();
    }
}
