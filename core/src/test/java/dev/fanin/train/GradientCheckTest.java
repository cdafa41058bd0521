package dev.fanin.train;

import static dev.fanin.layer.Layers.activation;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.dropout;
import static dev.fanin.layer.Layers.flatten;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.optimizer.Optimizers.sgd;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.layer.Layer;
import dev.fanin.loss.Losses;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Gradients of whole networks, from the loss that the head reports to every weight.
class GradientCheckTest {

    private static final int SAMPLES = 4;

    record Case(String loss, boolean fused, List<Layer> layers) {

        static Case of(String loss, boolean fused, Layer... layers) {
            return new Case(loss, fused, List.of(layers));
        }
    }

    static Stream<Case> cases() {
        return Stream.of("mse", "categorical_crossentropy", "sparse_categorical_crossentropy")
                .flatMap(loss -> {
                    boolean joined = !loss.equals("mse");
                    return Stream.of(
                            Case.of(loss, joined, input(1, 5), dense(6, "tanh"), dense(3, "softmax")),
                            Case.of(loss, joined, input(5), dense(3), activation("softmax")),
                            Case.of(loss, joined, input(2, 3), flatten(), dense(6, "sigmoid"), dense(3, "softmax")),
                            Case.of(loss, joined, input(2, 3), dense(4, "tanh"), dropout(0.5), dense(3, "softmax")),
                            Case.of(loss, false, input(1, 5), dense(3, "softmax"), flatten()),
                            Case.of(loss, false, input(5), dense(6, "softmax"), dense(3, "sigmoid")));
                });
    }

    /// Central differences at h = 1/32 and h/2, extrapolated. Tolerance: what they differ by, and
    /// float32 rounding of outputs of magnitude 1 in a loss of slope at most 1/p = 20: 2^-24 20 /
    /// h.
    @ParameterizedTest
    @MethodSource("cases")
    void areThoseOfTheReportedLoss(Case c) {
        Network network = Network.of(c.layers());
        Weights weights = Weights.initialize(network, seed(5));
        Head head = new Head(network, Compiled.of(sgd(), Losses.named(c.loss())));
        Execution execution = new Execution(network, weights, SAMPLES, seed(6));
        seed(7).stream("x").fillNormal(execution.input(), 0, 0, 1);
        Tensor targets = targets(c.loss(), SAMPLES * network.output().arraySize());
        assertThat(head.fused()).containsExactly(c.fused());

        loss(execution, head, targets);
        head.gradient(execution, targets);
        execution.backward(head.fused());
        for (int node = 0; node < network.nodes().size(); node++) {
            for (int p = 0; p < execution.parameters(node).size(); p++) {
                float[] values = execution.parameters(node).get(p);
                float[] gradient = execution.parameterGradients(node).get(p).clone();
                for (int i = 0; i < values.length; i++) {
                    double wide = difference(execution, head, targets, values, i, 1 / 32f);
                    double narrow = difference(execution, head, targets, values, i, 1 / 64f);
                    assertThat((double) gradient[i])
                            .isCloseTo((4 * narrow - wide) / 3, within(8e-5 + Math.abs(narrow - wide)));
                }
            }
        }
    }

    private static double difference(Execution execution, Head head, Tensor targets, float[] values, int i, float h) {
        float kept = values[i];
        values[i] = kept + h;
        double step = values[i];
        double up = loss(execution, head, targets);
        values[i] = kept - h;
        step -= values[i];
        double down = loss(execution, head, targets);
        values[i] = kept;
        return (up - down) / step;
    }

    private static double loss(Execution execution, Head head, Tensor targets) {
        execution.forward(SAMPLES, true, 0);
        return head.loss(execution, targets);
    }

    private static Tensor targets(String loss, int outputs) {
        int rows = outputs / 3;
        float[] classes = new float[rows];
        float[] oneHot = new float[outputs];
        for (int row = 0; row < rows; row++) {
            classes[row] = row % 3;
            oneHot[3 * row + row % 3] = 1;
        }
        float[] values = loss.startsWith("sparse") ? classes : oneHot;
        return Tensor.of(Shape.of(values.length), values);
    }
}
