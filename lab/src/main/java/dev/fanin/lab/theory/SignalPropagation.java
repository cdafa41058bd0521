package dev.fanin.lab.theory;

import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.Weights;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.profile.Profiled;
import dev.fanin.lab.profile.Rms;
import dev.fanin.layer.Input;
import dev.fanin.loss.Loss;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Predicts signal and gradients of a network, before any weight is drawn or from the moments of
/// the weights it has.
///
/// Forward, the mean square goes from layer to layer: see [WeightedSum], [Activated],
/// [Standardized], [Joined] and [Pooled]. Backward, the mean square of the gradient comes back
/// through the same steps, from the output's for the given loss ([OutputGradient]); behind a fork
/// gradients add up. A weight's gradient has the mean square `g m / B` for a batch of B samples
/// whose gradients are independent. Up to B times that where they agree, and less where the labels'
/// gradients cancel: this adds ln(B) / 2 to the standard deviation of its logarithm. Batch
/// normalization takes the moments of the batch, as in training; dropout rests.
///
/// Every prediction is the expectation of a logarithm, with the standard deviation that finite
/// layers leave; what one draw does to several layers is known to be the same.
///
/// Source: Poole et al. 2016, section 2; Schoenholz et al. 2017, sections 3 and 4; Glorot and
/// Bengio 2010, section 4.2; He et al. 2015, section 2.2.
public final class SignalPropagation {

    private final Network network;
    private final InputMoments input;
    private final Draws draws;
    private final Transfer transfer;
    private final List<Step> steps = new ArrayList<>();

    private SignalPropagation(Network network, @Nullable Weights weights, InputMoments input) {
        this.network = network;
        this.input = input;
        this.draws = new Draws(weights);
        this.transfer = new Transfer(draws);
    }

    /// Predicts what a batch would show, from the batch's own moments and the initializers.
    ///
    /// @param x inputs, the sample first
    /// @param y targets, as the loss expects them
    public static NetworkProfile predict(Network network, Loss loss, Tensor x, Tensor y) {
        return predict(network, null, loss, InputMoments.of(x), TargetMoments.of(y));
    }

    /// Predicts from moments alone.
    ///
    /// @param weights the weights whose moments count, or null for the initializers
    /// @param loss the loss of each output
    /// @param input the data of each input
    /// @param target the targets of each output
    public static NetworkProfile predict(
            Network network, @Nullable Weights weights, Loss loss, InputMoments input, TargetMoments target) {
        SignalPropagation propagation = new SignalPropagation(network, weights, input);
        propagation.forward();
        return propagation.backward(loss, target);
    }

    private void forward() {
        List<State> inputs = network.inputs().stream().map(this::state).toList();
        for (Node node : network.nodes()) {
            List<State> sources = node.sources().stream()
                    .map(source ->
                            source < 0 ? inputs.get(~source) : steps.get(source).after())
                    .toList();
            steps.add(transfer.of(node, sources));
        }
    }

    private State state(Input layer) {
        Shape shape = layer.shape();
        int units = shape.rank() == 0 ? 1 : shape.axis(-1);
        int places = shape.arraySize() / units;
        double center = input.meanSquare() > 0 ? input.mean() / Math.sqrt(input.meanSquare()) : 0;
        Rows rows = Rows.of(input.samples(), places, input.cosine(), input.cosineSquare(), input.near(), input.far());
        return State.fresh(
                Scattered.certain(Math.log(input.meanSquare())), Math.clamp(center, -1, 1), rows, units, draws);
    }

    private NetworkProfile backward(Loss loss, TargetMoments target) {
        Map<Integer, Gradient> outer = new HashMap<>();
        List<LayerProfile> layers = new ArrayList<>();
        for (int i = network.nodes().size() - 1; i >= 0; i--) {
            Gradient gradient = gradient(i, outer.get(i), loss, target);
            if (Profiled.isShown(network.nodes().get(i))) {
                layers.addFirst(profile(i, gradient));
            }
            if (gradient != null) {
                passBack(i, gradient, outer);
            }
        }
        if (layers.isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected a network with a layer that does more than pass values on," + " got none; add a layer.");
        }
        return new NetworkProfile(Rms.ofMeanSquare(input.meanSquare()), layers, transfer.sampled());
    }

    /// Returns dL/dz of a node, from its readers and from the loss; null where nobody asks for it.
    private @Nullable Gradient gradient(int index, @Nullable Gradient outer, Loss loss, TargetMoments target) {
        Step step = steps.get(index);
        Gradient inner = outer == null ? null : step.throughActivation().apply(outer);
        if (!network.outputs().contains(index)) {
            return inner;
        }
        Node node = network.nodes().get(index);
        int units = node.output().axis(-1);
        int rows = lossRows(node);
        Gradient start = OutputGradient.of(step.before(), node.layer().activation(), units, loss, target, rows, draws)
                .start(step.before(), draws);
        return inner == null ? start : Gradient.sum(start, inner, units, draws.noise());
    }

    private int lossRows(Node node) {
        return input.samples() * (node.output().arraySize() / node.output().axis(-1));
    }

    private void passBack(int index, Gradient gradient, Map<Integer, Gradient> outer) {
        List<Integer> sources = network.nodes().get(index).sources();
        for (int i = 0; i < sources.size(); i++) {
            int source = sources.get(i);
            // A layer that takes the same input twice passes the same gradient back twice.
            double copies = Collections.frequency(sources, source);
            if (source >= 0 && sources.indexOf(source) == i) {
                int units = steps.get(source).after().units();
                Gradient inner =
                        steps.get(index).operation().toInput(gradient, i).shifted(2 * Math.log(copies));
                outer.merge(source, inner, (a, b) -> Gradient.sum(a, b, units, draws.noise()));
            }
        }
    }

    private LayerProfile profile(int index, @Nullable Gradient gradient) {
        Node node = network.nodes().get(index);
        List<State> sources = new ArrayList<>();
        for (int source : node.sources()) {
            sources.add(
                    source < 0
                            ? state(network.inputs().get(~source))
                            : steps.get(source).after());
        }
        int lossRows = lossRows(network.nodes().get(network.outputs().getFirst()));
        return new LayerRow(node, steps.get(index), sources, input.samples(), lossRows, draws).profile(gradient);
    }
}
