package dev.fanin.graph;

import static dev.fanin.layer.Layers.activation;
import static dev.fanin.layer.Layers.add;
import static dev.fanin.layer.Layers.batchNormalization;
import static dev.fanin.layer.Layers.concatenate;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.layer.Layers.multiply;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.ThreadCrew;
import dev.fanin.layer.Dense;
import dev.fanin.layer.Graph;
import dev.fanin.layer.Label;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Layers;
import dev.fanin.layer.Nested;
import dev.fanin.layer.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Networks that are not chains: their gradients are those of the loss, on any number of threads.
class GraphGradientTest {

    private static final int SAMPLES = 5;

    /// The samples from which on the work of these networks is shared out.
    private static final int MANY = 4001;

    /// A network and what to call it.
    record Example(String name, Graph graph) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Example> examples() {
        return Stream.of(
                new Example("a diamond", diamond()),
                new Example("an output that is read on", readOn()),
                new Example("a shared layer, one use behind the other", shared()),
                new Example("a nested network used twice", nested()),
                new Example("two inputs and two outputs", several()));
    }

    private static Graph diamond() {
        Symbol x = input(3).on();
        Symbol top = dense(4, "tanh").on(x);
        Symbol sum = add().on(dense(4, "sigmoid").on(top), top);
        return Graph.between(List.of(x), List.of(dense(2).on(multiply().on(sum, top))));
    }

    private static Graph readOn() {
        Symbol x = input(3).on();
        Symbol middle = dense(4, "tanh").on(x);
        return Graph.between(
                List.of(x), List.of(middle, dense(2).on(activation("sigmoid").on(middle))));
    }

    private static Graph shared() {
        Symbol x = input(4).on();
        Dense layer = dense(4, "tanh");
        return Graph.between(List.of(x), List.of(layer.on(layer.on(layer.on(x)))));
    }

    private static Graph nested() {
        Layer block = new Nested(
                Graph.chain(List.of(input(4), dense(4, "tanh"), batchNormalization())),
                "Sequential",
                new Label("block", true));
        Symbol x = input(4).on();
        return Graph.between(List.of(x), List.of(add().on(block.on(x), block.on(dense(4).on(x)))));
    }

    private static Graph several() {
        Symbol a = input(3).on();
        Symbol b = input(2).on();
        Symbol joined = concatenate().on(dense(3, "tanh").on(a), b, a);
        return Graph.between(
                List.of(a, b),
                List.of(
                        dense(2, "softmax").on(joined),
                        Layers.layerNormalization().on(joined)));
    }

    private static Execution execution(Graph graph, int samples, int threads) {
        Network network = Network.of(graph);
        Engine engine = new Engine(KernelProvider.plain(), new ThreadCrew(threads));
        Execution execution = new Execution(
                network,
                Weights.initialize(network, seed(3)),
                ParameterGradients.of(network),
                samples,
                seed(4),
                engine,
                Gradients.OF_PARAMETERS);
        for (int i = 0; i < network.inputs().size(); i++) {
            seed(5).stream("input " + i).fillNormal(execution.input(i), 0, 0, 1);
        }
        return execution;
    }

    private static double loss(Execution execution, int samples) {
        execution.forward(samples, true, 0);
        double sum = 0;
        for (int output : execution.network().outputs()) {
            float[] x = execution.activation(output);
            float[] c = coefficients(output, x.length);
            for (int i = 0; i < x.length; i++) {
                sum += (double) c[i] * x[i];
            }
        }
        return sum;
    }

    private static void backward(Execution execution, int samples) {
        execution.forward(samples, true, 0);
        for (int output : execution.network().outputs()) {
            float[] gradient = execution.gradient(output);
            System.arraycopy(coefficients(output, gradient.length), 0, gradient, 0, gradient.length);
        }
        execution.backward(false);
    }

    private static float[] coefficients(int output, int size) {
        float[] values = new float[size];
        seed(6).stream("coefficients " + output).fillNormal(values, 0, 0, 1);
        return values;
    }

    /// Central differences D(h) of float32 losses at h = 1/32 and h/2, extrapolated to (4 D(h/2) -
    /// D(h)) / 3: the truncation is of the order h^4, the rounding 2^-24 of the loss over h, both
    /// below 0.001 of the largest gradient here.
    @ParameterizedTest
    @MethodSource("examples")
    void gradientsAreThoseOfTheLoss(Example example) {
        Execution execution = execution(example.graph(), SAMPLES, 1);
        backward(execution, SAMPLES);
        List<Node> nodes = execution.network().nodes();
        for (int node = 0; node < nodes.size(); node++) {
            for (int p = 0; p < nodes.get(node).parameters().size(); p++) {
                if (nodes.get(node).parameters().get(p).trainable()) {
                    assertGradient(
                            execution,
                            execution.parameters(node).get(p),
                            execution.parameterGradients(node).get(p).clone());
                }
            }
        }
    }

    private static void assertGradient(Execution execution, float[] values, float[] gradient) {
        double largest = 0.1;
        for (float value : gradient) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < values.length; i++) {
            double wide = difference(execution, values, i, 1 / 32f);
            double narrow = difference(execution, values, i, 1 / 64f);
            assertThat((double) gradient[i])
                    .as("element %d", i)
                    .isCloseTo((4 * narrow - wide) / 3, within(0.001 * largest));
        }
    }

    private static double difference(Execution execution, float[] values, int i, float h) {
        float kept = values[i];
        values[i] = kept + h;
        double above = values[i];
        double up = loss(execution, SAMPLES);
        values[i] = kept - h;
        double down = loss(execution, SAMPLES);
        double difference = (up - down) / (above - values[i]);
        values[i] = kept;
        return difference;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void bitsDoNotDependOnThreads(Example example) {
        List<float[]> alone = gradients(example, 1);
        for (int threads = 2; threads <= 3; threads++) {
            assertThat(gradients(example, threads)).usingRecursiveComparison().isEqualTo(alone);
        }
    }

    private static List<float[]> gradients(Example example, int threads) {
        Execution execution = execution(example.graph(), MANY, threads);
        backward(execution, MANY);
        backward(execution, MANY);
        List<float[]> all = new ArrayList<>();
        for (int node = 0; node < execution.network().nodes().size(); node++) {
            all.addAll(execution.parameterGradients(node));
            all.addAll(execution.parameters(node));
            all.add(execution.activation(node));
        }
        return all;
    }
}
