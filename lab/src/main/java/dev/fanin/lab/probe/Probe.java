package dev.fanin.lab.probe;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Execution;
import dev.fanin.graph.Gradients;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.ParameterGradients;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.profile.Profiled;
import dev.fanin.loss.Loss;
import dev.fanin.model.Model;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Compiled;
import java.util.ArrayList;
import java.util.List;

/// Measures signal and gradients of a model on one batch, layer by layer, without changing the
/// model.
///
/// The network is run as in training, so that batch normalization uses the moments of the batch;
/// but nothing is drawn at random: dropout and noise stand aside, and moving averages are copies.
/// Layers of a user's own draw what they draw in the first step.
///
/// Values are float32, as in training; their statistics are added up in double, so that a mean of
/// squares neither overflows nor vanishes before the values do.
public final class Probe {

    private Probe() {}

    /// Runs the batch forward and backward once and returns what it saw.
    ///
    /// Gradients are those of a single sample's loss, which do not shrink as the batch grows;
    /// gradients of weights are those of the batch's mean loss, which training uses.
    ///
    /// @param x inputs, the sample first
    /// @param y targets, as the loss expects them
    /// @throws IllegalArgumentException where inputs or targets do not fit the model
    public static NetworkProfile measure(Model model, Loss loss, Tensor x, Tensor y) {
        return measure(model, Compiled.of(Optimizers.sgd(), loss), List.of(x), List.of(y));
    }

    /// Runs a batch of several inputs or outputs forward and backward once and returns what it saw.
    ///
    /// A sample's loss is the sum over its outputs, each as it is weighted. Where the outputs of a
    /// network have several rows a sample, and all as many, gradients are those of a single row's
    /// loss.
    ///
    /// @param x inputs in the network's order, the sample first
    /// @param y targets in the network's order, as the losses expect them
    /// @throws IllegalArgumentException where inputs or targets do not fit the model
    public static NetworkProfile measure(Model model, Compiled compiled, List<Tensor> x, List<Tensor> y) {
        return run(model, compiled, x, y, new ProbeRun.Setup(model.seed(), Engine.plain(), false))
                .profile(_ -> Double.NaN);
    }

    /// Measures what [#measure] does, the backward gain of each layer, and what else can be seen:
    /// copies among units, dead and saturated ones, ranks, losses to compare with.
    ///
    /// Takes one more run of each layer by itself, forward and backward.
    ///
    /// @throws IllegalArgumentException where inputs or targets do not fit the model
    public static Measurement examine(Model model, Compiled compiled, List<Tensor> x, List<Tensor> y) {
        return examine(model, compiled, x, y, Engine.plain());
    }

    /// Measures all there is with the given kernels.
    ///
    /// @param engine what computes
    /// @throws IllegalArgumentException where inputs or targets do not fit the model
    public static Measurement examine(Model model, Compiled compiled, List<Tensor> x, List<Tensor> y, Engine engine) {
        ProbeRun run = run(model, compiled, x, y, new ProbeRun.Setup(model.seed(), engine, false));
        return new Measurement(
                run.profile(node -> BackwardGain.of(run, node)), EvidenceReader.read(run, symmetries(model)));
    }

    /// Measures what [#examine] does but for what only reports show: histograms are empty, and
    /// backward gains and ranks are NaN.
    ///
    /// @param engine what computes
    /// @throws IllegalArgumentException where inputs or targets do not fit the model
    public static Measurement glance(Model model, Compiled compiled, List<Tensor> x, List<Tensor> y, Engine engine) {
        ProbeRun run = run(model, compiled, x, y, new ProbeRun.Setup(model.seed(), engine, true));
        return new Measurement(run.profile(_ -> Double.NaN), EvidenceReader.read(run, symmetries(model)));
    }

    /// Measures all there is for a network with one input and one output.
    public static Measurement examine(Model model, Loss loss, Tensor x, Tensor y) {
        return examine(model, Compiled.of(Optimizers.sgd(), loss), List.of(x), List.of(y));
    }

    /// Returns which units of each layer are copies of each other, from the weights alone; one for
    /// each node of the network.
    public static List<Symmetry> symmetries(Model model) {
        return Colouring.of(model.network(), model.weights());
    }

    /// Runs the batch forward only, and returns the root mean squares of each layer.
    ///
    /// @throws IllegalArgumentException where inputs do not fit the model
    public static List<LayerRms> forward(Model model, List<Tensor> x) {
        int samples = Inputs.samples(model.network(), x);
        Network network = AtRest.network(model.network());
        Execution execution = new Execution(
                network,
                AtRest.copying(AtRest.state(network), model.weights()),
                ParameterGradients.of(network),
                samples,
                model.seed(),
                Engine.plain(),
                Gradients.NONE);
        Inputs.load(execution, x);
        execution.forward(samples, true, 0);
        List<LayerRms> layers = new ArrayList<>();
        for (int i = 0; i < network.nodes().size(); i++) {
            Node node = network.nodes().get(i);
            if (Profiled.isShown(node)) {
                int count = samples * node.output().arraySize();
                layers.add(new LayerRms(
                        node.path(),
                        Statistics.rms(execution.preActivation(i), count, 1),
                        Statistics.rms(execution.activation(i), count, 1)));
            }
        }
        return layers;
    }

    private static ProbeRun run(Model model, Compiled compiled, List<Tensor> x, List<Tensor> y, ProbeRun.Setup setup) {
        ProbeRun run = new ProbeRun(model.network(), model.weights(), compiled, x, y, setup);
        run.run();
        return run;
    }
}
