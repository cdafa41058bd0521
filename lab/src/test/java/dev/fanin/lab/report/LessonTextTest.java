package dev.fanin.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.lab.lesson.Lesson;
import dev.fanin.lab.lesson.LessonResult;
import dev.fanin.lab.lesson.Row;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonTextTest {

    private static final LessonResult VARIANCE = new LessonResult(
            Lesson.VARIANCE,
            42,
            List.of(
                    new Row("standard deviation of z", 15.811388300841896, 15.79, 0.079057),
                    new Row("mean of z", 0, -0.00000123, 0.1118)),
            "",
            "Variances add up.");

    private static final LessonResult LAST = new LessonResult(
            Lesson.DEAD, 42, List.of(new Row("parameters", 706, 706, 0)), "a table\nof layers\n", "One word.");

    @Test
    void listsTheLessons() {
        assertThat(LessonText.list()).isEqualTo("""
                The course, lesson by lesson:

                  variance     A sum of many inputs is wide
                  saturation   A wide sum saturates the node
                  stuck        A saturated node does not learn
                  vanishing    In a deep network the gradient vanishes
                  xavier       Variance 1/n brings the sum back to 1
                  he           relu needs 2/n
                  fan-average  One variance cannot serve both directions
                  keras        In Keras it is one word
                  gain         A gain of 5/3 makes the gradient of tanh explode
                  edge         Deep networks live on the edge of chaos
                  seeds        In narrow networks the seed decides
                  isometry     Orthogonal layers stretch nothing
                  residual     Residual blocks add up
                  batch-norm   Batch normalization makes relu gradients grow
                  dead         Narrow relu networks are born dead

                Start with 'fanin lesson variance', or run them all with 'fanin lesson all'.
                Then 'fanin compare' trains a deep network under several initializers.
                """);
    }

    @Test
    void putsPredictionBesideMeasurement() {
        assertThat(LessonText.one(VARIANCE, 100)).isEqualTo("""
                A sum of many inputs is wide
                ============================
                A node adds up 250 inputs of 1, each times a weight from N(0, 1). How wide is its sum z?

                                          predicted    measured   std. error
                standard deviation of z      15.811      15.790     0.079057
                mean of z                         0  -1.230e-06      0.11180

                Variances add up.

                Next: fanin lesson saturation
                """);
    }

    @Test
    void putsNumbersBelowTheirNameWhereTheTerminalIsNarrow() {
        assertThat(LessonText.one(VARIANCE, 50)).contains("""
                     predicted    measured   std. error
                standard deviation of z
                        15.811      15.790     0.079057
                mean of z
                             0  -1.230e-06      0.11180
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {45, 60, 80, 100})
    void keepsToTheWidthOfTheTerminal(int width) {
        String name = "gradient: mean square of dL/dx over that of dL/dz, 2/(n_in + n_out)";
        LessonResult result =
                new LessonResult(Lesson.FAN_AVERAGE, 42, List.of(new Row(name, 0.4, 0.4, 0.1)), "", "Neither.");
        assertThat(LessonText.one(result, width).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }

    @Test
    void showsTheExhibitAndLeadsOnToTheComparison() {
        assertThat(LessonText.one(LAST, 100)).contains("""
                nothing but 0?

                a table
                of layers

                             predicted    measured   std. error
                parameters      706.00      706.00            0

                One word.

                Next: fanin compare
                """);
    }

    @Test
    void putsAllLessonsUnderOneAnother() {
        assertThat(LessonText.all(List.of(VARIANCE, LAST), 100))
                .startsWith("A sum of many inputs is wide\n=====")
                .contains("Variances add up.\n\n\nNarrow relu networks are born dead\n=====")
                .endsWith("One word.\n")
                .doesNotContain("Next:");
    }
}
