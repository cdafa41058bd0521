package dev.fanin.lab.probe;

import static dev.fanin.init.Initializers.constant;
import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.init.Initializers.zeros;
import static dev.fanin.lab.profile.Chains.gaussian;
import static dev.fanin.lab.profile.Chains.labels;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static final Loss CROSSENTROPY = Losses.sparseCategoricalCrossentropy();

    @Nested
    class Units {
        /// Biases of -100 shut two of eight relu units; half of what the others put out is 0.
        @Test
        void thatAreShutAreDead() {
            Model model = classifier("relu", randomNormal(1));
            model.weights().get("dense/bias").array()[0] = -100;
            model.weights().get("dense/bias").array()[5] = -100;
            LayerEvidence hidden = examine(model).layers().getFirst();
            assertThat(hidden.dead()).isEqualTo(2);
            assertThat(hidden.zeroShare()).isCloseTo(0.25 + 0.75 * 0.5, within(0.1));
            assertThat(hidden.saturated()).isZero();
        }

        @Test
        void thatSitAtABoundAreSaturated() {
            Model model = classifier("tanh", randomNormal(0.1));
            model.weights().get("dense/bias").array()[3] = 6;
            LayerEvidence hidden = examine(model).layers().getFirst();
            assertThat(hidden.saturated()).isOne();
            assertThat(hidden.dead()).isZero();
        }

        @Test
        void showTheirSymmetry() {
            NetworkEvidence evidence = examine(classifier("tanh", constant(0.1)));
            assertThat(evidence.layers().getFirst().symmetry().distinct()).isOne();
        }
    }

    /// One sample of 1, weights 2 and 1, target 5: the sum is 2, the loss 9, dL/dw2 = 2 (2 - 5) 2
    /// and dL/dw1 = 2 (2 - 5) 1.
    @Test
    void updateRatiosByHand() {
        Model model = Sequential.of(
                        input(1), dense(1).kernelInitializer(constant(2)), dense(1).kernelInitializer(constant(1)))
                .build(seed(1));
        NetworkEvidence evidence = Probe.examine(
                        model, Losses.mse(), Tensor.of(Shape.of(1, 1), 1), Tensor.of(Shape.of(1, 1), 5))
                .evidence();
        assertThat(evidence.loss()).isCloseTo(9, within(1e-6));
        assertThat(evidence.layers().get(0).updateRatio()).isCloseTo(Math.log10(6 / 2.0), within(1e-6));
        assertThat(evidence.layers().get(1).updateRatio()).isCloseTo(Math.log10(12 / 1.0), within(1e-6));
    }

    @Test
    void anUpdateOfWeightsOfZerosIsInfinitelyLarge() {
        Model model = Sequential.of(input(4), dense(3, "softmax").kernelInitializer(zeros()))
                .build(seed(1));
        assertThat(examine(model).layers().getFirst().updateRatio()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Nested
    class AtTheOutput {
        /// Equal probabilities: the loss is ln 3 exactly, and with 30 samples of 3 classes in turn
        /// no constant does better.
        @Test
        void zerosLoseTheLogarithmOfTheClasses() {
            Model model = Sequential.of(input(4), dense(3, "softmax").kernelInitializer(zeros()))
                    .build(seed(1));
            NetworkEvidence evidence = examine(model);
            assertThat(evidence.loss()).isCloseTo(Math.log(3), within(1e-6));
            assertThat(evidence.lossOfUniform()).isCloseTo(Math.log(3), within(1e-12));
            assertThat(evidence.lossOfConstant()).isCloseTo(Math.log(3), within(1e-12));
            assertThat(evidence.zeroShare()).isZero();
            assertThat(evidence.clippedZeroShare()).isZero();
        }

        /// Logits of thousands: probabilities are 0 or 1, Keras clips them, and no sample moves a
        /// weight; without clipping all those move them that are wrong, some two thirds.
        @Test
        void clippingIsToldApartFromBeingRight() {
            Model model = classifier("relu", randomNormal(100));
            Tensor x = gaussian(1, 90, 4);
            NetworkEvidence exact = Probe.examine(
                            model, Losses.sparseCategoricalCrossentropy().unclipped(), x, labels(90, 3))
                    .evidence();
            NetworkEvidence clipped =
                    Probe.examine(model, CROSSENTROPY, x, labels(90, 3)).evidence();
            assertThat(clipped.zeroShare()).isGreaterThan(0.99).isEqualTo(clipped.clippedZeroShare());
            assertThat(exact.clippedZeroShare()).isEqualTo(clipped.clippedZeroShare());
            assertThat(exact.zeroShare()).isBetween(0.1, 0.6);
            assertThat(clipped.loss()).isLessThan(16.2);
        }
    }

    @Nested
    class Levels {
        @Test
        void ofLabelsAreTheirEntropy() {
            LossLevels levels = LossLevels.of(CROSSENTROPY, new float[] {0, 0, 0, 1}, 4, 3);
            assertThat(levels.ofConstant()).isCloseTo(-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25), within(1e-12));
            assertThat(levels.ofUniform()).isCloseTo(Math.log(3), within(1e-12));
        }

        @Test
        void ofRowsAreTheEntropyOfTheirMean() {
            LossLevels levels =
                    LossLevels.of(Losses.categoricalCrossentropy(), new float[] {1, 0, 0, 1, 1, 0, 1, 0}, 4, 2);
            assertThat(levels.ofConstant()).isCloseTo(-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25), within(1e-12));
        }

        @Test
        void ofBitsAreTheMeanOverColumns() {
            LossLevels levels = LossLevels.of(Losses.binaryCrossentropy(), new float[] {1, 1, 0, 1}, 2, 2);
            assertThat(levels.ofConstant()).isCloseTo(Math.log(2) / 2, within(1e-12));
            assertThat(levels.ofUniform()).isCloseTo(Math.log(2), within(1e-12));
        }

        /// Columns (1, 5) and (0, 0): squares 4, 4, 0, 0 about the means; distances 0 and 4 from 5.
        @Test
        void ofNumbersAreTheirScatter() {
            float[] target = {1, 0, 5, 0};
            assertThat(LossLevels.of(Losses.mse(), target, 2, 2).ofConstant()).isCloseTo(2, within(1e-12));
            assertThat(LossLevels.of(Losses.named("mae"), target, 2, 2).ofConstant())
                    .isCloseTo(1, within(1e-12));
            assertThat(LossLevels.of(Losses.mse(), target, 2, 2).ofUniform()).isNaN();
        }
    }

    /// Four samples with 1e30 in the input overflow in the first layer's square, not in the signal.
    @Test
    void countsWhatIsNotFinite() {
        Model model = classifier("relu", constant(1e30));
        Tensor x = Tensor.of(Shape.of(2, 4), 1, 1, 1, 1, 1, 1, 1, 1);
        NetworkEvidence evidence =
                Probe.examine(model, CROSSENTROPY, x, labels(2, 3)).evidence();
        assertThat(evidence.layers().get(0).nonFinite().preActivation()).isZero();
        assertThat(evidence.layers().get(1).nonFinite().preActivation()).isEqualTo(6);
        assertThat(evidence.layers().get(1).nonFinite().total()).isGreaterThan(6);
    }

    private static Model classifier(String phi, dev.fanin.init.Initializer kernel) {
        return Sequential.of(
                        input(4),
                        dense(8, phi).kernelInitializer(kernel),
                        dense(3, "softmax").kernelInitializer(kernel))
                .build(seed(1));
    }

    private static NetworkEvidence examine(Model model) {
        return Probe.examine(model, CROSSENTROPY, gaussian(1, 30, 4), labels(30, 3))
                .evidence();
    }
}
