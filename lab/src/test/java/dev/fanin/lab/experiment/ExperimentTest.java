package dev.fanin.lab.experiment;

import static dev.fanin.init.Initializers.glorotUniform;
import static dev.fanin.init.Initializers.heNormal;
import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.init.Initializers.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.data.Dataset;
import dev.fanin.data.Digits;
import dev.fanin.init.CustomInitializer;
import dev.fanin.init.Initializer;
import dev.fanin.init.Target;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import dev.fanin.random.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExperimentTest {

    private static final Dataset DATA = Digits.of(200, 50, 1, new Seed(1));

    @Nested
    class Runs {
        @Test
        void areTheSameToTheBitOnOneThreadAndOnTwo() throws InterruptedException {
            List<Initializer> initializers = List.of(heNormal(), glorotUniform(), randomNormal(1));
            List<Run> onOne = Experiment.run(plan(initializers, List.of(7L, 8L), 2, 1), new Quiet());
            List<Run> onTwo = Experiment.run(plan(initializers, List.of(7L, 8L), 2, 2), new Quiet());
            assertThat(onTwo).isEqualTo(onOne);
        }

        @Test
        void comeByInitializerAndThenBySeed() throws InterruptedException {
            List<Run> runs = Experiment.run(plan(List.of(zeros(), heNormal()), List.of(3L, 1L), 1, 2), new Quiet());
            assertThat(runs.stream().map(run -> run.initializer() + " " + run.seed()))
                    .containsExactly("zeros 3", "zeros 1", "he_normal 3", "he_normal 1");
            assertThat(runs.stream().map(run -> run.history().values("loss").size()))
                    .containsOnly(1);
        }

        @Test
        void carryPredictionAndMeasurementOfTheSameLayers() throws InterruptedException {
            Run run = Experiment.run(plan(List.of(heNormal()), List.of(1L), 1, 1), new Quiet())
                    .getFirst();
            assertThat(run.predicted().layers()).hasSameSizeAs(run.measured().layers());
            assertThat(run.predicted().input().log10())
                    .isCloseTo(run.measured().input().log10(), within(1e-9));
            assertThat(run.measured().layers().getFirst().layer()).isEqualTo("hidden_1");
            assertThat(run.measured().layers().getLast().layer()).isEqualTo("output");
        }

        @Test
        void tellWhatBecameOfThem() throws InterruptedException {
            List<Run> runs = Experiment.run(
                    plan(List.of(heNormal(), zeros(), randomNormal(1e15)), List.of(1L), 30, 2), new Quiet());
            assertThat(runs.get(0).verdict())
                    .isEqualTo("Learns too slowly, although signal and gradient keep their size:"
                            + " try another learning rate or more epochs.");
            assertThat(runs.get(0).accuracy()).isGreaterThan(0.3);
            assertThat(runs.get(1).verdict())
                    .isEqualTo("Does not learn: the signal vanishes entirely on its way in,"
                            + " the gradient vanishes entirely on its way back.");
            assertThat(runs.get(2).verdict()).startsWith("Diverges (the loss was NaN at step 1 of epoch 1): ");
            assertThat(runs.get(2).healthy()).isFalse();
        }
    }

    @Nested
    class Listening {
        @Test
        void hearsTheProgressOfEveryRunUpToItsEnd() throws InterruptedException {
            List<List<Double>> progress = List.of(new ArrayList<>(), new ArrayList<>());
            List<Integer> ended = new ArrayList<>();
            List<String> labels = new ArrayList<>();
            Experiment.run(plan(List.of(heNormal()), List.of(5L, 6L), 3, 2), new Quiet() {
                @Override
                public void onProgress(int run, String label, double done, double loss) {
                    assertThat(ended).doesNotContain(run);
                    progress.get(run).add(done);
                    labels.add(label);
                }

                @Override
                public void onRunEnd(int run, Run result) {
                    ended.add(run);
                }
            });
            for (List<Double> ofRun : progress) {
                assertThat(ofRun).isSorted().hasSize(3 * 10);
                assertThat(ofRun.getFirst()).isCloseTo(1 / 30.0, within(1e-12));
                assertThat(ofRun.getLast()).isEqualTo(1.0);
            }
            assertThat(ended).containsExactlyInAnyOrder(0, 1);
            assertThat(labels).contains("he_normal, seed 5", "he_normal, seed 6");
        }
    }

    @Nested
    class Failures {
        private static final List<Long> SEEDS =
                LongStream.rangeClosed(1, 40).boxed().toList();

        @Test
        void ofARunSurfaceAndEndTheOthers() {
            AtomicInteger started = new AtomicInteger();
            List<Initializer> initializers = List.of(
                    new Faulty(() -> {
                        throw new IllegalStateException("no weights today");
                    }),
                    new Faulty(() -> {
                        started.incrementAndGet();
                        awaitInterruption();
                    }));
            assertThatThrownBy(() -> Experiment.run(plan(initializers, List.of(1L, 2L, 3L), 2, 1), new Quiet()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no weights today");
            assertThat(started.get()).isLessThan(2);
        }

        @Test
        void interruptionEndsTheWait() {
            AtomicInteger ended = new AtomicInteger();
            Thread caller = Thread.currentThread();
            assertThatThrownBy(() -> Experiment.run(plan(List.of(heNormal()), SEEDS, 2, 1), new Quiet() {
                        @Override
                        public void onRunEnd(int run, Run result) {
                            if (ended.incrementAndGet() == 1) {
                                caller.interrupt();
                            } else {
                                awaitInterruption();
                            }
                        }
                    }))
                    .isInstanceOf(InterruptedException.class);
            assertThat(ended.get()).isBetween(1, 2);
        }

        /// Waits for what ends a run, and not for ever where nothing does.
        private static void awaitInterruption() {
            try {
                Thread.sleep(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Nested
    class Plans {
        @Test
        void needSomethingToCompare() {
            assertThatThrownBy(() -> plan(List.of(), List.of(1L), 1, 1))
                    .hasMessage("A comparison needs at least one initializer and one seed.");
            assertThatThrownBy(() -> plan(List.of(heNormal()), List.of(), 1, 1))
                    .hasMessage("A comparison needs at least one initializer and one seed.");
        }

        @Test
        void needAThreadAnEpochAndABatch() {
            assertThatThrownBy(() -> plan(List.of(heNormal()), List.of(1L), 1, 0))
                    .hasMessage("threads must be at least 1, got 0.");
            assertThatThrownBy(() -> plan(List.of(heNormal()), List.of(1L), 0, 1))
                    .hasMessage("epochs must be at least 1, got 0.");
            assertThatThrownBy(() -> new ComparisonPlan(
                            new DeepNetwork(1, 1, Activations.relu()),
                            DATA,
                            List.of(heNormal()),
                            List.of(1L),
                            Optimizers.sgd(),
                            1,
                            0,
                            1))
                    .hasMessage("batchSize must be at least 1, got 0.");
        }

        @Test
        void needANetworkWithLayersAndNodes() {
            assertThatThrownBy(() -> new DeepNetwork(0, 5, Activations.relu()))
                    .hasMessage("depth must be at least 1, got 0.");
            assertThatThrownBy(() -> new DeepNetwork(5, 0, Activations.relu()))
                    .hasMessage("width must be at least 1, got 0.");
            assertThat(new DeepNetwork(30, 100, Activations.relu()))
                    .hasToString("30 hidden layers of 100 relu nodes, softmax output");
        }
    }

    private static ComparisonPlan plan(List<Initializer> initializers, List<Long> seeds, int epochs, int threads) {
        return new ComparisonPlan(
                new DeepNetwork(2, 16, Activations.relu()),
                DATA,
                initializers,
                seeds,
                Optimizers.sgd(0.1),
                epochs,
                20,
                threads);
    }

    /// Does something before it leaves all weights at zero.
    private record Faulty(Runnable before) implements CustomInitializer {
        @Override
        public void fill(Target target, RandomStream stream, Span span) {
            before.run();
        }

        @Override
        public double mean(Target target) {
            return 0;
        }

        @Override
        public double variance(Target target) {
            return 0;
        }
    }

    private static class Quiet implements ComparisonListener {
        @Override
        public void onProgress(int run, String label, double done, double loss) {}

        @Override
        public void onRunEnd(int run, Run result) {}
    }
}
