package dev.fanin.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.init.Fans;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import org.junit.jupiter.api.Test;

class DialectTest {

    @Test
    void isFoundByName() {
        assertThat(Dialect.named("fanin")).isEqualTo(new Fanin());
    }

    @Test
    void suggestsTheNameThatWasMeant() {
        assertThatThrownBy(() -> Dialect.named("fannin"))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith("Unknown dialect 'fannin'; did you mean 'fanin'? Known: fanin");
    }

    @Test
    void faninReadsFansAsKerasAndDrawsFromTheStreamOfThePath() {
        Fanin fanin = new Fanin();
        assertThat(fanin.fans(Shape.of(3, 3, 16, 32))).isEqualTo(new Fans(144, 288));
        assertThat(fanin.stream(42, "dense_1/kernel").bits(7))
                .isEqualTo(Seed.seed(42).stream("dense_1/kernel").bits(7));
    }
}
