package dev.fanin.lab.probe;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Execution;
import dev.fanin.graph.Gradients;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.ParameterGradients;
import dev.fanin.graph.Weights;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.profile.Profiled;
import dev.fanin.lab.profile.Rms;
import dev.fanin.loss.Loss;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Compiled;
import dev.fanin.train.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// One batch on one network, with buffers planned once, to be run as often as the weights change.
final class ProbeRun {

    private final Network original;
    private final Network network;
    private final Weights given;
    private final List<String> state;
    private final Weights weights;
    private final Batch batch;
    private final Compiled compiled;
    private final Setup setup;
    private final Head head;
    private final Execution execution;
    private final double ofOneSample;
    private double loss = Double.NaN;

    /// What is run and compared, and how many samples that is.
    record Batch(List<Tensor> x, List<Tensor> y, int samples) {}

    /// Plans the buffers; throws IllegalArgumentException where inputs or targets do not fit.
    ProbeRun(Network network, Weights weights, Compiled compiled, List<Tensor> x, List<Tensor> y, Setup setup) {
        this.original = network;
        this.network = AtRest.network(network);
        this.given = weights;
        this.state = AtRest.state(network);
        this.weights = AtRest.copying(state, weights);
        this.batch = new Batch(x, y, Inputs.samples(network, x));
        this.compiled = onlyLosses(compiled);
        this.setup = setup;
        this.head = new Head(this.network, this.compiled);
        head.check(batch.samples(), y);
        this.execution = new Execution(
                this.network,
                this.weights,
                ParameterGradients.of(this.network),
                batch.samples(),
                setup.seed(),
                setup.engine(),
                Gradients.OF_ALL_NODES);
        Inputs.load(execution, x);
        this.ofOneSample = factor();
    }

    /// What a run is computed with.
    ///
    /// @param brief whether what only reports show is left out
    record Setup(Seed seed, Engine engine, boolean brief) {}

    private static Compiled onlyLosses(Compiled compiled) {
        return new Compiled(
                Optimizers.sgd(),
                compiled.outputs().stream()
                        .map(output -> Compiled.judgement(output.loss()).weighted(output.lossWeight()))
                        .toList());
    }

    /// Returns by what the gradient of the batch's loss is multiplied to be that of one row of the
    /// output; of one sample where outputs have different numbers of rows.
    private double factor() {
        List<Double> factors = new ArrayList<>();
        for (int i = 0; i < network.outputs().size(); i++) {
            Node node = network.nodes().get(network.outputs().get(i));
            int rows =
                    batch.samples() * (node.output().arraySize() / node.output().axis(-1));
            Loss judge = compiled.output(i, network.outputs().size()).loss();
            int count = judge.count(rows);
            factors.add(judge.reduction().divisor(count, count));
        }
        return factors.stream().distinct().count() == 1 ? factors.getFirst() : batch.samples();
    }

    /// Runs the batch forward and backward with the weights as they are now.
    void run() {
        for (String path : state) {
            float[] now = given.get(path).array();
            System.arraycopy(now, 0, weights.get(path).array(), 0, now.length);
        }
        execution.forward(batch.samples(), true, 0);
        loss = head.lossAndGradient(execution, batch.y());
        execution.backward(head.fused());
    }

    /// Returns what the last run shows of each layer.
    ///
    /// @param backwardGain by what factor a random gradient changes on its way back through a node
    NetworkProfile profile(ToDoubleFunction<Integer> backwardGain) {
        List<LayerProfile> layers = new ArrayList<>();
        for (int i : shown()) {
            layers.add(layer(i, backwardGain.applyAsDouble(i)));
        }
        return new NetworkProfile(Inputs.rms(batch.x()), layers);
    }

    private LayerProfile layer(int index, double backwardGain) {
        Node node = network.nodes().get(index);
        int units = node.output().axis(-1);
        int count = batch.samples() * node.output().arraySize();
        Statistics statistics = new Statistics(node.layer().activation(), units, count, !setup.brief());
        float[] z = execution.preActivation(index);
        float[] x = execution.activation(index);
        return new LayerProfile(
                node.path(),
                units,
                statistics.preActivation(z),
                statistics.activation(x),
                statistics.saturated(x),
                statistics.dead(z),
                Statistics.rms(execution.gradient(index), count, ofOneSample),
                weightGradient(index),
                Double.isNaN(backwardGain) ? Rms.unknown() : new Rms(Math.log10(backwardGain), 0));
    }

    /// Returns the root mean square of dL/dW of a node's first parameter, unknown where training
    /// does not change it.
    Rms weightGradient(int index) {
        List<float[]> gradients = execution.parameterGradients(index);
        return gradients.isEmpty() || gradients.getFirst().length == 0
                ? Rms.unknown()
                : Statistics.rms(gradients.getFirst(), gradients.getFirst().length, 1);
    }

    /// Returns the places of the nodes that have a row.
    List<Integer> shown() {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < network.nodes().size(); i++) {
            if (Profiled.isShown(network.nodes().get(i))) {
                places.add(i);
            }
        }
        return places;
    }

    /// Returns the network as it was given, with its dropout and noise.
    Network original() {
        return original;
    }

    Network network() {
        return network;
    }

    Weights weights() {
        return weights;
    }

    Setup setup() {
        return setup;
    }

    Execution execution() {
        return execution;
    }

    Compiled compiled() {
        return compiled;
    }

    Batch batch() {
        return batch;
    }

    double loss() {
        return loss;
    }
}
