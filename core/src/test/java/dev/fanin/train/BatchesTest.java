package dev.fanin.train;

import static dev.fanin.optimizer.Optimizers.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.model.Model;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private static Tensor part(Tensor tensor, int from, int to) {
        int width = tensor.array().length / tensor.shape().axis(0);
        Shape shape = tensor.shape().dropFirst().prepend(to - from);
        return Tensor.of(shape, Arrays.copyOfRange(tensor.array(), from * width, to * width));
    }

    private static List<Batch> batches(int... sizes) {
        List<Batch> batches = new ArrayList<>();
        int from = 0;
        for (int size : sizes) {
            batches.add(Batch.of(part(SignTask.X, from, from + size), part(SignTask.Y, from, from + size)));
            from += size;
        }
        return batches;
    }

    private static void assertSameWeights(Model first, Model second) {
        first.weights()
                .values()
                .forEach((path, tensor) ->
                        assertThat(second.weights().get(path).array()).as(path).isEqualTo(tensor.array()));
    }

    @Test
    void areTheSameAsArraysToTheBit() {
        Model arrays = SignTask.model(adam(0.01));
        History first = arrays.fit(
                SignTask.X,
                SignTask.Y,
                SignTask.fit(3)
                        .withoutShuffling()
                        .validationData(SignTask.X, SignTask.Y)
                        .validationBatchSize(8));
        Model batches = SignTask.model(adam(0.01));
        List<Batch> all = batches(8, 8, 8, 8, 8, 8, 2);
        History second = batches.fit(all, SignTask.fit(3).validationData(all));
        assertThat(second).isEqualTo(first);
        assertSameWeights(arrays, batches);
    }

    @Test
    void ofGrowingSizesAreEachAStep() {
        Model fit = SignTask.model(adam(0.01));
        fit.fit(batches(1, 3, 6, 15, 25), SignTask.fit(1));
        Model steps = SignTask.model(adam(0.01));
        batches(1, 3, 6, 15, 25).forEach(steps::trainOnBatch);
        assertSameWeights(fit, steps);
        assertThat(fit.checkpoint().steps()).isEqualTo(5);
    }

    @Test
    void oneStepOfFitIsTrainOnBatch() {
        Model fit = SignTask.model(adam(0.01));
        History history = fit.fit(batches(20), SignTask.fit(1));
        Model step = SignTask.model(adam(0.01));
        Evaluation evaluation = step.trainOnBatch(batches(20).getFirst());
        assertThat(history.last("loss")).isEqualTo(evaluation.loss());
        assertThat(history.last("accuracy")).isEqualTo(evaluation.get("accuracy"));
        assertSameWeights(fit, step);
    }

    /// Makes batches, and counts how many it was asked for.
    private static final class Maker implements Iterable<Batch> {
        private final int limit;
        private final List<Integer> made = new ArrayList<>();
        private int iterators;

        Maker(int limit) {
            this.limit = limit;
        }

        @Override
        public Iterator<Batch> iterator() {
            iterators++;
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < limit;
                }

                @Override
                public Batch next() {
                    if (next == limit) {
                        throw new NoSuchElementException();
                    }
                    made.add(next);
                    return batches(8, 8, 8, 8, 8, 8).get(next++ % 6);
                }
            };
        }
    }

    @Test
    void stepsOfAnEpochGoOnInTheNext() {
        Maker maker = new Maker(1000);
        List<Integer> ends = new ArrayList<>();
        Model model = SignTask.model(adam(0.01));
        model.fit(maker, SignTask.fit(3).stepsPerEpoch(4).callback(new Callback() {
            @Override
            public void onBatchEnd(Training training) {
                // Never more than one is made ahead of the step that uses it.
                assertThat(maker.made).hasSize((training.epoch() - 1) * 4 + training.step());
                assertThat(training.steps()).isEqualTo(4);
            }

            @Override
            public void onEpochEnd(Training training, Map<String, Double> measures) {
                ends.add(training.step());
            }
        }));
        assertThat(ends).containsExactly(4, 4, 4);
        assertThat(maker.made).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(maker.iterators).isEqualTo(1);
    }

    @Test
    void thatRunDryEndTheEpochAndBeginAgain() {
        Maker maker = new Maker(5);
        List<Integer> ends = new ArrayList<>();
        SignTask.model(adam(0.01)).fit(maker, SignTask.fit(3).stepsPerEpoch(3).callback(new Callback() {
            @Override
            public void onEpochEnd(Training training, Map<String, Double> measures) {
                ends.add(training.step());
            }
        }));
        assertThat(ends).containsExactly(3, 2, 3);
        assertThat(maker.made).containsExactly(0, 1, 2, 3, 4, 0, 1, 2);
    }

    @Test
    void whoStopsTakesNoFurtherBatch() {
        Maker maker = new Maker(1000);
        History history = SignTask.model(adam(0.01)).fit(maker, SignTask.fit(3).callback(new Callback() {
            @Override
            public void onBatchEnd(Training training) {
                if (training.step() == 3) {
                    training.stop("it is enough");
                    training.stop("it is more than enough");
                }
            }

            @Override
            public void onTrainEnd(Training training, History end) {
                assertThat(training.epoch()).isEqualTo(1);
            }
        }));
        assertThat(maker.made).hasSize(3);
        assertThat(history.stopped()).isEqualTo("it is enough");
    }

    @Test
    void thatCanBeRunThroughOnceOnlyAreRefusedInTheSecondEpoch() {
        Iterator<Batch> once = batches(8, 8).iterator();
        List<String> ended = new ArrayList<>();
        assertThatThrownBy(() -> SignTask.model(adam(0.01))
                        .fit(() -> once, SignTask.fit(2).callback(new Callback() {
                            @Override
                            public void onTrainEnd(Training training, History history) {
                                ended.add(history.stopped());
                            }
                        })))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Training needs at least one batch an epoch, got none in epoch 2; give an Iterable that can"
                        + " be run through again.");
        assertThat(ended).hasSize(1).first().asString().startsWith("it failed with ");
        Fit fit = SignTask.fit(1).validationData(List.of());
        assertThatThrownBy(() -> SignTask.model(adam(0.01)).fit(batches(8), fit))
                .hasMessage("Validation needs at least one batch, got none; give an Iterable that can be run through"
                        + " again.");
    }

    @Test
    void settingsThatDoNotFitAreRefused() {
        Model model = SignTask.model(adam(0.01));
        assertThatThrownBy(
                        () -> model.fit(SignTask.X, SignTask.Y, SignTask.fit(1).stepsPerEpoch(2)))
                .hasMessage("stepsPerEpoch is for batches from an iterator, and these samples are in arrays; leave it"
                        + " out, or give fewer samples.");
        assertThatThrownBy(() -> model.fit(batches(8), SignTask.fit(1).validationSplit(0.1)))
                .hasMessage("validationSplit needs samples in arrays, and these come in batches; give"
                        + " validationData(...).");
        assertThatThrownBy(() -> model.fit(batches(8), SignTask.fit(1).sampleWeights(SignTask.Y)))
                .hasMessage("Sample weights for batches from an iterator are part of the batches; leave them out of the"
                        + " settings.");
        assertThatThrownBy(() -> model.fit(
                        SignTask.X,
                        SignTask.Y,
                        SignTask.fit(1).validationData(Tensor.zeros(Shape.of(2, 3)), Tensor.zeros(Shape.of(2)))))
                .hasMessage("In the validation data: The model expects inputs of shape (None, 4), got (2, 3).");
    }

    @Test
    void validationHasItsOwnRhythmAndItsBatchSizeChangesNothing() {
        Fit fit = SignTask.fit(5).validationData(SignTask.X, SignTask.Y).validationFrequency(2);
        History first = SignTask.model(adam(0.01)).fit(SignTask.X, SignTask.Y, fit);
        assertThat(first.values("loss")).hasSize(5);
        assertThat(first.values("val_loss")).hasSize(2);
        History second = SignTask.model(adam(0.01)).fit(SignTask.X, SignTask.Y, fit.validationBatchSize(50));
        assertThat(second.values("loss")).isEqualTo(first.values("loss"));
        for (int i = 0; i < 2; i++) {
            assertThat(second.values("val_loss").get(i))
                    .isCloseTo(first.values("val_loss").get(i), within(1e-6));
        }
    }
}
