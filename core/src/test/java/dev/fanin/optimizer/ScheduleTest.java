package dev.fanin.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.config.Config;
import dev.fanin.testing.Golden;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {

    private static final Golden.Table KERAS = Golden.namedNpz("optimizer/schedules.npz");
    private static final long[] LATE = {100, 1000, 10000, 1000000};
    private static final int EARLY = 60;

    static Stream<Arguments> schedules() {
        return KerasRun.lines("optimizer/schedules.txt", "schedule").entrySet().stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    /// Steps 0 to 59 and some late ones.
    @ParameterizedTest
    @MethodSource("schedules")
    void giveTheRatesOfKeras(String name, String text) {
        Schedule schedule = Schedule.named(text);
        float[] expected = KERAS.get("schedule." + name);
        for (int i = 0; i < expected.length; i++) {
            long step = i < EARLY ? i : LATE[i - EARLY];
            assertThat(schedule.at(step))
                    .as("step %d", step)
                    .isCloseTo(expected[i], within(1e-6 * Math.max(1, expected[i])));
        }
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void areDescribedAsByKeras(String name, String text) {
        Schedule schedule = Schedule.named(text);
        String config = Objects.requireNonNull(
                KerasRun.lines("optimizer/schedules.txt", "config").get(name));
        ConfigText.assertSame(schedule.config(), KerasRun.pairs(config), List.of());
        assertThat(Schedule.of(schedule.config())).isEqualTo(schedule);
        assertThat(Schedule.named(schedule.toString())).isEqualTo(schedule);
    }

    @Test
    void haveFactories() {
        assertThat(Schedule.exponentialDecay(0.1, 5, 0.9))
                .isEqualTo(Schedule.named("exponential_decay(initial_learning_rate=0.1,decay_steps=5,decay_rate=0.9)"));
        assertThat(Schedule.inverseTimeDecay(0.1, 5, 0.9))
                .isEqualTo(
                        Schedule.named("inverse_time_decay(initial_learning_rate=0.1,decay_steps=5,decay_rate=0.9)"));
        assertThat(Schedule.cosineDecay(0.1, 5))
                .isEqualTo(Schedule.named("cosine_decay(initial_learning_rate=0.1,decay_steps=5)"));
        assertThat(LearningRate.constant(0.1).at(7)).isEqualTo(0.1f);
    }

    @Test
    void mayBeCustom() {
        CustomSchedule halving = new CustomSchedule() {
            @Override
            public double at(long step) {
                return Math.scalb(1.0, (int) -step);
            }

            @Override
            public String name() {
                return "halving";
            }
        };
        assertThat(Optimizers.sgd()
                        .learningRate(halving)
                        .options()
                        .learningRate()
                        .at(2))
                .isEqualTo(0.25);
        assertThatThrownBy(halving::config)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The custom schedule 'halving' cannot be written; only code describes it.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ExpDecay | Unknown learning rate schedule 'ExpDecay'. Known: ExponentialDecay, PiecewiseConstantDecay, "
                        + "PolynomialDecay, InverseTimeDecay, CosineDecay, CosineDecayRestarts.",
                "ExponentialDecay(initial_learning_rate=0.1) | ExponentialDecay needs its parameter 'decay_steps'.",
                "CosineDecay(initial_learning_rate=0.1,steps=4) | 'CosineDecay' has no parameter 'steps'. "
                        + "It takes initial_learning_rate, decay_steps, alpha, warmup_target, warmup_steps, name.",
                "CosineDecay(initial_learning_rate=-1,decay_steps=4) | "
                        + "The initial learning rate must be at least 0 and finite, got -1.0.",
                "CosineDecay(initial_learning_rate=1,decay_steps=0) | "
                        + "The decay_steps of CosineDecay must be above 0 and finite, got 0.0.",
                "PolynomialDecay(initial_learning_rate=1,decay_steps=ten) | "
                        + "PolynomialDecay expects a number for 'decay_steps', got 'ten'.",
                "PiecewiseConstantDecay(boundaries=[1,2],values=[1,2]) | The schedule 'PiecewiseConstant' needs one "
                        + "value more than boundaries, got 2 values and 2 boundaries.",
                "PiecewiseConstantDecay(boundaries=[2,1],values=[1,2,3]) | "
                        + "The boundaries of 'PiecewiseConstant' must each be above the one before, got [2.0, 1.0].",
                "PiecewiseConstantDecay(boundaries=3,values=[1,2]) | "
                        + "PiecewiseConstantDecay expects a list of numbers for 'boundaries', got '3.0'.",
                "CosineDecayRestarts(initial_learning_rate=1,first_decay_steps=3,t_mul=0.5) | "
                        + "The t_mul of SGDRDecay must be at least 1 and finite, got 0.5."
            })
    void areRefusedInOneLine(String text, String message) {
        assertThatThrownBy(() -> Schedule.named(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void configsLackingWhatHasNoDefaultAreRefused() {
        assertThatThrownBy(() -> Schedule.of(Config.of("InverseTimeDecay")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("InverseTimeDecay needs its parameter 'initial_learning_rate'.");
    }
}
