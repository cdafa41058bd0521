package dev.fanin.lab.theory;

import dev.fanin.activation.Exponential;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.layer.Activation;
import dev.fanin.layer.CustomLayer;
import dev.fanin.layer.Dense;
import dev.fanin.layer.Dropout;
import dev.fanin.layer.Flatten;
import dev.fanin.layer.Input;
import dev.fanin.layer.KerasLayer;
import dev.fanin.layer.ParameterSpec;
import java.util.ArrayList;
import java.util.List;

/// The forward recursion: how the mean square of the signal goes from layer to layer.
///
/// `q = fan_in Var(W) m + Var(b)` with m the mean square coming in, then `m' = E phi(z)^2` with z
/// from N(0, q). Where weights or biases have a mean, z is about `fan_in mean(W) mean(x) + mean(b)`
/// in place of 0. The scatter of finite layers is carried along in logarithms.
///
/// Source: Poole et al. 2016, section 2; Schoenholz et al., "Deep information propagation", 2017,
/// section 3.
final class Forward {

    private final List<LayerState> states = new ArrayList<>();
    private LogNormal signal;
    private double meanOverRms;

    private Forward(double inputMeanSquare, double inputMean) {
        signal = LogNormal.certain(inputMeanSquare);
        meanOverRms = inputMeanSquare > 0 ? inputMean / Math.sqrt(inputMeanSquare) : 0;
    }

    static List<LayerState> through(Network network, double inputMeanSquare, double inputMean) {
        Forward forward = new Forward(inputMeanSquare, inputMean);
        network.nodes().forEach(forward::pass);
        if (forward.states.isEmpty()) {
            throw new UnsupportedLayerException("Theory needs at least one Dense layer, and the network has none.");
        }
        return List.copyOf(forward.states);
    }

    private void pass(Node node) {
        if (node.layer().activation() instanceof Exponential) {
            throw unsupported(node, "the moments of exponential outgrow every number");
        }
        switch (node.layer()) {
            case Dense dense -> dense(node, dense);
            case Activation activation -> activation(node, activation);
            // Neither changes the mean square: dropout is at rest outside training.
            case Flatten _, Dropout _ -> {}
            case Input _ -> throw unsupported(node, "an Input stands first");
            case KerasLayer _ -> throw unsupported(node, "none has been derived");
            case CustomLayer _ -> throw unsupported(node, "a user's layer has none");
        }
    }

    private void dense(Node node, Dense dense) {
        ParameterSpec kernel = node.parameters().getFirst();
        double biasMean = dense.useBias() ? node.parameters().get(1).mean() : 0;
        double biasVariance = dense.useBias() ? node.parameters().get(1).variance() : 0;
        double logVariance = Math.log(kernel.fans().in() * kernel.variance());
        double drift = kernel.fans().in() * kernel.mean() * meanOverRms;

        // The mean of z is drift rms + biasMean; all in units of the larger of its parts.
        double unit = Math.max(Math.log(Math.abs(drift)) + signal.mean() / 2, Math.log(Math.abs(biasMean)));
        boolean centered = unit == Double.NEGATIVE_INFINITY;
        double mean = centered ? 0 : times(drift, signal.mean() / 2 - unit) + times(biasMean, -unit);
        double logMeanSquare = centered ? unit : 2 * unit + Math.log(mean * mean);
        double logQ = logSum(logSum(logVariance + signal.mean(), Math.log(biasVariance)), logMeanSquare);
        double center = centered ? 0 : Math.clamp(mean * Math.exp(unit - logQ / 2), -1, 1);

        // d ln q / d ln m
        double passedOn = logQ == Double.NEGATIVE_INFINITY
                ? 1
                : Math.exp(logVariance + signal.mean() - logQ) + center * times(drift, (signal.mean() - logQ) / 2);
        activate(LayerState.of(node, dense.activation(), signal, signal.passed(logQ, passedOn), center));
    }

    private void activation(Node node, Activation activation) {
        if (activation.activation().isLinear()) {
            return;
        }
        if (states.isEmpty() || !states.getLast().phi().isLinear()) {
            throw unsupported(node, "an Activation needs a Dense layer without activation before it");
        }
        LayerState last = states.getLast();
        activate(LayerState.of(node, activation.activation(), signal, last.preActivation(), last.center()));
    }

    private void activate(LayerState state) {
        states.add(state);
        signal = state.outgoing();
        meanOverRms = state.moments().mean();
    }

    /// The factor times exp(exponent), where 0 outweighs everything.
    private static double times(double factor, double exponent) {
        return factor == 0 ? 0 : factor * Math.exp(exponent);
    }

    /// ln(exp(a) + exp(b)), also where one or both are minus infinity.
    private static double logSum(double a, double b) {
        double larger = Math.max(a, b);
        return Double.isInfinite(larger) ? larger : larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
    }

    private static UnsupportedLayerException unsupported(Node node, String reason) {
        return new UnsupportedLayerException("Theory has no closed form for layer '"
                + node.layer().name() + "' (" + node.layer().type() + "): " + reason + "; measure it instead.");
    }
}
