package dev.fanin.lab.theory;

import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.Weights;
import dev.fanin.layer.Graph;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Layers;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.layer.Symbol;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A layer without a closed form, run on Gaussian values of the predicted mean, variance and
/// correlation, forward and backward with a random gradient.
///
/// A pretended scatter of one standard deviation of a Gaussian node stands for that of its weights.
final class Sampled {

    private static final Seed SEED = Seed.seed(0);
    private static final int VALUES = 1 << 16;
    private static final int MOST = 32;
    private static final double LARGEST = 20;

    private Sampled() {}

    static Step of(Node node, List<State> inputs, Draws draws) {
        int size = node.output().arraySize();
        for (var input : node.inputs()) {
            size = Math.max(size, input.arraySize());
        }
        int samples = Math.clamp(VALUES / size, 2, MOST);
        Network network = network(node);
        Execution execution = new Execution(network, weights(network, node, draws.weights()), samples, SEED);
        for (int i = 0; i < inputs.size(); i++) {
            fill(execution.input(i), samples, node.inputs().get(i).arraySize(), inputs.get(i), i);
        }
        execution.forward(samples, false, 0);
        int last = network.nodes().size() - 1;
        float[] z = execution.preActivation(last);
        float[] x = execution.activation(last);
        State before = state(z, samples, node, inputs, draws);
        State after = state(x, samples, node, inputs, draws);

        SEED.stream("gradient").fillNormal(execution.gradient(last), 0, 0, 1);
        execution.backward(false);
        double inner = InputMoments.of(tensor(execution.gradient(last), samples, size(node)))
                .meanSquare();
        double[] outer = new double[inputs.size()];
        for (int i = 0; i < outer.length; i++) {
            int length = node.inputs().get(i).arraySize();
            outer[i] = InputMoments.of(tensor(execution.gradient(i), samples, length))
                    .meanSquare();
        }
        return new Step(
                before,
                after,
                gradient -> gradient.shifted(Math.log(inner)),
                (gradient, input) -> new Gradient(
                        gradient.square().shifted(Math.log(outer[input] / inner)),
                        gradient.rows().places(inputs.get(input).rows().places()),
                        0,
                        0,
                        0,
                        null));
    }

    private static int size(Node node) {
        return node.output().arraySize();
    }

    private static Tensor tensor(float[] values, int samples, int size) {
        float[] batch = Arrays.copyOf(values, samples * size);
        return Tensor.of(Shape.of(samples, size), batch);
    }

    /// The layer alone, behind layers that pass its inputs on and keep their gradients.
    private static Network network(Node node) {
        List<Symbol> starts = new ArrayList<>();
        List<Symbol> passed = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            Symbol start =
                    Layers.input(node.inputs().get(i)).named("input_" + i).on();
            starts.add(start);
            passed.add(Layers.rescaling(1, 0).named("pass_" + i).on(start));
        }
        Layer layer = node.layer();
        return Network.of(Graph.between(starts, List.of(layer.on(passed.toArray(Symbol[]::new)))));
    }

    private static Weights weights(Network network, Node node, @Nullable Weights given) {
        Weights drawn = Weights.initialize(network, SEED);
        if (given == null) {
            return drawn;
        }
        SequencedMap<String, Tensor> values = new LinkedHashMap<>(drawn.values());
        Node own = network.nodes().getLast();
        for (ParameterSpec parameter : node.parameters()) {
            // A copy, for batch moments may be written.
            Tensor tensor = given.get(node.path(parameter));
            values.put(
                    own.path(parameter),
                    Tensor.of(tensor.shape(), tensor.array().clone()));
        }
        return new Weights(values);
    }

    private static void fill(float[] values, int samples, int size, State state, int input) {
        RandomStream random = SEED.stream("sampled input " + input);
        double root = Math.exp(Math.clamp(state.square().mean() / 2, -LARGEST, LARGEST));
        double mean = state.mean() * root;
        double deviation = Math.sqrt(Math.max(0, root * root - mean * mean));
        double common = state.mean() * state.mean();
        double alike = common < 1 - 1e-9 ? Math.clamp((state.rows().between() - common) / (1 - common), 0, 1) : 0;
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < size; i++) {
                double shared = random.normal(i);
                double own = random.normal((long) (s + 1) * size + i);
                values[s * size + i] =
                        (float) (mean + deviation * (Math.sqrt(alike) * shared + Math.sqrt(1 - alike) * own));
            }
        }
    }

    private static State state(float[] values, int samples, Node node, List<State> inputs, Draws draws) {
        InputMoments moments = InputMoments.of(tensor(values, samples, size(node)));
        int places = size(node) / node.output().axis(-1);
        Scattered square = Scattered.certain(Math.log(moments.meanSquare()));
        for (State input : inputs) {
            // As a power of what came in, of which nothing more is known.
            square = square.times(input.square().shifted(-finite(input.square().mean())), 1.0 / inputs.size());
        }
        double mean = moments.meanSquare() > 0 ? moments.mean() / Math.sqrt(moments.meanSquare()) : 0;
        Rows rows = Rows.of(
                inputs.getFirst().rows().samples(),
                places,
                moments.cosine(),
                moments.cosineSquare(),
                mean * mean,
                mean * mean);
        return State.gaussian(
                square.times(
                        LogMoments.firstOrder(node.output().axis(-1), 2 * rows.average(c -> c * c)), draws.noise()),
                Math.clamp(mean, -1, 1),
                rows,
                node.output().axis(-1),
                0,
                Map.of(draws.origin(), 1.0),
                null);
    }

    private static double finite(double log) {
        return Double.isInfinite(log) ? 0 : log;
    }
}
