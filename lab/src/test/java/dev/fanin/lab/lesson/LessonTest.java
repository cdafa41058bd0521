package dev.fanin.lab.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.random.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LessonTest {

    @Nested
    class Course {

        @Test
        void hasItsOrder() {
            assertThat(Arrays.stream(Lesson.values()).map(Lesson::text))
                    .containsExactly(
                            "variance",
                            "saturation",
                            "stuck",
                            "vanishing",
                            "xavier",
                            "he",
                            "fan-average",
                            "keras",
                            "gain",
                            "edge",
                            "seeds",
                            "isometry",
                            "residual",
                            "batch-norm",
                            "dead");
        }

        @Test
        void leadsFromEachLessonToTheNext() {
            assertThat(Lesson.VARIANCE.next()).contains(Lesson.SATURATION);
            assertThat(Lesson.FAN_AVERAGE.next()).contains(Lesson.KERAS);
            assertThat(Lesson.KERAS.next()).contains(Lesson.GAIN);
            assertThat(Lesson.DEAD.next()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource
        void findsALessonByItsName(Lesson lesson) {
            assertThat(Lesson.named(lesson.text())).isEqualTo(lesson);
        }

        @Test
        void suggestsTheLessonThatWasMeant() {
            assertThatThrownBy(() -> Lesson.named("fan_average"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Unknown lesson 'fan_average'; did you mean 'fan-average'? Known: variance, saturation,"
                            + " stuck, vanishing, xavier, he, fan-average, keras, gain, edge, seeds, isometry, residual,"
                            + " batch-norm, dead.");
        }
    }

    @Nested
    class Result {

        @ParameterizedTest
        @EnumSource
        void saysWhatItIsAboutAndWhatItFound(Lesson lesson) {
            LessonResult result = Results.of(lesson);
            assertThat(result.lesson()).isEqualTo(lesson);
            assertThat(result.seed()).isEqualTo(1);
            assertThat(result.conclusion()).endsWith(".");
            assertThat(lesson.question()).endsWith("?");
            assertThat(result.rows()).extracting(Row::quantity).doesNotHaveDuplicates();
        }

        /// He draws and measures as vanishing does.
        @Test
        void isTheSameToTheBitForTheSameSeed() {
            assertThat(Results.Drawing.allButHe(1))
                    .allSatisfy(again -> assertThat(again).isEqualTo(Results.of(again.lesson())));
        }

        @Test
        void differsForAnotherSeed() {
            Row one = Results.of(Lesson.KERAS).rows().getLast();
            Row other = Lesson.KERAS.run(Seed.seed(3)).rows().getLast();
            assertThat(other.measured()).isNotEqualTo(one.measured());
            assertThat(other.predicted()).isEqualTo(one.predicted());
        }

        @Test
        void onKerasShowsTheNetworkOfTheCourse() {
            assertThat(Results.of(Lesson.KERAS).exhibit()).contains("dense_1", "(None, 1, 16)", "Total params: 706 ");
        }
    }

    /// Worked out by hand or with SciPy: sqrt(250); 2 (1 - Phi(10 / sqrt(250))) and the like;
    /// 400 w, 100 w for the three variances w; sqrt(2 / (fan-in + fan-out)); 5 16 + 16 + 16 32 + 32
    /// + 32 2 + 2; phi(phi^-1) by scipy.integrate.quad.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            VARIANCE    | 0 | 15.811388300841896
            VARIANCE    | 1 | 0
            VARIANCE    | 2 | 0.5270892568655381
            VARIANCE    | 3 | 3.1622776601683795
            VARIANCE    | 5 | 31.622776601683793
            SATURATION  | 0 | 0.7713412761285798
            SATURATION  | 1 | 0.88947805637836
            SATURATION  | 2 | 0.025067557224738
            SATURATION  | 3 | 0.028004411147890
            SATURATION  | 4 | 0.206620964141907
            XAVIER      | 0 | 15.811388300841896
            XAVIER      | 1 | 1
            XAVIER      | 5 | 1
            FAN_AVERAGE | 0 | 1
            FAN_AVERAGE | 1 | 0.25
            FAN_AVERAGE | 2 | 4
            FAN_AVERAGE | 3 | 1
            FAN_AVERAGE | 4 | 1.6
            FAN_AVERAGE | 5 | 0.4
            KERAS       | 0 | 706
            KERAS       | 1 | 0.30860669992418382
            KERAS       | 2 | 0.20412414523193151
            KERAS       | 3 | 0.24253562503633297
            ISOMETRY    | 0 | 2.015625
            RESIDUAL    | 0 | 32
            RESIDUAL    | 1 | 1048576
            RESIDUAL    | 3 | 2.6532977051444226
            BATCH_NORM | 0 | 1.2111738962363165
            BATCH_NORM | 2 | 1
            DEAD        | 0 | 0.9436864852905273
            DEAD        | 1 | 0.7369244238361716
            """)
    void predictsWhatIsKnown(Lesson lesson, int row, double value) {
        assertThat(Results.of(lesson).rows().get(row).predicted()).isCloseTo(value, within(1e-9));
    }
}
