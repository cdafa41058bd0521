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
import static org.assertj.core.api.Assertions.within;

import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Which samples train, which validate, and in what order.
class TrainingSamplesTest {

    /// At a learning rate of 0 the weights stay, so that a loss says which samples it is of.
    @Test
    void theLastShareValidatesWhateverTheShuffling() {
        Model model = model(sgd(0));
        History history = model.fit(X, Y, fit(2).validationSplit(0.3));
        double expected = model.evaluate(X.slice(35, 50), Y.slice(35, 50)).loss();
        assertThat(history.values("val_loss"))
                .hasSize(2)
                .allSatisfy(loss -> assertThat(loss).isCloseTo(expected, within(1e-12)));
    }

    /// Keras: `floor(50 (1 - 0.33)) = 33` samples train.
    @Test
    void theShareIsRoundedAsInKeras() {
        Model model = model(sgd(0));
        double loss = model.fit(X, Y, fit(1).validationSplit(0.33)).last("val_loss");
        assertThat(loss)
                .isEqualTo(model.evaluate(X.slice(33, 50), Y.slice(33, 50)).loss());
    }

    @Test
    void givenValidationDataStandsInPlaceOfASplit() {
        Model split = model(sgd(0.1));
        Model plain = model(sgd(0.1));
        Fit given = fit(1).validationData(X.slice(0, 7), Y.slice(0, 7));
        History ofSplit = split.fit(X, Y, given.validationSplit(0.5));
        assertThat(ofSplit.last("val_loss"))
                .isEqualTo(split.evaluate(X.slice(0, 7), Y.slice(0, 7)).loss());
        assertThat(ofSplit).isEqualTo(plain.fit(X, Y, given));
    }

    @Test
    void theLastBatchMayBeSmaller() {
        List<Integer> steps = new ArrayList<>();
        Model model = Sequential.of(input(4), dense(2, "softmax")).build(seed(2));
        model.compile(sgd(0), "sparse_categorical_crossentropy");
        History history = model.fit(X, Y, fit(1).callback(new Callback() {
            @Override
            public void onBatchEnd(Training training) {
                steps.add(training.step());
            }
        }));
        assertThat(steps).containsExactly(1, 2, 3, 4, 5, 6, 7);
        // The mean is over samples, not over batches.
        assertThat(history.last("loss")).isCloseTo(model.evaluate(X, Y).loss(), within(1e-12));
    }

    @Test
    void aBatchLargerThanAllSamplesIsOneStep() {
        int[] steps = new int[1];
        model(sgd(0.1)).fit(X, Y, fit(1).batchSize(1000).callback(new Callback() {
            @Override
            public void onTrainBegin(Training training) {
                steps[0] = training.steps();
            }
        }));
        assertThat(steps[0]).isEqualTo(1);
    }

    @Test
    void everySampleIsSeenOnceAnEpochInAnOrderOfItsOwn() {
        Tensor x = Tensor.zeros(Shape.of(10, 1));
        for (int i = 0; i < 10; i++) {
            x.array()[i] = i;
        }
        List<List<Double>> orders = orders(x, Fit.epochs(3).batchSize(1).quietly());
        assertThat(new TreeSet<>(orders.get(0))).hasSize(10);
        assertThat(new TreeSet<>(orders.get(1))).isEqualTo(new TreeSet<>(orders.get(0)));
        assertThat(orders.get(0)).isNotEqualTo(orders.get(1));
        assertThat(orders.get(1)).isNotEqualTo(orders.get(2));
        List<List<Double>> unshuffled =
                orders(x, Fit.epochs(2).batchSize(1).quietly().withoutShuffling());
        assertThat(unshuffled.get(0)).isSorted().isEqualTo(unshuffled.get(1));
    }

    /// The losses of single samples, by epoch: the identity against a target of 0 costs x^2.
    private static List<List<Double>> orders(Tensor x, Fit fit) {
        Model model =
                Sequential.of(input(1), dense(1).kernelInitializer("ones")).build(seed(3));
        model.compile(sgd(0), "mse");
        List<List<Double>> orders = new ArrayList<>();
        model.fit(x, Tensor.zeros(Shape.of(10, 1)), fit.callback(new Callback() {
            @Override
            public void onEpochBegin(Training training) {
                orders.add(new ArrayList<>());
            }

            @Override
            public void onBatchEnd(Training training) {
                orders.getLast().add((double) Math.round(training.batchLoss()));
            }
        }));
        return orders;
    }

    @Test
    void aSplitThatLeavesNoneToTrainOnIsRefused() {
        assertThatThrownBy(() -> model(sgd()).fit(X.slice(0, 1), Y.slice(0, 1), fit(1).validationSplit(0.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("validationSplit 0.5 of 1 samples leaves none to train on.");
    }
}
