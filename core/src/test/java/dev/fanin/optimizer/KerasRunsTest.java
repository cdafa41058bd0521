package dev.fanin.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.config.Config;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Fifty steps of every optimizer of Keras, with and without options. Both sides compute in
/// float32 and differ in roundings, which grow with the values.
class KerasRunsTest {

    private static final double TOLERANCE = 2e-6;
    private static final int[] RECORDED = {1, 2, 10, 50};

    static Stream<KerasRun> runs() {
        return KerasRun.all().stream();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void goWhereKerasGoes(KerasRun run) {
        List<Optimization.Variable> variables = KerasRun.variables();
        Optimization optimization = KerasRun.start(run.text(), variables);
        int record = 0;
        for (int step = 1; step <= RECORDED[RECORDED.length - 1]; step++) {
            KerasRun.gradients(variables, step - 1, run.exponent());
            optimization.step();
            if (step == RECORDED[record]) {
                assertClose(KerasRun.values(variables), run.expected(record), "step " + step);
                record++;
            }
        }
        assertThat(optimization.iterations()).isEqualTo(50);
        assertClose(
                KerasRun.concatenated(optimization.state().values().stream()
                        .map(Tensor::array)
                        .toList()),
                run.expectedMemory(),
                "memory");
        if (optimization.optimizer().options().useEma()) {
            optimization.finish();
            assertClose(KerasRun.values(variables), run.expected(record), "end");
        }
    }

    private static void assertClose(float[] values, float[] expected, String when) {
        assertThat(values).as(when).hasSameSizeAs(expected);
        for (int i = 0; i < values.length; i++) {
            assertThat((double) values[i])
                    .as("%s, element %d", when, i)
                    .isCloseTo(expected[i], within(TOLERANCE * Math.max(1, Math.abs(expected[i]))));
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void haveTheMemoryOfKerasInItsOrder(KerasRun run) {
        SequencedMap<String, Tensor> state =
                KerasRun.start(run.text(), KerasRun.variables()).state();
        List<String> shapes = new ArrayList<>();
        for (Map.Entry<String, Tensor> entry : state.entrySet()) {
            shapes.add(entry.getValue().shape().toString());
        }
        assertThat(shapes)
                .isEqualTo(run.memory().stream().map(KerasRunsTest::shape).toList());
    }

    private static String shape(String axes) {
        String joined = axes.replace("x", ", ");
        return axes.equals("()") ? axes : "(" + joined + (joined.equals(axes) ? ",)" : ")");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void areDescribedAsByKeras(KerasRun run) {
        Optimizer optimizer = Optimizers.named(run.text());
        Config config = optimizer.config();
        boolean excludes = !optimizer.options().excludeFromWeightDecay().isEmpty();
        ConfigText.assertSame(config, run.config(), excludes ? List.of(OptionsConfig.EXCLUDE) : List.of());
        assertThat(Optimizers.of(config)).isEqualTo(optimizer);
        assertThat(Optimizers.of(Config.ofMap(config.toMap())).config()).isEqualTo(config);
        assertThat(Optimizers.named(optimizer.toString())).isEqualTo(optimizer);
    }
}
