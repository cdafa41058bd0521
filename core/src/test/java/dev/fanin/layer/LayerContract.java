package dev.fanin.layer;

import static dev.fanin.random.Seed.seed;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What every layer promises, and the one list of layers it is asked of.
///
/// A layer stands behind an identity, whose gradient buffer then holds the gradient of the layer's
/// input. The loss is `sum_k c_k x_k` over all outputs with fixed random coefficients, so that
/// float32 noise stays small and every output counts.
final class LayerContract {

    /// The samples of one batch.
    static final int BATCH = 3;
    /// The step whose random numbers training uses, so that a dropout mask stays the same.
    static final long STEP = 7;

    private static final int UNDER_TEST = 1;

    /// One layer and the shape of a sample it is given.
    record Case(Layer layer, Shape input) {
        @Override
        public String toString() {
            return layer + " on " + input;
        }
    }

    private final Network network;
    private final Weights weights;
    private final Execution execution;
    private final float[] coefficients;

    LayerContract(Case c, int capacity) {
        network = Network.of(List.of(new Input(c.input(), "input"), Layers.activation("linear"), c.layer()));
        weights = Weights.initialize(network, seed(15));
        execution = new Execution(network, weights, capacity, seed(12));
        coefficients = random("coefficients", capacity * node().output().arraySize());
        float[] inputs = random("inputs", execution.input().length);
        System.arraycopy(inputs, 0, execution.input(), 0, inputs.length);
    }

    /// Every layer that there is, with every activation, rank and option.
    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Shape input : List.of(Shape.of(5), Shape.of(1, 5), Shape.of(2, 3, 4))) {
            for (String activation : activations()) {
                Dense dense = Layers.dense(6, activation)
                        .kernelInitializer("random_normal(stddev=0.5)")
                        .biasInitializer("random_normal(stddev=0.5)");
                cases.add(new Case(dense, input));
                cases.add(new Case(dense.withoutBias(), input));
                cases.add(new Case(Layers.activation(activation), input));
            }
            cases.add(new Case(Layers.dense(1), input));
            cases.add(new Case(Layers.flatten(), input));
            cases.add(new Case(Layers.dropout(0.4), input));
            cases.add(new Case(Layers.dropout(0), input));
            cases.add(new Case(new Shift("", Activations.tanh()), input));
        }
        return cases.stream();
    }

    private static List<String> activations() {
        return Stream.concat(
                        Activations.all().stream()
                                .map(ActivationFunction::name)
                                // Its kinks depend on whole rows; it has a test of its own.
                                .filter(name -> !name.equals("sparsemax")),
                        Stream.of("leaky_relu(negative_slope=0.01)", "elu(alpha=1.5)", "gelu(approximate=true)"))
                .toList();
    }

    dev.fanin.graph.Node node() {
        return network.nodes().get(UNDER_TEST);
    }

    Weights weights() {
        return weights;
    }

    float[] inputs() {
        return execution.input();
    }

    /// Runs the first samples forward while training and returns the layer's outputs, which are
    /// overwritten by the next run.
    float[] forward(int samples) {
        execution.forward(samples, true, STEP);
        return execution.activation(UNDER_TEST);
    }

    float[] predict(int samples) {
        execution.forward(samples, false, 0);
        return execution.activation(UNDER_TEST);
    }

    float[] preActivations() {
        return execution.preActivation(UNDER_TEST);
    }

    double loss(int samples) {
        float[] outputs = forward(samples);
        double sum = 0;
        for (int i = 0; i < samples * node().output().arraySize(); i++) {
            sum += (double) coefficients[i] * outputs[i];
        }
        return sum;
    }

    /// The sum of the magnitudes that the loss adds up, for the bound on its rounding.
    double magnitude(int samples) {
        float[] outputs = forward(samples);
        double sum = 0;
        for (int i = 0; i < samples * node().output().arraySize(); i++) {
            sum += Math.abs((double) coefficients[i]) * (Math.abs(outputs[i]) + Math.abs(preActivations()[i]));
        }
        return sum;
    }

    void backward(int samples) {
        forward(samples);
        System.arraycopy(
                coefficients,
                0,
                execution.gradient(UNDER_TEST),
                0,
                samples * node().output().arraySize());
        execution.backward(false);
    }

    float[] inputGradient() {
        return execution.gradient(UNDER_TEST - 1);
    }

    List<float[]> parameters() {
        return execution.parameters(UNDER_TEST);
    }

    List<float[]> parameterGradients() {
        return execution.parameterGradients(UNDER_TEST);
    }

    private static float[] random(String name, int size) {
        float[] values = new float[size];
        seed(13).stream(name).fillNormal(values, 0, 0, 1);
        return values;
    }
}
