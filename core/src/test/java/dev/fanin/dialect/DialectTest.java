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
        assertThat(Dialect.named("torch")).isEqualTo(new Torch());
        assertThat(Dialect.named("jax")).isEqualTo(new Jax(JaxCounting.PARTITIONABLE));
        assertThat(Dialect.named("jax_original")).isEqualTo(new Jax(JaxCounting.ORIGINAL));
        assertThat(Dialect.named("tensorflow")).isEqualTo(new TensorFlow());
        assertThat(Dialect.named("numpy")).isEqualTo(new Numpy());
        assertThat(Dialect.named("numpy_legacy")).isEqualTo(new NumpyLegacy());
        assertThat(Dialect.named("keras")).isEqualTo(new Keras(KerasBackend.TENSORFLOW));
    }

    @Test
    void everyNameIsThatOfItsDialect() {
        assertThat(Dialect.names()).hasSize(12).doesNotHaveDuplicates();
        for (String name : Dialect.names()) {
            assertThat(Dialect.named(name).name()).isEqualTo(name.equals("keras") ? "keras_tensorflow" : name);
        }
    }

    @Test
    void suggestsTheNameThatWasMeant() {
        assertThatThrownBy(() -> Dialect.named("fannin"))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isEqualTo("Unknown dialect 'fannin'; did you mean 'fanin'? Known: fanin, torch, jax, jax_original,"
                        + " tensorflow, numpy, numpy_legacy, keras, keras_tensorflow, keras_jax, keras_torch,"
                        + " keras_numpy.");
        assertThatThrownBy(() -> Dialect.named("pytorch"))
                .hasMessageStartingWith("Unknown dialect 'pytorch'; did you mean 'torch'?");
    }

    @Test
    void faninReadsFansAsKerasAndDrawsFromTheStreamOfThePath() {
        Fanin fanin = new Fanin();
        assertThat(fanin.fans(Shape.of(3, 3, 16, 32))).isEqualTo(new Fans(144, 288));
        assertThat(fanin.stream(42, "dense_1/kernel").bits(7))
                .isEqualTo(Seed.seed(42).stream("dense_1/kernel").bits(7));
    }
}
