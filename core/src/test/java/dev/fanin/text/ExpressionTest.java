package dev.fanin.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    @Test
    void isANameAlone() {
        assertThat(Expression.parse(" relu ")).isEqualTo(new Expression("relu", Map.of()));
        assertThat(Expression.parse("relu()")).isEqualTo(new Expression("relu", Map.of()));
    }

    @Test
    void hasParametersInTheOrderWritten() {
        Expression expression = Expression.parse("f( b = 2 , a=x)");
        assertThat(expression.name()).isEqualTo("f");
        assertThat(expression.parameters().keySet()).containsExactly("b", "a");
        assertThat(expression.number("b", 0)).isEqualTo(2);
        assertThat(expression.word("a", "")).isEqualTo("x");
    }

    @Test
    void fallsBackWhereAParameterIsNotGiven() {
        Expression expression = Expression.parse("f");
        assertThat(expression.number("a", 1.5)).isEqualTo(1.5);
        assertThat(expression.integer("a", 3)).isEqualTo(3);
        assertThat(expression.word("a", "w")).isEqualTo("w");
    }

    @Test
    void readsWholeNumbers() {
        assertThat(Expression.parse("f(n=12)").integer("n", 0)).isEqualTo(12);
        assertThat(Expression.parse("f(n=1e3)").integer("n", 0)).isEqualTo(1000);
        assertThatThrownBy(() -> Expression.parse("f(n=1.5)").integer("n", 0))
                .hasMessage("'f' expects a whole number for 'n', got '1.5'.");
        assertThatThrownBy(() -> Expression.parse("f(n=1e10)").integer("n", 0))
                .hasMessage("'f' expects at most 2147483647 in magnitude for 'n', got '1e10'.");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "-1.5, -1.5", "+2., 2", ".5, 0.5", "1e-3, 0.001", "2.5E+2, 250"})
    void readsDecimalNumbers(String text, double number) {
        assertThat(Expression.parse("f(a=" + text + ")").number("a", 0)).isEqualTo(number);
    }

    /// Java takes the first four for numbers.
    @ParameterizedTest
    @ValueSource(strings = {"1f", "1d", "0x1p3", "NaN", "Infinity", "1e999", "1_000", ".", "1 2", "٣"})
    void readsNothingElse(String text) {
        assertThatThrownBy(() -> Expression.parse("f(a=" + text + ")").number("a", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'f' expects a finite number for 'a', got '" + text + "'.");
    }

    @Test
    void readsFlags() {
        assertThat(Expression.parse("f(a=true)").flag("a")).isTrue();
        assertThat(Expression.parse("f(a=false)").flag("a")).isFalse();
        assertThat(Expression.parse("f").flag("a")).isFalse();
        assertThatThrownBy(() -> Expression.parse("f(a=True)").flag("a"))
                .hasMessage("'f' expects true or false for 'a', got 'True'.");
    }

    @Test
    void aListIsCutOutsideBrackets() {
        assertThat(Expression.split("zeros,f(a=1,b=2),ones")).isEqualTo(List.of("zeros", "f(a=1,b=2)", "ones"));
        assertThat(Expression.split("zeros")).isEqualTo(List.of("zeros"));
    }

    @Nested
    class Suggestions {
        @Test
        void countLettersInsertedDeletedOrReplacedWhateverTheirCase() {
            assertThat(Suggestion.distance("", "")).isZero();
            assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
            assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
            assertThat(Suggestion.distance("ReLU", "relu")).isZero();
        }

        @Test
        void areMadeForWhatIsNear() {
            assertThat(Suggestion.unknown("thing", "aple", List.of("pear", "apple")))
                    .isEqualTo("Unknown thing 'aple'; did you mean 'apple'? Known: pear, apple.");
            assertThat(Suggestion.unknown("thing", "kiwi", List.of("pear", "apple")))
                    .isEqualTo("Unknown thing 'kiwi'. Known: pear, apple.");
        }

        @Test
        void areMadeForTheBeginningOfAName() {
            assertThat(Suggestion.of("std", List.of("mean", "stddev"))).isEqualTo("; did you mean 'stddev'?");
            assertThat(Suggestion.of("s", List.of("mean", "stddev"))).isEqualTo(".");
        }

        @Test
        void preferTheNearest() {
            assertThat(Suggestion.of("he", List.of("he_uniform", "he_normal", "hen")))
                    .isEqualTo("; did you mean 'hen'?");
        }
    }
}
