package dev.fanin.lab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.random.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether theory and experiment agree, and whether the lessons would notice if they did not.
class LessonStatisticsTest {

    /// Of 186 rows, 114 have a standard error from 100 draws, where chance alone goes beyond 4 once
    /// in 8,000 (Student's t); the others do so once in 16,000. That is one row in 53 runs of this
    /// test with other seeds, and two independent rows in some 6,000.
    @Test
    void measurementsLieWithinFourStandardErrors() {
        List<Row> rows = Results.rowsOfChance();
        assertThat(rows).hasSize(186);
        assertThat(rows.stream().filter(row -> row.distance() > 4).toList()).hasSizeLessThanOrEqualTo(1);
    }

    /// The mean square of the distances is 1. The rows are worth some 90 independent ones, so it
    /// strays by sqrt(2 / 90) = 0.15; the limits are 4 times as far, passed by chance once in
    /// 15,000 runs. Standard errors half or twice as large would give 4 or 0.25.
    @Test
    void standardErrorsAreNeitherTooSmallNorTooLarge() {
        double meanSquare = Results.rowsOfChance().stream()
                .mapToDouble(row -> row.distance() * row.distance())
                .average()
                .orElseThrow();
        assertThat(meanSquare).isBetween(0.4, 1.6);
    }

    /// A share of 4 in a million, expected 0.09 times among 20,000 nodes, would be off by 3
    /// standard errors wherever one is seen, and by 6 in one run of 300.
    @Test
    void noShareIsTooRareToBeCounted() {
        assertThat(Results.rowsOfChance())
                .filteredOn(row -> row.quantity().startsWith("share"))
                .allSatisfy(row -> assertThat(row.predicted() * CourseNode.NODES)
                        .as(row.quantity())
                        .isGreaterThan(100));
    }

    /// With these seeds two nodes of 20,000 come within 0.01 of 0 or 1 under N(0, 1/n). Chance
    /// alone would fail this once in 1,000 choices of three seeds.
    @ParameterizedTest
    @ValueSource(longs = {21, 53, 141})
    void rareNodesDoNotUpsetTheLessonOnSaturation(long seed) {
        assertThat(Lesson.SATURATION.run(Seed.seed(seed)).rows())
                .allSatisfy(row -> assertThat(row.distance()).isLessThan(4));
    }

    /// A lesson that is right about its own weights must be seen to be wrong about others.
    ///
    /// The last column is what theory would predict for them: sums of 250 weights of variance 1.25;
    /// P(|z| > ln 99) at variance 1.5; half the learning rate, whose mean move is just under half;
    /// the variance 2/n in place of 1/n, which a layer of sigmoids sends on as sqrt(2) times the
    /// gradient, 10 layers in all; the fans of the other side; gain 1; a gradient that stays as it
    /// is; no loss to finite width; orthogonal layers; a relu that halves what comes after it; no
    /// growth; and a single layer in place of ten.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            VARIANCE    | standard deviation of z, 250 inputs                               | 17.677670
            SATURATION  | share of outputs within 0.01 of 0 or 1, weights from N(0, 1)      | 0.812431
            STUCK       | mean move of a node with weights from N(0, 1/n)                   | 0.074083
            VANISHING   | log10 rms of dL/dz over the output's, layer 1                     | -4.834
            XAVIER      | standard deviation of z, weights from N(0, 1/n)                   | 1.118034
            HE          | log10 rms of x, variance 1/n, layer 30                            | 0
            HE          | log10 rms of x, variance 2/n, layer 30                            | -4.515450
            FAN_AVERAGE | signal: mean square of z over that of x, 2/(n_in + n_out)         | 1
            FAN_AVERAGE | gradient: mean square of dL/dx over that of dL/dz, 1/n_in         | 0.4
            KERAS       | standard deviation of dense_1/kernel, fan-in 16, fan-out 32       | 0.25
            GAIN        | log10 rms of x, gain 5/3, layer 30                                | -0.907
            EDGE        | log10 rms of dL/dz over the output's, n Var(W) = 4.0, layer 1     | 0
            SEEDS       | mean of ln of the mean square after 30 layers, width 24           | 0
            ISOMETRY    | mean of s^4, Gaussian layers of variance 1/n, 6 deep              | 1
            RESIDUAL    | mean square of the stream over the input's, alpha 1, block 5      | 7.59375
            BATCH_NORM | growth of dL/dz a layer on its way back, relu                   | 1
            DEAD        | share of networks dead for an input, 10 relu layers of 4          | 0.0625
            """)
    void anotherPredictionLiesFarAway(Lesson lesson, String quantity, double another) {
        Row row = row(lesson, quantity);
        assertThat(new Row(quantity, another, row.measured(), row.standardError()).distance())
                .as("%s", row)
                .isGreaterThan(10);
    }

    private static Row row(Lesson lesson, String quantity) {
        return Results.of(lesson).rows().stream()
                .filter(row -> row.quantity().equals(quantity))
                .findFirst()
                .orElseThrow();
    }
}
