package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonCommandTest {

    @Test
    void listsTheLessonsWithoutAName() {
        Terminal terminal = Terminal.run("lesson");
        assertThat(terminal.status()).isZero();
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out()).contains("  variance     A sum of many inputs is wide\n", "  keras        In Keras");
        assertThat(Json.values(Terminal.run("lesson", "--json").out()))
                .containsEntry("/lessons/0/name", "variance")
                .containsEntry("/lessons/7/name", "keras")
                .containsKeys("/lessons/7/title", "/lessons/7/question");
    }

    @Test
    void showsPredictionBesideMeasurement() {
        Terminal terminal = Terminal.run("lesson", "keras");
        assertThat(terminal.status()).isZero();
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out())
                .startsWith("In Keras it is one word\n")
                .contains("Total params: 706 ", "predicted    measured   std. error\n", "0.30861")
                .endsWith("\nNext: fanin lesson gain\n");
    }

    @Test
    void printsJson() {
        Terminal terminal = Terminal.run("lesson", "keras", "--seed", "7", "--json");
        assertThat(terminal.status()).isZero();
        assertThat(terminal.err()).isEmpty();
        Map<String, String> values = Json.values(terminal.out());
        assertThat(values)
                .containsEntry("/lesson", "keras")
                .containsEntry("/seed", "7")
                .containsEntry("/rows/0/quantity", "parameters")
                .containsEntry("/rows/0/predicted", "706.0")
                .containsEntry("/rows/0/measured", "706.0")
                .containsEntry("/rows/0/standard_error", "0.0")
                .containsKeys("/rows/3/quantity", "/rows/3/predicted", "/rows/3/measured", "/rows/3/standard_error");
    }

    /// The first number of the course: sqrt(250).
    @Test
    void beginsWithTheWidthOfASumOf250() {
        assertThat(Json.values(Terminal.run("lesson", "variance", "--json").out()))
                .containsEntry("/lesson", "variance")
                .hasEntrySatisfying(
                        "/rows/0/predicted", text -> assertThat(text).startsWith("15.811388"))
                .hasEntrySatisfying(
                        "/rows/0/measured",
                        text -> assertThat(Double.parseDouble(text)).isBetween(15.4952, 16.1276));
    }

    @Test
    void repeatsItselfToTheBit() {
        String first = Terminal.run("lesson", "keras", "--json").out();
        assertThat(Terminal.run("lesson", "keras", "--seed", "42", "--json").out())
                .isEqualTo(first);
        assertThat(Terminal.run("lesson", "keras", "--seed", "43", "--json").out())
                .isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lesson varianse       | Unknown lesson 'varianse'; did you mean 'variance'? Known: variance, saturation, \
            stuck, vanishing, xavier, he, fan-average, keras, gain, edge, seeds, isometry, residual, \
            batch-norm, dead.
            lesson keras he       | Unexpected argument 'he'. See 'fanin lesson --help'.
            lesson --seed 1.5     | Invalid value for option '--seed': '1.5' is not a whole number in range. See 'fanin lesson --help'.
            lesson keras --sede 1 | Unknown option '--sede'; did you mean '--seed'? Known: --seed, --json, --help, \
            --version. See 'fanin lesson --help'.
            """)
    void refusesWhatItCannotDo(String command, String message) {
        Terminal terminal = Terminal.run(command.split(" "));
        assertThat(terminal).isEqualTo(new Terminal(2, "", "fanin: " + message + System.lineSeparator()));
    }
}
