package dev.fanin.train;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.optimizer.Optimizers.sgd;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.graph.Engine;
import dev.fanin.layer.Layer;
import dev.fanin.loss.Losses;
import dev.fanin.metric.Metrics;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Weighted losses and their steps against arithmetic by hand.
///
/// The model is `w x` with w = 2, the loss (w x - y)^2, so that its gradient is 2 (w x - y) x.
class WeightingTest {

    private static final Tensor X = tensor(Shape.of(3, 1), 1, 2, 3);
    private static final Tensor Y = tensor(Shape.of(3, 1), 0, 1, 2);

    private static Tensor tensor(Shape shape, float... values) {
        return Tensor.of(shape, values);
    }

    private static Model model(Layer... inner) {
        Model model = Sequential.of(inner.length == 0 ? input(1) : inner[0], dense(1).withoutBias())
                .build(seed(1), Engine.plain());
        model.weights().get("dense/kernel").array()[0] = 2;
        model.compile(new Compiled(
                sgd(0.1),
                List.of(Compiled.judgement(Losses.named("mse"), Metrics.named("mae"))
                        .weightedMetrics(Metrics.named("mape").named("weighted")))));
        return model;
    }

    private static float weight(Model model) {
        return model.weights().get("dense/kernel").array()[0];
    }

    private static Fit fit() {
        return Fit.epochs(1).batchSize(3).quietly();
    }

    /// Errors are 2, 3, 4: losses 4, 9, 16, gradients 4, 12, 24.
    @Test
    void aSampleCountsByItsWeight() {
        Model model = model();
        History history = model.fit(X, Y, fit().sampleWeights(tensor(Shape.of(3), 1, 0, 0.5f)));
        assertThat(history.last("loss")).isCloseTo((4 + 0.5 * 16) / 3, within(1e-6));
        // Metrics count all samples alike unless they are said to be weighted.
        assertThat(history.last("mae")).isCloseTo(3, within(1e-6));
        assertThat(weight(model)).isCloseTo(2 - 0.1f * (4 + 12) / 3f, within(1e-5f));
    }

    @Test
    void aWeightOfZeroLeavesTheSampleOut() {
        Model model = model();
        model.fit(X, Y, fit().sampleWeights(tensor(Shape.of(3), 0, 0, 0)));
        assertThat(weight(model)).isEqualTo(2);
    }

    /// Two rows in a sample, each with a weight of its own.
    @Test
    void aRowCountsByItsWeight() {
        Tensor x = tensor(Shape.of(2, 2, 1), 1, 2, 3, 4);
        Tensor y = tensor(Shape.of(2, 2, 1), 0, 1, 2, 3);
        // Errors are 2, 3, 4, 5: losses 4, 9, 16, 25.
        Tensor rows = tensor(Shape.of(2, 2), 1, 2, 0, 1);
        Model model = model(input(2, 1));
        assertThat(model.fit(x, y, fit().sampleWeights(rows)).last("loss"))
                .isCloseTo((4 + 2 * 9 + 25) / 4.0, within(1e-5));
        // One weight for a sample holds for both its rows.
        model = model(input(2, 1));
        assertThat(model.fit(x, y, fit().sampleWeights(tensor(Shape.of(2), 1, 3)))
                        .last("loss"))
                .isCloseTo((4 + 9 + 3 * (16 + 25)) / 4.0, within(1e-5));
        assertThat(weight(model)).isCloseTo(2 - 0.1f * (4 + 12 + 3 * (24 + 40)) / 4f, within(1e-4f));
    }

    @Test
    void classesAndSamplesMultiply() {
        Map<Integer, Double> classes = Map.of(0, 3.0, 2, 0.5);
        History byClass = model().fit(X, Y, fit().classWeights(classes));
        assertThat(byClass.last("loss")).isCloseTo((3 * 4 + 9 + 0.5 * 16) / 3, within(1e-5));
        Model model = model();
        History both = model.fit(X, Y, fit().classWeights(classes).sampleWeights(tensor(Shape.of(3), 1, 2, 4)));
        assertThat(both.last("loss")).isCloseTo((3 * 4 + 2 * 9 + 2 * 16) / 3.0, within(1e-5));
        assertThat(weight(model)).isCloseTo(2 - 0.1f * (3 * 4 + 2 * 12 + 2 * 24) / 3f, within(1e-4f));
    }

    /// Validation uses the samples' own weights and no class weights, as in Keras.
    @Test
    void validationLeavesClassWeightsOut() {
        Model model = model();
        Fit fit = fit().classWeights(Map.of(0, 3.0, 1, 0.0, 2, 0.0))
                .sampleWeights(tensor(Shape.of(3), 1, 1, 0.5f))
                .validationSplit(0.4);
        History history = model.fit(X, Y, fit);
        assertThat(history.last("loss")).isCloseTo(3 * 4, within(1e-5));
        float w = weight(model);
        assertThat(w).isCloseTo(2 - 0.1f * 3 * 4, within(1e-5f));
        double second = Math.pow(w * 2 - 1, 2);
        double third = Math.pow(w * 3 - 2, 2);
        assertThat(history.last("val_loss")).isCloseTo((second + 0.5 * third) / 2, within(1e-5));
    }

    @Test
    void weightsOfOtherShapesAreRefused() {
        assertThatThrownBy(() -> model().fit(X, Y, fit().sampleWeights(tensor(Shape.of(2), 1, 1))))
                .hasMessage("Sample weights must be of shape (3,), one for each sample, got (2,).");
        assertThatThrownBy(() -> model(input(2, 1))
                        .fit(
                                Tensor.zeros(Shape.of(3, 2, 1)),
                                Tensor.zeros(Shape.of(3, 2, 1)),
                                fit().sampleWeights(tensor(Shape.of(2), 1, 1))))
                .hasMessage("Sample weights must be of shape (3,), one for each sample, or one for each of its 2 rows,"
                        + " got (2,).");
        Tensor ones = tensor(Shape.of(3), 1, 1, 1);
        assertThatThrownBy(() -> model().fit(X, Y, fit().sampleWeights(ones, ones)))
                .hasMessage("Sample weights must be given for none or all of the 1 outputs, got 2.");
    }
}
