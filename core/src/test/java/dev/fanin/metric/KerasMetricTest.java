package dev.fanin.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.fanin.tensor.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Metrics against Keras and scikit-learn, and what must hold of every tally.
class KerasMetricTest {

    /// Keras adds up in float32.
    private static final double FLOAT32 = 3e-6;

    /// Keras subtracts large sums from each other here.
    private static final double FLOAT32_VARIANCE = 1e-5;

    private static final double FLOAT64 = 1e-12;

    /// scikit-learn has no 1e-7 in its quotients, and no cut of probabilities.
    private static final double KERAS_EPSILON = 1e-6;

    private static final int[] CUTS = {3, 0, 1, 6, 2, 2, 4};

    static List<String[]> keras() {
        return MetricData.lines("keras");
    }

    static List<String[]> sklearn() {
        return MetricData.lines("sklearn");
    }

    static List<String[]> empty() {
        return MetricData.lines("empty");
    }

    @ParameterizedTest
    @MethodSource("keras")
    void isWhatKerasReportsAfterEachBatch(String kind, String metric, String name, String weighted, String results) {
        MetricData data = MetricData.of(name);
        float @Nullable [] weights = MetricData.weights(weighted);
        Tally tally = data.start(metric);
        double tolerance = metric.startsWith("R2Score") ? FLOAT32_VARIANCE : FLOAT32;
        String[] expected = results.split(" ", -1);
        int from = 0;
        for (int batch = 0; batch < MetricData.BATCHES.length; batch++) {
            int to = from + MetricData.BATCHES[batch];
            data.feed(tally, weights, from, to);
            assertClose(tally.result(), Double.parseDouble(expected[batch]), tolerance);
            from = to;
        }
    }

    @ParameterizedTest
    @MethodSource("sklearn")
    void isWhatScikitLearnReports(String kind, String metric, String name, String weighted, String result) {
        MetricData data = MetricData.of(name);
        Tally tally = data.start(metric);
        data.feed(tally, MetricData.weights(weighted), 0, MetricData.ROWS);
        assertClose(tally.result(), Double.parseDouble(result), KERAS_EPSILON);
    }

    /// Cuts into parts, of which some are empty, give the same result as one part, also
    /// after a reset.
    @ParameterizedTest
    @MethodSource("keras")
    void doesNotDependOnHowRowsAreCut(String kind, String metric, String name, String weighted, String results) {
        MetricData data = MetricData.of(name);
        float @Nullable [] weights = MetricData.weights(weighted);
        Tally whole = data.start(metric);
        double before = whole.result();
        data.feed(whole, weights, 0, MetricData.ROWS);
        Tally cut = data.start(metric);
        for (int repeat = 0; repeat < 3; repeat++) {
            cut.reset();
            assertThat((Double) cut.result()).isEqualTo((Double) before);
            int from = 0;
            for (int part = repeat; from < MetricData.ROWS; part++) {
                int to = Math.min(MetricData.ROWS, from + CUTS[part % CUTS.length]);
                data.feed(cut, weights, from, to);
                from = to;
            }
            assertClose(cut.result(), whole.result(), FLOAT64);
        }
    }

    @ParameterizedTest
    @MethodSource("empty")
    void isWhatKerasReportsBeforeAnyRow(String kind, String metric, String result) {
        assertThat(Metrics.named(metric).start(Shape.of(1), Shape.of(1)).result())
                .isEqualTo(Double.parseDouble(result));
    }

    /// Keras, in float32, reports up to -9.5 million for the same targets with weights.
    @Test
    void targetsThatAreAllTheSameExplainNothing() {
        MetricData data = MetricData.of("constant");
        Tally tally = data.start("r2_score");
        data.feed(tally, MetricData.weights("real"), 0, MetricData.ROWS);
        assertThat(tally.result()).isZero();
    }

    /// The curve of Keras is a sum over thresholds; the fewer there are, the further it is from the
    /// exact area. So the two sources do not agree by chance.
    @Test
    void fewThresholdsGiveAnotherArea() {
        MetricData data = MetricData.of("binary");
        Tally fine = data.start("auc(num_thresholds=10001)");
        Tally coarse = data.start("auc(num_thresholds=3)");
        data.feed(fine, null, 0, MetricData.ROWS);
        data.feed(coarse, null, 0, MetricData.ROWS);
        assertThat(Math.abs(fine.result() - coarse.result())).isGreaterThan(0.01);
    }

    private static void assertClose(double actual, double expected, double tolerance) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, offset(tolerance * Math.max(1, Math.abs(expected))));
        }
    }
}
