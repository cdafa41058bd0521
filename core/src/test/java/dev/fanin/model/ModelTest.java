package dev.fanin.model;

import static dev.fanin.layer.Layers.activation;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Fit;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ModelTest {

    private static final Tensor X = Tensor.zeros(Shape.of(70, 2, 4));

    static {
        seed(1).stream("x").fillNormal(X.array(), 0, 0, 1);
    }

    private static Model model() {
        return Sequential.of(input(2, 4), dense(8, "relu"), dense(3, "softmax")).build(seed(2));
    }

    private static Model compiled(String loss) {
        Model model = model();
        model.compile("sgd", loss, "accuracy");
        return model;
    }

    @Test
    void predictsEverySampleInItsPlaceWhateverTheBatches() {
        Model model = model();
        Tensor all = model.predict(X);
        assertThat(all.shape()).isEqualTo(Shape.of(70, 2, 3));
        for (int i : new int[] {0, 31, 32, 63, 64, 69}) {
            assertThat(model.predict(X.slice(i, i + 1)).array())
                    .isEqualTo(Arrays.copyOfRange(all.array(), 6 * i, 6 * i + 6));
        }
    }

    @Test
    void predictsAndCountsBeforeItIsCompiled() {
        assertThat(model().countParameters()).isEqualTo(4 * 8 + 8 + 8 * 3 + 3);
        assertThat(model().predict(X).array()).doesNotContain(Float.NaN);
        assertThat(model().seed()).isEqualTo(seed(2));
        assertThat(model().definition()
                        .build(seed(2))
                        .weights()
                        .get("dense/kernel")
                        .array())
                .isEqualTo(model().weights().get("dense/kernel").array());
    }

    @Test
    void evaluatesTheMeanOverAllRows() {
        Model model = compiled("sparse_categorical_crossentropy");
        Tensor y = Tensor.zeros(Shape.of(70, 2));
        double correct = 0;
        float[] output = model.predict(X).array();
        for (int row = 0; row < 140; row++) {
            correct += output[3 * row] > output[3 * row + 1] && output[3 * row] > output[3 * row + 2] ? 1 : 0;
        }
        assertThat(model.evaluate(X, y).get("accuracy")).isEqualTo(correct / 140);
        assertThat(model.evaluate(X, y).measures().keySet()).containsExactly("loss", "accuracy");
    }

    @Nested
    class Shapes {
        @Test
        void ofTargetsMayHaveOrLackAxesOfOne() {
            Model model = compiled("sparse_categorical_crossentropy");
            Tensor y = Tensor.zeros(Shape.of(70, 2));
            double loss = model.evaluate(X, y).loss();
            assertThat(model.evaluate(X, y.reshape(Shape.of(70, 2, 1))).loss()).isEqualTo(loss);
            assertThat(model.evaluate(X, y.reshape(Shape.of(70, 1, 2))).loss()).isEqualTo(loss);
        }

        @Test
        void ofInputsAreChecked() {
            assertThatThrownBy(() -> model().predict(Tensor.zeros(Shape.of(70, 4))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The model expects inputs of shape (None, 2, 4), got (70, 4).");
            assertThatThrownBy(() -> model().predict(Tensor.of(Shape.of(), 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The model expects inputs of shape (None, 2, 4), got ().");
            Model flat = Sequential.of(input(4), dense(3)).build(seed(1));
            assertThatThrownBy(() -> flat.predict(Tensor.zeros(Shape.of(4))))
                    .hasMessage("The model expects inputs of shape (None, 4), got (4,).");
            assertThatThrownBy(() -> compiled("mse").fit(Tensor.zeros(Shape.of(70, 4, 2)), X, Fit.epochs(1)))
                    .hasMessage("The model expects inputs of shape (None, 2, 4), got (70, 4, 2).");
        }

        @Test
        void ofValidationDataAreCheckedAndNamed() {
            Tensor y = Tensor.zeros(Shape.of(70, 2, 3));
            Fit fit = Fit.epochs(1).quietly();
            assertThatThrownBy(() -> compiled("mse").fit(X, y, fit.validationData(Tensor.zeros(Shape.of(7, 4)), y)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("In the validation data: The model expects inputs of shape (None, 2, 4), got (7, 4).");
            assertThatThrownBy(() -> compiled("mse").fit(X, y, fit.validationData(X.slice(0, 7), y)))
                    .hasMessage("In the validation data: Inputs and targets must be equally many,"
                            + " got inputs of shape (7, 2, 4) and targets of shape (70, 2, 3).");
        }

        /// One number a sample, in and out: `x = relu(z)` against `x^2` as a target.
        @Test
        void mayBeThatOfANumber() {
            Model scalar = Sequential.of(input(), activation("relu")).build(seed(1));
            scalar.compile("sgd", "mse");
            Tensor x = Tensor.of(Shape.of(3), -1, 2, 3);
            assertThat(scalar.predict(x)).hasToString("Tensor(3,)");
            assertThat(scalar.predict(x).array()).containsExactly(0, 2, 3);
            assertThat(scalar.evaluate(x, Tensor.of(Shape.of(3), 1, 4, 9)).loss())
                    .isEqualTo((1 + 4 + 36) / 3.0);
            assertThatThrownBy(() -> scalar.predict(Tensor.zeros(Shape.of(3, 1))))
                    .hasMessage("The model expects inputs of shape (None,), got (3, 1).");
            assertThatThrownBy(() -> scalar.compile("sgd", "sparse_categorical_crossentropy"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The loss 'sparse_categorical_crossentropy' expects an output with an axis of classes,"
                            + " got one number a sample; end the network with a layer of one node a class.");
        }

        @Test
        void ofTargetsAreChecked() {
            refuses(
                    "mse",
                    Shape.of(70, 3),
                    "The loss 'mse' expects targets of shape (70, 2, 3) for an output of shape (70, 2, 3),"
                            + " got (70, 3).");
            refuses(
                    "sparse_categorical_crossentropy",
                    Shape.of(70, 2, 3),
                    "The loss 'sparse_categorical_crossentropy' expects targets of shape (70, 2)"
                            + " for an output of shape (70, 2, 3), got (70, 2, 3).");
            // As many values, but in another order: taken as they lie, they would train on nonsense.
            refuses(
                    "categorical_crossentropy",
                    Shape.of(70, 3, 2),
                    "The loss 'categorical_crossentropy' expects targets of shape (70, 2, 3)"
                            + " for an output of shape (70, 2, 3), got (70, 3, 2).");
            refuses(
                    "mse",
                    Shape.of(7, 2, 3),
                    "Inputs and targets must be equally many, got inputs of shape (70, 2, 4)"
                            + " and targets of shape (7, 2, 3).");
            refuses(
                    "mse",
                    Shape.of(),
                    "Inputs and targets must be equally many, got inputs of shape (70, 2, 4)"
                            + " and targets of shape ().");
        }

        private static void refuses(String loss, Shape targets, String message) {
            assertThatThrownBy(() -> compiled(loss)
                            .fit(X, Tensor.zeros(targets), Fit.epochs(1).quietly()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        }
    }

    @Nested
    class Compiling {
        @Test
        void comesBeforeFittingAndEvaluating() {
            Tensor y = Tensor.zeros(Shape.of(70, 2));
            assertThatThrownBy(() -> model().fit(X, y, Fit.epochs(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Call compile(optimizer, loss, metrics) before fit: the model has no loss yet.");
            assertThatThrownBy(() -> model().evaluate(X, y))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Call compile(optimizer, loss, metrics) before evaluate: the model has no loss yet.");
        }

        @Test
        void refusesAMetricThatIsGivenTwice() {
            assertThatThrownBy(() -> model().compile("sgd", "mse", "accuracy", "accuracy"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "Metric 'accuracy' is given twice; give it once, or give one another name with named(...).");
        }

        @Test
        void refusesNamesThatAreNotThere() {
            assertThatThrownBy(() -> model().compile("sgdd", "mse"))
                    .hasMessageStartingWith("Unknown optimizer 'sgdd'; did you mean 'sgd'? Known: ");
            assertThatThrownBy(() -> model().compile("sgd", "msee"))
                    .hasMessageStartingWith("Unknown loss 'msee'; did you mean 'mse'? Known: mean_squared_error, ");
            assertThatThrownBy(() -> model().compile("sgd", "mse", "acurracy"))
                    .hasMessageStartingWith("Unknown metric 'acurracy'; did you mean 'accuracy'? Known: accuracy, ");
        }
    }
}
