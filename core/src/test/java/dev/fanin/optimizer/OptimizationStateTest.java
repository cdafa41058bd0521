package dev.fanin.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an optimizer keeps between steps, as it is saved and taken up again.
class OptimizationStateTest {

    private final Optimization optimization = KerasRun.one("sgd(momentum=0.5)", new float[2], new float[2]);

    @Test
    void isNamedByVariable() {
        assertThat(optimization.state().keySet()).containsExactly("iteration", "learning_rate", "w/momentum");
        assertThat(KerasRun.one("nadam(use_ema=true,gradient_accumulation_steps=2)", new float[1], new float[1])
                        .state()
                        .keySet())
                .containsExactly(
                        "iteration",
                        "learning_rate",
                        "w/average",
                        "w/gradient_accumulator",
                        "w/momentum",
                        "w/velocity",
                        "u_product");
    }

    @Test
    void isACopy() {
        Tensor momentum = optimization.state().values().stream().toList().getLast();
        Arrays.fill(momentum.array(), 7);
        assertThat(optimization.state().values().stream().toList().getLast().array())
                .containsOnly(0);
    }

    /// Float32 counts to 2^24 only.
    @ParameterizedTest
    @ValueSource(longs = {0, 16777215, 16777216, 16777217, 20000000001L, (1L << 47) + 12345})
    void countsExactly(long iterations) {
        Map<String, Tensor> state = new LinkedHashMap<>(optimization.state());
        long base = 1L << 24;
        long whole = iterations / base;
        float high = (float) whole;
        float low = (float) (iterations % base);
        state.put("iteration", Tensor.of(Shape.of(2), high, low));
        optimization.restore(state);
        assertThat(optimization.iterations()).isEqualTo(iterations);
        optimization.step();
        Optimization next = KerasRun.one("sgd(momentum=0.5)", new float[2], new float[2]);
        next.restore(optimization.state());
        assertThat(next.iterations()).isEqualTo(iterations + 1);
    }

    @Test
    void thatDoesNotFitIsRefused() {
        Map<String, Tensor> state = optimization.state();
        Map<String, Tensor> lacking = new LinkedHashMap<>(state);
        lacking.remove("w/momentum");
        refuses(
                lacking,
                "The state of the optimizer lacks 'w/momentum'; it needs iteration, learning_rate, w/momentum.");
        Map<String, Tensor> other = new LinkedHashMap<>(state);
        other.put("w/velocity", Tensor.zeros(Shape.of(2)));
        refuses(
                other,
                "The state of the optimizer has no place for 'w/velocity'; it needs iteration, learning_rate, "
                        + "w/momentum.");
        Map<String, Tensor> reshaped = new LinkedHashMap<>(state);
        reshaped.put("iteration", Tensor.of(Shape.of(), 5));
        reshaped.put("w/momentum", Tensor.zeros(Shape.of(3)));
        refuses(reshaped, "The state of the optimizer needs 'w/momentum' of shape (2,), got (3,).");
        assertThat(optimization.iterations()).isZero();
    }

    private void refuses(Map<String, Tensor> state, String message) {
        assertThatThrownBy(() -> optimization.restore(state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
