package dev.fanin.train;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.optimizer.Optimizers.sgd;
import static dev.fanin.random.Seed.seed;
import static dev.fanin.train.SignTask.X;
import static dev.fanin.train.SignTask.Y;
import static dev.fanin.train.SignTask.fit;
import static dev.fanin.train.SignTask.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TrainerTest {

    @Nested
    class Histories {
        @Test
        void haveTheKeysOfKerasInItsOrder() {
            History history = model(sgd()).fit(X, Y, fit(3).validationSplit(0.2));
            assertThat(history.measures().keySet()).containsExactly("accuracy", "loss", "val_accuracy", "val_loss");
            assertThat(history.measures().values()).allMatch(values -> values.size() == 3);
            assertThat(history.stopped()).isEmpty();
            assertThat(model(sgd()).fit(X, Y, fit(1)).measures().keySet()).containsExactly("accuracy", "loss");
        }

        @Test
        void cannotBeChanged() {
            History history = model(sgd()).fit(X, Y, fit(1));
            assertThatThrownBy(() -> history.measures().clear()).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> history.values("loss").set(0, 0.0))
                    .isInstanceOf(UnsupportedOperationException.class);
            Evaluation evaluation = model(sgd()).evaluate(X, Y);
            assertThatThrownBy(() -> evaluation.measures().put("loss", 0.0))
                    .isInstanceOf(UnsupportedOperationException.class);
        }

        @Test
        void knowWhatTheyDoNotHold() {
            History history = model(sgd()).fit(X, Y, fit(1));
            assertThatThrownBy(() -> history.last("val_loss"))
                    .hasMessage("No measure 'val_loss' was recorded; there are [accuracy, loss].");
            assertThatThrownBy(() -> model(sgd()).evaluate(X, Y).get("acc"))
                    .hasMessage("No measure 'acc' was computed; there are [loss, accuracy].");
        }

        @Test
        void endWhereTrainingDiverged() {
            Model model = Sequential.of(input(4), dense(1)).build(seed(2));
            model.compile(sgd(1e30), "mse");
            History history = model.fit(X, Y, fit(5));
            assertThat(history.stopped())
                    .isEqualTo("the loss was NaN at step 3 of epoch 1; weights of layer 'dense' are not finite;"
                            + " 'fanin doctor' looks for the cause");
            assertThat(history.values("loss")).containsExactly(Double.NaN);
        }
    }

    @Nested
    class Divergence {
        /// The second of three batches has no finite loss.
        @Test
        void leavesTheWeightsAsTheyWereBeforeTheStep() {
            Tensor x = Tensor.of(X.shape(), X.array().clone());
            x.array()[4 * 20] = Float.NaN;
            Model stopped = model(sgd(0.1));
            List<History> told = new ArrayList<>();
            History history =
                    stopped.fit(x, Y, fit(5).batchSize(20).withoutShuffling().callback(new Callback() {
                        @Override
                        public void onTrainEnd(Training training, History end) {
                            told.add(end);
                        }
                    }));
            Model oneStep = model(sgd(0.1));
            oneStep.fit(X.slice(0, 20), Y.slice(0, 20), fit(1).batchSize(20).withoutShuffling());
            assertThat(history.stopped())
                    .isEqualTo("the loss was NaN at step 2 of epoch 1; an input is not finite; 'fanin doctor'"
                            + " looks for the cause");
            assertThat(told).containsExactly(history);
            Memory.assertSameBits(stopped, oneStep);
        }
    }

    @Nested
    class Memory {
        /// Two calls of one epoch are one call of two: shuffling, dropout and momentum go on.
        @Test
        void goesOnFromOneCallToTheNext() {
            Model once = model(sgd(0.1, 0.9));
            once.fit(X, Y, fit(2));
            Model twice = model(sgd(0.1, 0.9));
            twice.fit(X, Y, fit(1));
            twice.fit(X, Y, fit(1));
            assertSameBits(once, twice);
        }

        /// Negative control: compiling again forgets the velocity.
        @Test
        void isForgottenByCompilingAgain() {
            Model once = model(sgd(0.1, 0.9));
            once.fit(X, Y, fit(2));
            Model twice = model(sgd(0.1, 0.9));
            twice.fit(X, Y, fit(1));
            twice.compile(sgd(0.1, 0.9), "sparse_categorical_crossentropy");
            twice.fit(X, Y, fit(1));
            assertThat(twice.weights().get("dense/kernel").array())
                    .isNotEqualTo(once.weights().get("dense/kernel").array());
        }

        @Test
        void sameSeedSameBits() {
            Model first = model(sgd(0.1, 0.9));
            Model second = model(sgd(0.1, 0.9));
            assertThat(first.fit(X, Y, fit(3).validationSplit(0.2)))
                    .isEqualTo(second.fit(X, Y, fit(3).validationSplit(0.2)));
            assertSameBits(first, second);
        }

        private static void assertSameBits(Model first, Model second) {
            for (Map.Entry<String, Tensor> entry : first.weights().values().entrySet()) {
                assertThat(second.weights().get(entry.getKey()).array())
                        .isEqualTo(entry.getValue().array());
            }
        }
    }
}
