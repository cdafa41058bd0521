package dev.fanin.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyTest {

    private static final Metric ACCURACY = Metrics.named("accuracy");

    @Test
    void severalOutputsAreRightWhenTheLargestIsTheClass() {
        float[] output = {9, 0.1f, 0.7f, 0.2f};
        assertThat(ACCURACY.value(output, 1, 3, new float[] {1}, 0, 1)).isEqualTo(1);
        assertThat(ACCURACY.value(output, 1, 3, new float[] {2}, 0, 1)).isEqualTo(0);
        assertThat(ACCURACY.value(output, 1, 3, new float[] {0, 1, 0}, 0, 3)).isEqualTo(1);
        assertThat(ACCURACY.value(output, 1, 3, new float[] {0, 0, 1}, 0, 3)).isEqualTo(0);
    }

    /// As numpy.argmax does.
    @Test
    void theFirstOfEqualOutputsCounts() {
        float[] output = {0.4f, 0.4f, 0.2f};
        assertThat(ACCURACY.value(output, 0, 3, new float[] {0}, 0, 1)).isEqualTo(1);
        assertThat(ACCURACY.value(output, 0, 3, new float[] {1}, 0, 1)).isEqualTo(0);
    }

    /// Keras: `output > 0.5`, so that one half counts as class 0.
    @Test
    void aSingleOutputIsRightOnTheTargetsSideOfOneHalf() {
        assertThat(single(0.51f, 1)).isEqualTo(1);
        assertThat(single(0.5f, 0)).isEqualTo(1);
        assertThat(single(0.5f, 1)).isEqualTo(0);
        assertThat(single(0.2f, 0)).isEqualTo(1);
    }

    @Test
    void aRowWithANotANumberIsWrong() {
        float nan = Float.NaN;
        for (int k = 0; k < 3; k++) {
            float[] output = {0, 1, 0};
            output[k] = nan;
            assertThat(ACCURACY.value(output, 0, 3, new float[] {1}, 0, 1)).isEqualTo(0);
            assertThat(ACCURACY.value(output, 0, 3, new float[] {0, 1, 0}, 0, 3))
                    .isEqualTo(0);
        }
        assertThat(single(nan, 0)).isEqualTo(0);
        assertThat(single(nan, 1)).isEqualTo(0);
    }

    @Test
    void isFoundByItsNamesAndSuggested() {
        for (String name : List.of("accuracy", "acc", "Accuracy", "ACC")) {
            assertThat(Metrics.named(name)).isEqualTo(Metrics.accuracy());
        }
        assertThat(Metrics.accuracy().name()).isEqualTo("accuracy");
        assertThatThrownBy(() -> Metrics.named("acuracy"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown metric 'acuracy'; did you mean 'accuracy'? Known: accuracy.");
    }

    private static double single(float output, float target) {
        return ACCURACY.value(new float[] {output}, 0, 1, new float[] {target}, 0, 1);
    }
}
