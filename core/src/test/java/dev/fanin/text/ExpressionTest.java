package dev.fanin.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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
                .hasMessage("Parameter 'n' of 'f' must be a whole number, got '1.5'.");
        assertThatThrownBy(() -> Expression.parse("f(n=1e10)").integer("n", 0))
                .hasMessage("Parameter 'n' of 'f' must be a whole number, got '1e10'.");
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
    }
}
