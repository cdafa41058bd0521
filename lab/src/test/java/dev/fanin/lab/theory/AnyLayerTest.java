package dev.fanin.lab.theory;

import static dev.fanin.lab.profile.Chains.gaussian;
import static dev.fanin.lab.profile.Chains.labels;
import static dev.fanin.layer.Layers.*;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.layer.CustomLayer;
import dev.fanin.layer.DepthwiseConvolution;
import dev.fanin.layer.Label;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Padding;
import dev.fanin.layer.SeparableConvolution;
import dev.fanin.layer.Symbol;
import dev.fanin.layer.TransposedConvolution;
import dev.fanin.layer.UnitNormalization;
import dev.fanin.layer.Window;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.model.Definition;
import dev.fanin.model.Functional;
import dev.fanin.model.Sequential;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of layer in its place between others, predicted beside measured.
///
/// Twenty networks each; the mean of the measured logarithms must lie within 4 standard errors and
/// 0.05 decades of the prediction, 12 per cent, and the layer before it likewise for the gradient.
class AnyLayerTest {

    private static final Loss LOSS = Losses.sparseCategoricalCrossentropy().unclipped();
    private static final int SEEDS = 20;

    /// @param name what is tested
    /// @param build the layers between a first convolution or dense layer and the head
    record Case(String name, Shape input, UnaryOperator<Symbol> build) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case image(String name, UnaryOperator<Symbol> build) {
        return new Case(
                name,
                Shape.of(8, 8, 3),
                start -> flatten()
                        .on(build.apply(conv2d(24, 3, "relu").padding("same").on(start))));
    }

    private static Case vector(String name, UnaryOperator<Symbol> build) {
        return new Case(
                name,
                Shape.of(40),
                start -> build.apply(
                        dense(64, "relu").kernelInitializer("he_normal").on(start)));
    }

    static List<Case> cases() {
        Window three = Window.of(2, 3).padding(Padding.SAME);
        return List.of(
                image(
                        "convolution at borders",
                        x -> conv2d(24, 5, "relu")
                                .padding("same")
                                .kernelInitializer("he_normal")
                                .on(x)),
                image(
                        "strided convolution",
                        x -> conv2d(24, 3, "tanh").strides(2).on(x)),
                image(
                        "transposed convolution",
                        x -> TransposedConvolution.of(24, three.strides(2), Activations.relu())
                                .on(x)),
                image(
                        "depthwise convolution",
                        x -> DepthwiseConvolution.of(three, Activations.relu()).on(x)),
                image(
                        "separable convolution",
                        x -> SeparableConvolution.of(24, three, Activations.relu())
                                .on(x)),
                image("max pooling", x -> maxPooling2d(2).on(x)),
                image("average pooling", x -> averagePooling2d(2).on(x)),
                image(
                        "global average pooling",
                        x -> globalAveragePooling2d().keepingDims().on(x)),
                image(
                        "zero padding",
                        x -> conv2d(24, 3, "relu")
                                .on(new dev.fanin.layer.ZeroPadding(
                                                dev.fanin.layer.Margins.symmetric(2, 1), new Label("", true))
                                        .on(x))),
                vector("leaky relu layer", x -> leakyReLU(0.2).on(dense(64).on(x))),
                vector("activation behind another", x -> activation("tanh").on(x)),
                vector("prelu", x -> pReLU().on(dense(64).on(x))),
                vector(
                        "batch normalization",
                        x -> activation("relu")
                                .on(batchNormalization().on(dense(64).on(x)))),
                vector("layer normalization", x -> layerNormalization().on(x)),
                vector(
                        "group normalization",
                        x -> groupNormalization(4).on(dense(64).on(x))),
                vector("rms normalization", x -> rmsNormalization().on(x)),
                vector("unit normalization", x -> new UnitNormalization(List.of(-1), new Label("", true)).on(x)),
                vector("rescaling", x -> rescaling(3, 0.5).on(x)),
                vector("residual", x -> add().on(x, dense(64, "relu").on(x))),
                vector("the same twice", x -> add().on(x, x)),
                vector("difference", x -> subtract().on(x, dense(64).on(x))),
                vector("average", x -> average().on(x, dense(64).on(x))),
                vector(
                        "product",
                        x -> multiply().on(dense(64).on(x), dense(64, "sigmoid").on(x))),
                vector("maximum", x -> maximum().on(dense(64).on(x), dense(64).on(x))),
                vector(
                        "concatenation",
                        x -> concatenate().on(x, dense(32, "tanh").on(x))),
                vector("dropout at rest", x -> dropout(0).on(x)),
                vector(
                        "softmax in the middle",
                        x -> activation("softmax").on(dense(64).on(x))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isPredictedAsMeasured(Case tested) {
        int samples = 32;
        Symbol start = input(tested.input).on();
        Definition network = Functional.of(start, dense(10, "softmax").on(tested.build.apply(start)));
        Tensor x = Tensor.zeros(tested.input.prepend(samples));
        seed(3).stream("x").fillNormal(x.array(), 0, 0, 1);
        Tensor y = labels(samples, 10);
        NetworkProfile predicted = SignalPropagation.predict(
                network.build(seed(1)).network(), null, LOSS, InputMoments.of(x), TargetMoments.of(y));
        List<List<Measured>> measured = java.util.stream.IntStream.range(0, SEEDS)
                .mapToObj(s -> Measured.of(network.build(seed(s)), LOSS, x, y))
                .toList();
        for (int i = 0; i < predicted.layers().size(); i++) {
            int row = i;
            LayerProfile layer = predicted.layers().get(i);
            assertMean(
                    layer.layer() + " signal",
                    layer.activation().rms().log10(),
                    measured.stream()
                            .map(all -> all.get(row).activation().log10())
                            .toList());
            assertMean(
                    layer.layer() + " gradient",
                    layer.gradient().log10(),
                    measured.stream()
                            .map(all -> all.get(row).gradient().log10())
                            .toList());
        }
    }

    private static void assertMean(String what, double predicted, List<Double> values) {
        var draws = new dev.fanin.lab.profile.Draws(values);
        assertThat(draws.mean()).as(what).isCloseTo(predicted, within(0.05 + 4 * draws.standardError()));
    }

    @Nested
    class WithoutAClosedForm {
        @Test
        void isSampledAndSaysSo() {
            Symbol start = input(6, 8).on();
            Symbol left = dense(16, "tanh").on(start);
            Symbol right = dense(16, "tanh").on(start);
            Definition network = Functional.of(
                    start,
                    dense(3, "softmax").on(flatten().on(dot(2, 2).named("dot").on(left, right))));
            Tensor x = gaussian(1, 16, 48).reshape(Shape.of(16, 6, 8));
            NetworkProfile predicted =
                    SignalPropagation.predict(network.build(seed(1)).network(), LOSS, x, labels(16, 3));
            assertThat(predicted.sampled()).containsExactly("dot");
            List<Measured> measured = Measured.of(network.build(seed(1)), LOSS, x, labels(16, 3));
            assertThat(predicted.layers().get(2).activation().rms().log10())
                    .isCloseTo(measured.get(2).activation().log10(), within(0.2));
            assertThat(predicted.layers().get(0).gradient().log10())
                    .isCloseTo(measured.get(0).gradient().log10(), within(0.4));
        }

        @Test
        void ofOnesOwnIsSampled() {
            Sequential network = Sequential.of(input(4), dense(64), new Twice("mine"), dense(2, "softmax"));
            NetworkProfile predicted =
                    SignalPropagation.predict(network.network(), LOSS, gaussian(1, 64, 4), labels(64, 2));
            assertThat(predicted.sampled()).containsExactly("mine");
            assertThat(predicted.layers().get(1).activation().rms().log10())
                    .isCloseTo(predicted.layers().get(0).activation().rms().log10(), within(0.03));
        }

        @Test
        void anExponentialGivesNumbersHoweverLarge() {
            NetworkProfile predicted = SignalPropagation.predict(
                    Sequential.of(input(4), dense(64, "exponential"), dense(2, "softmax"))
                            .network(),
                    LOSS,
                    gaussian(1, 64, 4),
                    labels(64, 2));
            assertThat(predicted.layers().getFirst().activation().rms().log10()).isBetween(-0.5, 1.0);
        }
    }

    @Test
    void aNetworkThatOnlyPassesValuesOnIsRefused() {
        assertThatThrownBy(() -> SignalPropagation.predict(
                        Sequential.of(input(2), flatten()).network(), LOSS, gaussian(1, 3, 2), labels(3, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected a network with a layer that does more than pass values on, got none; add a"
                        + " layer.");
    }

    /// A layer of one's own that passes everything on.
    private record Twice(String name) implements CustomLayer {
        @Override
        public Layer named(String newName) {
            return new Twice(newName);
        }

        @Override
        public String type() {
            return "Twice";
        }

        @Override
        public Shape outputShape(Shape input) {
            return input;
        }

        @Override
        public Operation operation(Shape input) {
            return Operation.identity();
        }
    }
}
