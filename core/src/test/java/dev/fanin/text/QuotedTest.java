package dev.fanin.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuotedTest {

    @Test
    void isTheTextInQuotes() {
        assertThat(Quoted.of("he_normal")).isEqualTo("'he_normal'");
        assertThat(Quoted.of("")).isEqualTo("''");
        assertThat(Quoted.of("φ 𝜎")).isEqualTo("'φ 𝜎'");
    }

    @Test
    void showsWhatWouldBreakTheLineOrTheTerminal() {
        assertThat(Quoted.of("a\nb\r\tc\u0000\u001b[2J\u0085\u2028\u2029"))
                .isEqualTo("'a\\nb\\r\\tc\\u0000\\u001b[2J\\u0085\\u2028\\u2029'");
    }

    @Test
    void isHowMessagesNameThings() {
        assertThat(Suggestion.unknown("thing", "a\nb", List.of("c\nd")))
                .isEqualTo("Unknown thing 'a\\nb'; did you mean 'c\\nd'? Known: c\nd.");
        assertThatThrownBy(() -> Expression.parse("f\n(a=\u001b)").number("a", 0))
                .hasMessage("'f' expects a finite number for 'a', got '\\u001b'.");
        assertThatThrownBy(() -> Expression.parse("f\u0007g(a\n=1)").allow())
                .hasMessage("'f\\u0007g' takes no parameters, got 'a'.");
        assertThatThrownBy(() -> Expression.parse("f(a\n"))
                .hasMessage("'f' expects its parameters as 'f(parameter=value,...)', got 'f(a\\n'.");
    }
}
