package dev.fanin.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.testing.Golden;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SgdTest {

    /// Ten steps of Keras on 16 values; both compute in float32, so that only roundings differ.
    @ParameterizedTest
    @CsvSource({
        "optimizer.sgd, sgd",
        "optimizer.sgd_mom, sgd(momentum=0.9)",
        "optimizer.sgd_nesterov, 'sgd(momentum=0.9,nesterov=true)'"
    })
    void followsTheTrajectoryOfKeras(String golden, String text) {
        Golden.Table keras = Golden.table("ops.txt");
        float[] values = keras.get("optimizer.start").clone();
        float[] gradients = keras.get("optimizer.gradients");
        float[] expected = keras.get(golden);
        int n = values.length;
        Optimizer.Update update = Optimizers.named(text).start(n);
        for (int step = 0; step < 10; step++) {
            update.apply(values, Arrays.copyOfRange(gradients, step * n, (step + 1) * n));
            for (int i = 0; i < n; i++) {
                assertThat(values[i]).isCloseTo(expected[step * n + i], within(1e-6f));
            }
        }
    }

    @Test
    void everyParameterHasAMemoryOfItsOwn() {
        Optimizer optimizer = Optimizers.sgd(1, 0.5);
        float[] first = {0};
        float[] second = {0};
        Optimizer.Update ofFirst = optimizer.start(1);
        Optimizer.Update ofSecond = optimizer.start(1);
        ofFirst.apply(first, new float[] {1});
        ofFirst.apply(first, new float[] {0});
        ofSecond.apply(second, new float[] {0});
        assertThat(first).containsExactly(-1.5f);
        assertThat(second).containsExactly(0);
    }

    @Nested
    class Names {
        @Test
        void haveTheDefaultsOfKeras() {
            assertThat(Optimizers.named("sgd"))
                    .isEqualTo(new Sgd(0.01, 0, false))
                    .isEqualTo(Optimizers.sgd())
                    .isEqualTo(Optimizers.named("SGD"));
            assertThat(Optimizers.sgd().name()).isEqualTo("sgd");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "sgd(learning_rate=0.01)",
                    "sgd(learning_rate=0.1,momentum=0.9)",
                    "sgd(learning_rate=0.0,momentum=1.0,nesterov=true)"
                })
        void comeBackAsWritten(String text) {
            assertThat(Optimizers.named(text)).hasToString(text);
        }

        @Test
        void areRefusedInOneLine() {
            refuses("sdg", "Unknown optimizer 'sdg'; did you mean 'sgd'? Known: sgd.");
            refuses("adam", "Unknown optimizer 'adam'. Known: sgd.");
            refuses("sgd(lr=1)", "'sgd' has no parameter 'lr'. It takes learning_rate, momentum, nesterov.");
            refuses("sgd(nesterov=yes)", "'sgd' expects true or false for 'nesterov', got 'yes'.");
            refuses("sgd(learning_rate=-1)", "The learning rate of sgd must be at least 0 and finite, got -1.0.");
            refuses("sgd(momentum=1.5)", "The momentum of sgd must be from 0 to 1, got 1.5.");
        }

        private static void refuses(String text, String message) {
            assertThatThrownBy(() -> Optimizers.named(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        }
    }
}
