package dev.fanin.lab.theory;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.activation.Elementwise;
import dev.fanin.activation.Softmax;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.layer.Activation;
import dev.fanin.layer.CustomLayer;
import dev.fanin.layer.Dense;
import dev.fanin.layer.Dropout;
import dev.fanin.layer.Flatten;
import dev.fanin.layer.Input;
import dev.fanin.layer.ParameterSpec;
import java.util.ArrayList;
import java.util.List;

/// The forward recursion: how the mean square of the signal goes from layer to layer.
///
/// `q = fan_in Var(W) m + Var(b)` with m the mean square coming in, then `m' = E phi(z)^2` with z
/// from N(0, q). A mean mu of the weights adds `(fan_in mu mean(x) + mean(b))^2`. The scatter of
/// finite layers is carried along in logarithms.
///
/// Source: Poole et al. 2016, section 2; Schoenholz et al., "Deep information propagation", 2017,
/// section 3.
final class Forward {

    private final List<LayerState> states = new ArrayList<>();
    private LogNormal signal;
    private double meanOverRms;
    private boolean gaussian;

    private Forward(double inputMeanSquare, double inputMean) {
        signal = LogNormal.certain(inputMeanSquare);
        meanOverRms = inputMeanSquare > 0 ? inputMean / Math.sqrt(inputMeanSquare) : 0;
    }

    static List<LayerState> through(Network network, double inputMeanSquare, double inputMean) {
        Forward forward = new Forward(inputMeanSquare, inputMean);
        network.nodes().forEach(forward::pass);
        return List.copyOf(forward.states);
    }

    private void pass(Node node) {
        switch (node.layer()) {
            case Dense dense -> dense(node, dense);
            case Activation activation -> {
                if (!gaussian) {
                    throw unsupported(node, "an Activation needs a Dense layer without activation before it");
                }
                activate(node, activation.activation(), signal, signal);
            }
            // Neither changes the mean square: dropout is at rest outside training.
            case Flatten _, Dropout _ -> {}
            case Input _ -> throw unsupported(node, "an Input stands first");
            case CustomLayer _ -> throw unsupported(node, "a user's layer has none");
        }
    }

    private void dense(Node node, Dense dense) {
        ParameterSpec kernel = node.parameters().getFirst();
        double mean = kernel.initializer().mean(kernel.fans());
        double logWeights = Math.log(kernel.fans().in() * kernel.initializer().variance(kernel.fans()));
        double biasMean = dense.useBias() ? dense.biasInitializer().mean(kernel.fans()) : 0;
        double biasVariance = dense.useBias() ? dense.biasInitializer().variance(kernel.fans()) : 0;

        double drift = kernel.fans().in() * mean * meanOverRms;
        double logShare = logSum(logWeights, Math.log(drift * drift));
        double logFromSignal = logShare + signal.mean();
        double logQ = logSum(logFromSignal, Math.log(biasVariance + biasMean * biasMean));
        double passedOn = logFromSignal == logQ ? 1 : Math.exp(logFromSignal - logQ);
        activate(node, dense.activation(), signal, signal.passed(logQ, passedOn));
    }

    private void activate(Node node, ActivationFunction phi, LogNormal incoming, LogNormal q) {
        Elementwise shape = switch (phi) {
            case Elementwise elementwise -> elementwise;
            case Softmax _ -> Activations.linear();
        };
        LayerMoments moments = LayerMoments.of(shape, q.mean());
        int units = node.output().axis(-1);
        LogMoments scatter = LogMoments.of(shape, units, moments.fluctuation());
        // An activation layer acts on values that have scattered already.
        boolean fresh = !node.parameters().isEmpty();
        LogNormal out = q.passed(moments.logSecond(), moments.slope())
                .times(fresh ? scatter.mean() : 0, fresh ? scatter.variance() : 0);
        if (phi.isLinear() && !fresh) {
            out = q;
        }
        states.add(new LayerState(node, phi, incoming, q, out, moments));
        signal = out;
        meanOverRms = moments.mean();
        gaussian = phi.isLinear();
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
