package dev.fanin.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.fanin.kernel.Crew;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizationTest {

    private static final String OPTIONS =
            "weight_decay=0.1,clipnorm=0.5,gradient_accumulation_steps=2,use_ema=true,ema_overwrite_frequency=3";

    /// A matrix of several pieces, one that is higher than wide, and a bias.
    private static List<Optimization.Variable> large() {
        List<Optimization.Variable> variables = new ArrayList<>();
        for (Shape shape : List.of(Shape.of(40, 1000), Shape.of(90, 7), Shape.of(1001), Shape.of(3, 3, 20, 30))) {
            float[] values = new float[shape.arraySize()];
            new Seed(1).stream("values" + variables.size()).fillNormal(values, 0, 0, 1);
            variables.add(new Optimization.Variable(
                    "v" + variables.size() + "/kernel", shape, values, new float[values.length]));
        }
        return variables;
    }

    private static void gradients(List<Optimization.Variable> variables, int step) {
        for (Optimization.Variable variable : variables) {
            new Seed(2).stream(variable.path()).child("step " + step).fillNormal(variable.gradient(), 0, 0, 1);
        }
    }

    private static void train(Optimization optimization, List<Optimization.Variable> variables, int from, int to) {
        for (int step = from; step < to; step++) {
            gradients(variables, step);
            optimization.step();
        }
    }

    /// Without care, a mean of gradients that have become zero stays at some of the smallest
    /// numbers there are, with which processors are slow: 0.9 times the smallest of all rounds to
    /// itself.
    @ParameterizedTest
    @ValueSource(strings = {"adam", "adam(amsgrad=true)", "adamw"})
    void adamLeavesNoSubnormalNumbersBehind(String name) {
        float[] gradient = new float[20];
        Arrays.fill(gradient, 0.3f);
        Optimization optimization = new Optimization(
                Optimizers.named(name),
                List.of(new Optimization.Variable("w", Shape.of(20), new float[20], gradient)),
                Crew.alone());
        for (int step = 0; step < 1200; step++) {
            optimization.step();
            Arrays.fill(gradient, 0);
        }
        Tensor means = Objects.requireNonNull(optimization.state().get("w/momentum"));
        for (float mean : means.array()) {
            assertThat(mean).isBetween(Float.MIN_NORMAL, 1e-31f);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sgd",
                "rmsprop",
                "adam",
                "adamw",
                "adamax",
                "nadam",
                "adagrad",
                "adadelta",
                "ftrl",
                "lion",
                "lamb",
                "adafactor",
                "muon(ns_steps=2)",
                "schedulefreeadamw"
            })
    void theNumberOfThreadsDoesNotMatter(String name) {
        for (String options : List.of(OPTIONS, "global_clipnorm=3")) {
            List<Optimization.Variable> alone = large();
            train(new Optimization(named(name, options), alone, Crew.alone()), alone, 0, 4);
            List<Optimization.Variable> shared = large();
            train(new Optimization(named(name, options), shared, new Threads(3)), shared, 0, 4);
            assertThat(KerasRun.values(shared)).isEqualTo(KerasRun.values(alone));
            assertThat(KerasRun.values(shared)).isNotEqualTo(KerasRun.values(large()));
        }
    }

    private static Optimizer named(String name, String options) {
        return Optimizers.named(
                name.endsWith(")")
                        ? name.substring(0, name.length() - 1) + "," + options + ")"
                        : name + "(" + options + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sgd",
                "sgd(momentum=0.9)",
                "sgd(momentum=0.9,nesterov=true)",
                "rmsprop",
                "rmsprop(centered=true)",
                "rmsprop(momentum=0.5)",
                "rmsprop(centered=true,momentum=0.5)",
                "adam",
                "adam(amsgrad=true)",
                "adamw",
                "adamax",
                "nadam",
                "adagrad",
                "adadelta",
                "ftrl",
                "ftrl(learning_rate_power=-0.7)",
                "lion",
                "lamb",
                "adafactor",
                "muon",
                "schedulefreeadamw"
            })
    void updatesMayBeCutAnywhere(String name) {
        Shape shape = Shape.of(30, 41);
        float[] whole = new float[shape.arraySize()];
        new Seed(3).stream("values").fillNormal(whole, 0, 0, 1);
        float[] cut = whole.clone();
        float[] gradient = new float[whole.length];
        Optimizer.Update ofWhole = Optimizers.named(name).start(shape, "kernel");
        Optimizer.Update ofCut = Optimizers.named(name).start(shape, "kernel");
        for (int step = 1; step <= 3; step++) {
            new Seed(4).stream("step " + step).fillNormal(gradient, 0, 0, 1);
            ofWhole.begin(step, 0.1f, whole, gradient);
            ofWhole.apply(whole, gradient, 0, whole.length);
            ofCut.begin(step, 0.1f, cut, gradient);
            // Backwards, in slices of growing length.
            int to = cut.length;
            for (int length = 1; to > 0; length += 3) {
                int from = Math.max(0, to - length);
                ofCut.apply(cut, gradient, from, to);
                to = from;
            }
            assertThat(cut).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sgd(momentum=0.9)",
                "rmsprop(centered=true,momentum=0.5)",
                "adam(amsgrad=true)",
                "adamax",
                "nadam",
                "adagrad",
                "adadelta",
                "ftrl",
                "lion",
                "lamb",
                "adafactor",
                "muon",
                "schedulefreeadamw"
            })
    void continuesFromItsStateToTheBit(String name) {
        for (int at : List.of(0, 3, 5)) {
            Optimizer optimizer = named(name, OPTIONS);
            List<Optimization.Variable> straight = KerasRun.variables();
            trainSmall(new Optimization(optimizer, straight, Crew.alone()), straight, 0, 12);

            List<Optimization.Variable> broken = KerasRun.variables();
            Optimization before = new Optimization(optimizer, broken, Crew.alone());
            trainSmall(before, broken, 0, at);
            Map<String, Tensor> state = before.state();
            Optimization after = new Optimization(optimizer, broken, Crew.alone());
            after.restore(state);
            assertThat(after.iterations()).isEqualTo(at);
            trainSmall(after, broken, at, 12);

            assertThat(KerasRun.values(broken)).isEqualTo(KerasRun.values(straight));
        }
    }

    private static void trainSmall(Optimization optimization, List<Optimization.Variable> variables, int from, int to) {
        for (int step = from; step < to; step++) {
            KerasRun.gradients(variables, step, 0);
            optimization.step();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sgd(momentum=0.9)",
                "rmsprop(centered=true,momentum=0.5)",
                "adam(amsgrad=true)",
                "adamax",
                "nadam",
                "adagrad",
                "adadelta",
                "ftrl",
                "lion",
                "lamb",
                "adafactor",
                "muon",
                "schedulefreeadamw",
                "sgd(learning_rate=CosineDecay(initial_learning_rate=0.1,decay_steps=9))",
                "sgd(learning_rate=PiecewiseConstantDecay(boundaries=[3,6],values=[1,2,3]))"
            })
    void aStepAllocatesNothing(String name) {
        List<Optimization.Variable> variables = KerasRun.variables();
        Optimization optimization = new Optimization(named(name, OPTIONS), variables, Crew.alone());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        // The first rounds load classes and compile; of the others the JVM may disturb some.
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int step = 0; step < 100; step++) {
                optimization.step();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }

    /// Keras's conventions, by hand: the gradient of 1 is bounded, then weights decay, then move.
    @Test
    void weightsDecayBeforeTheyMove() {
        float[] values = {2};
        float[] gradient = {1};
        Optimization optimization =
                KerasRun.one("sgd(learning_rate=0.5,weight_decay=0.5,clipvalue=0.25)", values, gradient);
        optimization.step();
        assertThat(values).containsExactly(2 - 2 * 0.5f * 0.5f - 0.5f * 0.25f);
        assertThat(gradient).containsExactly(0.25f);
    }

    @Test
    void anInfiniteGradientIsNotClippedAway() {
        float[] values = {2};
        KerasRun.one("sgd(global_clipnorm=1)", values, new float[] {Float.POSITIVE_INFINITY})
                .step();
        assertThat(values).containsExactly(Float.NaN);
    }

    @Test
    void aBoundOfZeroClipsNothing() {
        float[] values = {0};
        KerasRun.one("sgd(learning_rate=1,clipnorm=0)", values, new float[] {-3})
                .step();
        assertThat(values).containsExactly(3);
    }

    @Test
    void finishBeforeTheFirstStepChangesNothing() {
        float[] values = {2};
        KerasRun.one("sgd(use_ema=true)", values, new float[1]).finish();
        assertThat(values).containsExactly(2);
    }

    @Test
    void noVariablesAreNoTrouble() {
        Optimization optimization = new Optimization(Optimizers.lamb().globalClipNorm(1), List.of(), Crew.alone());
        optimization.step();
        assertThat(optimization.iterations()).isEqualTo(1);
    }

    @Nested
    class Rate {

        @Test
        void mayBeSet() {
            float[] values = {0};
            Optimization optimization = KerasRun.one("sgd", values, new float[] {-1});
            assertThat(optimization.learningRate()).isEqualTo(0.01f);
            optimization.learningRate(0.5);
            assertThat(optimization.learningRate()).isEqualTo(0.5);
            optimization.step();
            assertThat(values).containsExactly(0.5f);
            assertThat(optimization.state().values().stream().toList().getLast().array())
                    .containsExactly(0.5f);
        }

        @Test
        void followsRealStepsWhereGradientsAccumulate() {
            float[] values = {0};
            Optimization optimization = KerasRun.one(
                    "sgd(learning_rate=PiecewiseConstantDecay(boundaries=[0],values=[1,2]),gradient_accumulation_steps=2)",
                    values,
                    new float[] {-1});
            assertThat(optimization.learningRate()).isEqualTo(1);
            optimization.step();
            assertThat(optimization.learningRate()).isEqualTo(2);
            optimization.step();
            assertThat(values).containsExactly(2);
        }

        @Test
        void ofAScheduleCannotBeSet() {
            Optimization optimization = KerasRun.one(
                    "sgd(learning_rate=CosineDecay(initial_learning_rate=0.1,decay_steps=9))",
                    new float[1],
                    new float[1]);
            assertThatThrownBy(() -> optimization.learningRate(0.1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "The learning rate follows CosineDecay(initial_learning_rate=0.1,decay_steps=9,"
                                    + "alpha=0.0,warmup_steps=0) and cannot be set; make the optimizer with a number to set it.");
            assertThat(optimization.state()).doesNotContainKey("learning_rate");
        }

        @Test
        void isRefusedWhereItIsNone() {
            Optimization optimization = KerasRun.one("sgd", new float[1], new float[1]);
            assertThatThrownBy(() -> optimization.learningRate(Double.NaN))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The learning rate must be at least 0 and finite, got NaN.");
        }
    }

    @Nested
    class Variables {

        @Test
        void needPathsOfTheirOwn() {
            Optimization.Variable variable = new Optimization.Variable("w", Shape.of(1), new float[1], new float[1]);
            assertThatThrownBy(() -> new Optimization(Optimizers.sgd(), List.of(variable, variable), Crew.alone()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Variables need paths of their own, got 'w' twice.");
        }

        @Test
        void needArraysOfTheirShape() {
            assertThatThrownBy(() -> new Optimization.Variable("w", Shape.of(3), new float[3], new float[2]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The variable 'w' of shape (3,) needs 3 values and as many gradients, got 3 and 2.");
        }
    }

    /// Threads that take parts by turns.
    private record Threads(int threads) implements Crew {

        @Override
        public void run(int parts, Task task) {
            Thread[] all = new Thread[threads];
            for (int worker = 0; worker < threads; worker++) {
                int number = worker;
                all[worker] = Thread.ofPlatform().start(() -> {
                    for (int part = parts - 1 - number; part >= 0; part -= threads) {
                        task.run(part, number);
                    }
                });
            }
            for (Thread thread : all) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
