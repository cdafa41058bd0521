package dev.fanin.layer;

import static dev.fanin.random.Seed.seed;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Execution;
import dev.fanin.graph.Gradients;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.ParameterGradients;
import dev.fanin.graph.Weights;
import dev.fanin.random.RandomStream;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What every layer promises, and the one list of layers it is asked of.
///
/// A layer stands behind identities, one for each input, whose gradient buffers then hold the
/// gradients of the layer's inputs. The loss is `sum_k c_k x_k` over all outputs with fixed random
/// coefficients, so that every output counts.
final class LayerContract {

    /// The samples of one batch.
    static final int BATCH = 3;
    /// The step whose random numbers training uses, so that a dropout mask stays the same.
    static final long STEP = 7;
    /// Layers that take numbers of things get them from 0 to this, exclusive.
    static final int IDS = 5;

    /// What a layer computes before its activation, written apart from it: in double, by direct
    /// loops.
    @FunctionalInterface
    interface Reference {
        /// Returns z of all samples.
        ///
        /// @param inputs the values of each input, the sample first
        /// @param parameters the values of each parameter
        double[] z(List<double[]> inputs, List<double[]> parameters, int samples, boolean training);
    }

    /// What sets a layer apart from most.
    enum Trait {
        /// While training, the output of one sample depends on the others of its batch.
        MIXES_SAMPLES,
        /// The inputs are whole numbers, so there is no gradient of them.
        TAKES_IDS,
        /// Training uses random numbers, which take some memory at each step.
        DRAWS
    }

    /// One layer, the shapes of a sample of each of its inputs, and what it should compute.
    record Case(Layer layer, List<Shape> inputs, Reference reference, Set<Trait> traits) {

        static Case of(Layer layer, Reference reference, Shape... inputs) {
            return new Case(layer, List.of(inputs), reference, EnumSet.noneOf(Trait.class));
        }

        Case with(Trait trait) {
            Set<Trait> more = EnumSet.of(trait);
            more.addAll(traits);
            return new Case(layer, inputs, reference, more);
        }

        boolean has(Trait trait) {
            return traits.contains(trait);
        }

        Case with(Layer other) {
            return new Case(other, inputs, reference, traits);
        }

        @Override
        public String toString() {
            return layer + " on " + inputs;
        }
    }

    private final Case asked;
    private final Network network;
    private final Weights weights;
    private final Execution execution;
    private final List<float[]> start;
    private final float[] coefficients;

    LayerContract(Case c, int capacity) {
        this(c, capacity, Engine.plain());
    }

    LayerContract(Case c, int capacity, Engine engine) {
        asked = c;
        List<Symbol> inputs =
                c.inputs().stream().map(shape -> Layers.input(shape).on()).toList();
        List<Symbol> identities = new ArrayList<>();
        for (Symbol input : inputs) {
            identities.add(Layers.activation("linear")
                    .named("before_" + identities.size())
                    .on(input));
        }
        Symbol output = c.layer().on(identities.toArray(Symbol[]::new));
        network = Network.of(Graph.between(inputs, List.of(output)));
        weights = Weights.initialize(network, seed(15));
        stir();
        execution = new Execution(
                network, weights, ParameterGradients.of(network), capacity, seed(12), engine, Gradients.OF_ALL_NODES);
        start = execution.parameters(place()).stream().map(float[]::clone).toList();
        coefficients = random("coefficients", capacity * node().output().arraySize());
        for (int i = 0; i < inputs.size(); i++) {
            fill(execution.input(i), i);
        }
    }

    /// Every layer that there is, with every activation, rank and option.
    static Stream<Case> cases() {
        return Stream.of(
                        DenseCases.cases(),
                        ActivationCases.cases(),
                        NormalizationCases.cases(),
                        ShapeCases.cases(),
                        EmbeddingCases.cases(),
                        NoiseCases.cases(),
                        MergeCases.cases(),
                        ConvolutionCases.cases(),
                        PoolingCases.cases())
                .flatMap(family -> family);
    }

    /// Returns the random numbers that a layer of the given name gets in [#STEP].
    static RandomStream drawn(String name) {
        return seed(12).stream(name).child("step " + STEP);
    }

    /// Moves every parameter off its beginning, so that zeros and ones hide nothing.
    private void stir() {
        for (ParameterSpec parameter : node().parameters()) {
            float[] values = weights.get(node().path(parameter)).array();
            float[] noise = random(parameter.name(), values.length);
            for (int i = 0; i < values.length; i++) {
                // What training does not change by gradients may be a variance, so it only grows.
                values[i] += 0.4f * (parameter.trainable() ? noise[i] : Math.abs(noise[i]));
            }
        }
    }

    private void fill(float[] input, int number) {
        float[] values = random(number == 0 ? "inputs" : "inputs " + number, input.length);
        for (int i = 0; i < input.length; i++) {
            input[i] = asked.has(Trait.TAKES_IDS) ? (int) (Math.abs(values[i]) * 100) % IDS : values[i];
        }
    }

    private int place() {
        return asked.inputs().size();
    }

    Node node() {
        return network.nodes().get(place());
    }

    Weights weights() {
        return weights;
    }

    float[] input(int index) {
        return execution.input(index);
    }

    int outputSize() {
        return node().output().arraySize();
    }

    /// Runs the first samples forward while training, from the parameters that there were at first,
    /// and returns the layer's outputs, which are overwritten by the next run.
    float[] forward(int samples) {
        reset();
        execution.forward(samples, true, STEP);
        return execution.activation(place());
    }

    float[] predict(int samples) {
        reset();
        execution.forward(samples, false, 0);
        return execution.activation(place());
    }

    private void reset() {
        for (int i = 0; i < start.size(); i++) {
            System.arraycopy(start.get(i), 0, parameters().get(i), 0, start.get(i).length);
        }
    }

    void backward(int samples) {
        forward(samples);
        goBack(samples);
    }

    /// Runs one step without setting parameters back, as training does.
    void step(int samples) {
        execution.forward(samples, true, STEP);
        goBack(samples);
    }

    private void goBack(int samples) {
        System.arraycopy(coefficients, 0, execution.gradient(place()), 0, samples * outputSize());
        execution.backward(false);
    }

    float[] inputGradient(int index) {
        return execution.gradient(index);
    }

    List<float[]> parameters() {
        return execution.parameters(place());
    }

    List<float[]> parameterGradients() {
        return execution.parameterGradients(place());
    }

    /// Returns the reference of the layer for what this contract gives it.
    InDouble inDouble(int samples, boolean training) {
        List<double[]> inputs = new ArrayList<>();
        for (int i = 0; i < asked.inputs().size(); i++) {
            inputs.add(doubles(
                    Arrays.copyOf(input(i), samples * asked.inputs().get(i).arraySize())));
        }
        List<double[]> parameters = start.stream().map(LayerContract::doubles).toList();
        return new InDouble(asked, inputs, parameters, node().output(), samples, training, coefficients);
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    private static float[] random(String name, int size) {
        float[] values = new float[size];
        seed(13).stream(name).fillNormal(values, 0, 0, 1);
        return values;
    }
}
