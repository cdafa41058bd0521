package dev.fanin.lab.scheme;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.Weights;
import dev.fanin.init.Initializers;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.model.Model;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Layer-sequential unit variance: one layer after the other, from input to output, has its kernel
/// divided by the standard deviation of its sums z on a batch, until their variance is near 1.
///
/// It needs no theory, so it fits any activation and any graph; and one batch, which the result
/// depends on. Each layer is run once, and once more for each round. Of a separable convolution the
/// pointwise kernel is divided. Batch normalization uses the moments of the batch, and dropout
/// rests.
///
/// Source: Mishkin and Matas, "All you need is a good init", 2016, algorithm 1; a kernel of a
/// layer that is used twice is settled at its first use.
///
/// @param tolerance how far from 1 a variance may be, 0.1 in the paper
/// @param rounds the largest number of divisions of a kernel, 10 in the paper
/// @param orthonormal whether kernels begin anew, orthonormal, as in the paper
/// @param zeroBiases whether biases of layers with kernels begin at 0
public record Lsuv(double tolerance, int rounds, boolean orthonormal, boolean zeroBiases) {

    /// What became of a network.
    ///
    /// @param weights new values; those given are untouched
    /// @param layers what was done to each kernel, in order
    public record Result(Weights weights, List<Row> layers) {
        public Result {
            layers = List.copyOf(layers);
        }

        /// Returns whether every variance came within the tolerance.
        public boolean isReached() {
            return layers.stream().allMatch(Row::isReached);
        }
    }

    /// What was done to one kernel.
    ///
    /// @param path the path of the layer
    /// @param rounds how often the kernel was divided
    /// @param before the variance of z at first
    /// @param after the variance of z in the end
    /// @param isReached whether it is within the tolerance
    public record Row(String path, int rounds, double before, double after, boolean isReached) {}

    public Lsuv {
        if (!(tolerance > 0) || rounds < 1) {
            throw new IllegalArgumentException(
                    "LSUV needs a tolerance above 0 and at least 1 round, got " + tolerance + " and " + rounds + ".");
        }
    }

    /// Returns the settings of the paper: tolerance 0.1, 10 rounds, from orthonormal kernels.
    public static Lsuv ofPaper() {
        return new Lsuv(0.1, 10, true, true);
    }

    /// Returns settings that keep the kernels' own directions and only rescale them.
    public static Lsuv rescaling() {
        return new Lsuv(0.1, 10, false, true);
    }

    /// Returns new weights for a model with one input.
    ///
    /// @param x a batch, the sample first; 64 samples or more
    public Result of(Model model, Tensor x) {
        return of(model.network(), model.weights(), model.seed(), List.of(x));
    }

    /// Returns new weights.
    ///
    /// @param seed the seed of orthonormal kernels
    /// @param x a batch for each input
    /// @throws IllegalArgumentException where the batch does not fit the network
    public Result of(Network network, Weights weights, Seed seed, List<Tensor> x) {
        Weights own = begun(network, weights, seed);
        NodeByNode run = new NodeByNode(network, own, x, Engine.fastest());
        Map<String, Kernel> kernels = Kernel.allOf(network).stream()
                .collect(Collectors.toMap(Kernel::path, kernel -> kernel, (_, last) -> last, LinkedHashMap::new));
        List<Row> rows = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (int i = 0; i < network.nodes().size(); i++) {
            run.forward(i);
            Kernel kernel = kernels.get(network.nodes().get(i).path());
            if (kernel != null && done.add(kernel.path())) {
                rows.add(settle(run, i, kernel, own));
            }
        }
        return new Result(own, rows);
    }

    private Row settle(NodeByNode run, int node, Kernel kernel, Weights weights) {
        float[] values = weights.get(kernel.parameterPath()).array();
        double before = run.variance(node);
        double variance = before;
        int round = 0;
        while (Math.abs(variance - 1) >= tolerance && round < rounds && variance > 0 && Double.isFinite(variance)) {
            float factor = (float) (1 / Math.sqrt(variance));
            for (int i = 0; i < values.length; i++) {
                values[i] *= factor;
            }
            run.forward(node);
            variance = run.variance(node);
            round++;
        }
        return new Row(kernel.path(), round, before, variance, Math.abs(variance - 1) < tolerance);
    }

    private Weights begun(Network network, Weights weights, Seed seed) {
        Map<String, Tensor> values = new LinkedHashMap<>(weights.copy().values());
        Set<String> kernels =
                Kernel.allOf(network).stream().map(Kernel::parameterPath).collect(Collectors.toSet());
        for (Node node : network.nodes()) {
            for (ParameterSpec parameter : node.parameters()) {
                String path = node.path(parameter);
                if (orthonormal && kernels.contains(path)) {
                    values.put(path, Initializers.orthogonal().initialize(parameter.target(), seed.stream(path)));
                } else if (zeroBiases && Role.of(node.layer()) == Role.KERNEL && !kernels.contains(path)) {
                    values.put(path, Tensor.zeros(parameter.shape()));
                }
            }
        }
        return new Weights(new LinkedHashMap<>(values));
    }
}
