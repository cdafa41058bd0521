package dev.fanin.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.kernel.Crew;
import dev.fanin.tensor.Shape;
import dev.fanin.testing.Golden;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ten steps of Keras on a kernel (3, 4) and a bias (4,), with every value looked at.
class TenStepsTest {

    private static final Golden.Table KERAS = Golden.namedNpz("optimizer/ten_steps.npz");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sgd                  | sgd",
                "sgd_mom              | sgd(momentum=0.9)",
                "sgd_nesterov         | sgd(momentum=0.9,nesterov=true)",
                "rmsprop              | rmsprop",
                "rmsprop_centered_mom | rmsprop(momentum=0.5,centered=true)",
                "adam                 | adam",
                "adam_amsgrad         | adam(amsgrad=true)",
                "adamw                | adamw",
                "adamax               | adamax",
                "nadam                | nadam",
                "adagrad              | adagrad",
                "adadelta             | adadelta",
                "ftrl                 | ftrl",
                "lion                 | lion",
                "lamb                 | lamb",
                "adafactor            | adafactor",
                "adam_clipnorm        | adam(clipnorm=0.5)",
                "adam_gclip           | adam(global_clipnorm=0.5)",
                "adam_clipvalue       | adam(clipvalue=0.1)",
                "adam_ema             | adam(use_ema=true)",
                "muon                 | muon"
            })
    void followKeras(String name, String text) {
        float[] start = KERAS.get("start");
        float[] gradients = KERAS.get("gradients");
        float[] expected = KERAS.get(name);
        List<Optimization.Variable> variables = List.of(
                new Optimization.Variable("kernel", Shape.of(3, 4), Arrays.copyOf(start, 12), new float[12]),
                new Optimization.Variable("bias", Shape.of(4), Arrays.copyOfRange(start, 12, 16), new float[4]));
        Optimizer optimizer = Optimizers.named(text);
        Optimization optimization = new Optimization(optimizer, variables, Crew.alone());
        for (int step = 0; step < 10; step++) {
            System.arraycopy(gradients, step * 16, variables.getFirst().gradient(), 0, 12);
            System.arraycopy(gradients, step * 16 + 12, variables.getLast().gradient(), 0, 4);
            optimization.step();
            float[] values = KerasRun.values(variables);
            for (int i = 0; i < 16; i++) {
                assertThat(values[i])
                        .as("step %d, element %d", step + 1, i)
                        .isCloseTo(expected[step * 16 + i], within(1e-6f));
            }
        }
        Map<String, String> config = new LinkedHashMap<>();
        config.put("class_name", optimizer.className());
        config.putAll(KerasRun.pairs(Objects.requireNonNull(
                KerasRun.lines("optimizer/ten_steps.txt", "config").get(name))));
        ConfigText.assertSame(optimizer.config(), config, List.of());
    }

    /// Two schedules of the same data; Keras's own defaults say the rest.
    @Test
    void schedulesArePartOfTheNames() {
        assertThat(KerasRun.lines("optimizer/ten_steps.txt", "config")).hasSize(23);
    }
}
