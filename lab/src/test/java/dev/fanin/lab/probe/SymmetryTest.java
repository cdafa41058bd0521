package dev.fanin.lab.probe;

import static dev.fanin.init.Initializers.constant;
import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.init.Initializers.zeros;
import static dev.fanin.layer.Layers.add;
import static dev.fanin.layer.Layers.batchNormalization;
import static dev.fanin.layer.Layers.concatenate;
import static dev.fanin.layer.Layers.conv2d;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.dropout;
import static dev.fanin.layer.Layers.flatten;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.layer.Layers.maxPooling2d;
import static dev.fanin.layer.Layers.reshape;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.init.Initializer;
import dev.fanin.lab.profile.Chains;
import dev.fanin.layer.Dense;
import dev.fanin.layer.DepthwiseConvolution;
import dev.fanin.layer.Layer;
import dev.fanin.layer.SeparableConvolution;
import dev.fanin.layer.Symbol;
import dev.fanin.layer.Window;
import dev.fanin.model.Functional;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Fit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetryTest {

    @Nested
    class DenseLayers {
        @Test
        void drawnAtRandomHaveNoCopies() {
            assertThat(Probe.symmetries(mlp(randomNormal(0.5)))).allSatisfy(symmetry -> {
                assertThat(symmetry.same()).isEmpty();
                assertThat(symmetry.lasting()).isEmpty();
            });
        }

        /// All hidden units of a layer are one; the outputs are one only until targets part them.
        @ParameterizedTest
        @ValueSource(doubles = {0, 0.3})
        void ofOneConstantAreLayersOfOneUnit(double value) {
            List<Symmetry> layers = Probe.symmetries(mlp(constant(value)));
            assertThat(layers.subList(0, 2)).allSatisfy(symmetry -> {
                assertThat(symmetry.lasting()).containsExactly(List.of(0, 1, 2, 3, 4, 5));
                assertThat(symmetry.distinct()).isOne();
            });
            assertThat(layers.getLast().functions()).isOne();
            assertThat(layers.getLast().distinct()).isEqualTo(3);
        }

        @Test
        void withTwoEqualColumnsAreTheSameNowAndPartIfReadDifferently() {
            Model model = mlp(randomNormal(0.5));
            copyColumn(model, "dense/kernel", 4, 1);
            Symmetry first = Probe.symmetries(model).getFirst();
            assertThat(first.same()).containsExactly(List.of(1, 4));
            assertThat(first.functions()).isEqualTo(5);
            assertThat(first.lasting()).isEmpty();
        }

        @Test
        void withEqualColumnsThatAreReadAlikeStayIdentical() {
            Model model = mlp(randomNormal(0.5));
            copyColumn(model, "dense/kernel", 4, 1);
            copyRow(model, "dense_1/kernel", 4, 1);
            List<Symmetry> layers = Probe.symmetries(model);
            assertThat(layers.getFirst().lasting()).containsExactly(List.of(1, 4));
            assertThat(layers.get(1).same()).isEmpty();
        }

        @Test
        void withEqualColumnsAndAnotherBiasDiffer() {
            Model model = mlp(randomNormal(0.5));
            copyColumn(model, "dense/kernel", 4, 1);
            copyRow(model, "dense_1/kernel", 4, 1);
            model.weights().get("dense/bias").array()[4] = 1e-30f;
            assertThat(Probe.symmetries(model).getFirst().same()).isEmpty();
        }

        /// The second layer's units 0 and 1 read copies 1 and 4 with weights exchanged.
        @Test
        void thatReadCopiesWithExchangedWeightsAreTheSame() {
            Model model = mlp(randomNormal(0.5));
            copyColumn(model, "dense/kernel", 4, 1);
            copyColumn(model, "dense_1/kernel", 0, 1);
            float[] kernel = model.weights().get("dense_1/kernel").array();
            float kept = kernel[6];
            kernel[6] = kernel[4 * 6];
            kernel[4 * 6] = kept;
            assertThat(kernel[6]).isNotEqualTo(kernel[7]);
            assertThat(Probe.symmetries(model).get(1).same()).containsExactly(List.of(0, 1));
            kernel[4 * 6] += 1e-3f;
            assertThat(Probe.symmetries(model).get(1).same()).isEmpty();
        }

        @Test
        void beforeAZeroHeadAreNotCopies() {
            Model model = Sequential.of(
                            input(4),
                            dense(6, "relu").kernelInitializer(randomNormal(0.5)),
                            dense(3).kernelInitializer(zeros()))
                    .build(seed(1));
            List<Symmetry> layers = Probe.symmetries(model);
            assertThat(layers.getFirst().same()).isEmpty();
            assertThat(layers.getLast().functions()).isOne();
            assertThat(layers.getLast().lasting()).isEmpty();
        }
    }

    /// What is said to stay identical does, and what is said to part does.
    @Nested
    class UnderTraining {
        @Test
        void groupsHold() {
            Model model = mlp(randomNormal(0.5));
            copyColumn(model, "dense/kernel", 4, 1);
            copyRow(model, "dense_1/kernel", 4, 1);
            copyColumn(model, "dense_1/kernel", 2, 3);
            train(model);
            float[] kernel = model.weights().get("dense/kernel").array();
            float[] second = model.weights().get("dense_1/kernel").array();
            assertThat(IntStream.range(0, 4))
                    .allSatisfy(row -> assertThat(kernel[row * 6 + 4]).isEqualTo(kernel[row * 6 + 1]));
            assertThat(second[2]).isNotEqualTo(second[3]);
        }

        @Test
        void dropoutPartsCopies() {
            Model model = Sequential.of(
                            input(4),
                            dense(6, "tanh").kernelInitializer(constant(0.3)),
                            dropout(0.5),
                            dense(3, "softmax").kernelInitializer(constant(0.2)))
                    .build(seed(1));
            Symmetry hidden = Probe.symmetries(model).getFirst();
            assertThat(hidden.functions()).isOne();
            assertThat(hidden.lasting()).isEmpty();
            train(model);
            float[] kernel = model.weights().get("dense/kernel").array();
            assertThat(kernel[0]).isNotEqualTo(kernel[1]);
        }

        private static void train(Model model) {
            model.compile("sgd(learning_rate=0.1)", "sparse_categorical_crossentropy");
            model.fit(
                    Chains.gaussian(1, 20, 4),
                    Chains.labels(20, 3),
                    Fit.epochs(5).batchSize(5).quietly());
        }
    }

    @Nested
    class Images {
        @Test
        void findCopiedFiltersThroughPoolingAndFlattening() {
            Model model = Sequential.of(
                            input(6, 6, 2),
                            conv2d(4, 3, "relu").kernelInitializer(randomNormal(0.5)),
                            batchNormalization(),
                            maxPooling2d(2),
                            flatten(),
                            dense(3, "softmax"))
                    .build(seed(1));
            copyColumn(model, "conv2d/kernel", 3, 0);
            List<Symmetry> layers = Probe.symmetries(model);
            assertThat(layers.subList(0, 3))
                    .allSatisfy(symmetry -> assertThat(symmetry.same()).containsExactly(List.of(0, 3)));
            assertThat(layers.get(3).same())
                    .containsExactly(List.of(0, 3), List.of(4, 7), List.of(8, 11), List.of(12, 15));
            assertThat(layers.getFirst().lasting()).isEmpty();
            for (int position = 0; position < 4; position++) {
                copyRow(model, "dense/kernel", position * 4 + 3, position * 4);
            }
            assertThat(Probe.symmetries(model).getFirst().lasting()).containsExactly(List.of(0, 3));
        }

        /// Channel by channel, kernels of one constant keep channels apart; a dense layer of all
        /// does not.
        @Test
        void readEachChannelByItselfInADepthwiseConvolution() {
            Window window = conv2d(1, 3).window();
            Model model = chain(
                    input(6, 6, 2),
                    DepthwiseConvolution.of(window, dev.fanin.activation.Activations.relu())
                            .depthMultiplier(2)
                            .kernelInitializer(constant(0.1)));
            assertThat(Probe.symmetries(model).getFirst().same()).containsExactly(List.of(0, 1), List.of(2, 3));
        }

        @Test
        void seeThroughBothKernelsOfASeparableConvolution() {
            Window window = conv2d(1, 3).window();
            Model model = Sequential.of(
                            input(6, 6, 2),
                            SeparableConvolution.of(4, window, dev.fanin.activation.Activations.relu())
                                    .kernelInitializer(randomNormal(0.5)),
                            flatten(),
                            dense(2).kernelInitializer(constant(1)))
                    .build(seed(1));
            assertThat(Probe.symmetries(model).getFirst().same()).isEmpty();
            copyColumn(model, "separable_conv2d/pointwise_kernel", 2, 1);
            assertThat(Probe.symmetries(model).getFirst().same()).containsExactly(List.of(1, 2));
            assertThat(Probe.symmetries(model).getFirst().lasting()).containsExactly(List.of(1, 2));
        }

        @Test
        void keepUnitsApartThatLieElsewhereInTheImage() {
            Model model = chain(input(2, 2, 1), conv2d(2, 1).kernelInitializer(constant(1)), flatten(), reshape(4, 2));
            List<Symmetry> layers = Probe.symmetries(model);
            assertThat(layers.get(1).same())
                    .containsExactly(List.of(0, 1), List.of(2, 3), List.of(4, 5), List.of(6, 7));
            assertThat(layers.get(2).same()).containsExactly(List.of(0, 1));
        }

        private static Model chain(Layer... layers) {
            return Sequential.of(layers).build(seed(1));
        }
    }

    @Nested
    class Graphs {
        /// The stream's units differ, so a branch of equal units does not make the sum's equal.
        @Test
        void ofResidualsKeepTheirUnitsApart() {
            Symbol x = input(6).on();
            Symbol branch =
                    dense(6).kernelInitializer(zeros()).on(dense(6, "relu").on(x));
            Model model = Functional.of(x, dense(3).on(add().on(x, branch))).build(seed(1));
            List<Symmetry> layers = Probe.symmetries(model);
            assertThat(layers.get(1).functions()).isOne();
            assertThat(layers.get(1).lasting()).isEmpty();
            assertThat(layers.get(2).same()).isEmpty();
        }

        @Test
        void findCopiesInTwoBranchesSideBySide() {
            Symbol x = input(4).on();
            Dense left = dense(2).kernelInitializer(constant(0.5));
            Dense right = dense(2).kernelInitializer(constant(0.5));
            Symbol both = concatenate().on(left.on(x), right.on(x));
            Model model = Functional.of(x, dense(3).on(both)).build(seed(1));
            List<Symmetry> layers = Probe.symmetries(model);
            assertThat(layers.get(2).same()).containsExactly(List.of(0, 1, 2, 3));
            assertThat(layers.get(2).lasting()).isEmpty();
        }

        @Test
        void doNotCallUnitsLastingThatALayerReadsTwice() {
            Symbol x = input(4).on();
            Dense shared = dense(4, "tanh").kernelInitializer(constant(0.5));
            Model model = Functional.of(
                            x, dense(3).kernelInitializer(constant(1)).on(shared.on(shared.on(x))))
                    .build(seed(1));
            List<Symmetry> layers = Probe.symmetries(model);
            assertThat(layers.getFirst().functions()).isOne();
            assertThat(layers.getFirst().lasting()).isEmpty();
            assertThat(layers.get(1).lasting()).isEmpty();
        }
    }

    private static Model mlp(Initializer kernel) {
        return Sequential.of(
                        input(4),
                        dense(6, "tanh").kernelInitializer(kernel),
                        dense(6, "tanh").kernelInitializer(kernel),
                        dense(3, "softmax").kernelInitializer(kernel))
                .build(seed(1));
    }

    private static void copyColumn(Model model, String path, int to, int from) {
        Tensor tensor = model.weights().get(path);
        Shape shape = tensor.shape();
        for (int row = 0; row < shape.size(); row += shape.axis(-1)) {
            tensor.array()[row + to] = tensor.array()[row + from];
        }
    }

    private static void copyRow(Model model, String path, int to, int from) {
        Tensor tensor = model.weights().get(path);
        int width = tensor.shape().axis(-1);
        System.arraycopy(tensor.array(), from * width, tensor.array(), to * width, width);
    }
}
