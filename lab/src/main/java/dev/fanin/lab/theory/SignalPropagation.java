package dev.fanin.lab.theory;

import dev.fanin.activation.Activations;
import dev.fanin.activation.Elementwise;
import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.lab.profile.HistogramBuilder;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.profile.Rms;
import dev.fanin.lab.profile.Saturation;
import dev.fanin.lab.profile.Signal;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.loss.Loss;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.gamma.InverseErf;

/// Predicts signal and gradients of a network before any weight is drawn.
///
/// Forward as in [Forward]. Backward `g = g' fan_out' Var(W') E phi'(z)^2`, with primes for the
/// next layer, from the output's gradient for the given loss; unknown, NaN, behind weights that
/// have a mean. A weight's gradient has the mean square `g m / B` for a batch of B samples whose
/// gradients are independent. Up to B times that where they agree, and less where the labels'
/// gradients cancel: this adds ln(B) / 2 to the standard deviation of its logarithm.
///
/// Every prediction is the expectation of a logarithm, with the standard deviation that finite
/// layers leave.
///
/// Source: Glorot and Bengio 2010, section 4.2; He et al. 2015, section 2.2; Schoenholz et al.
/// 2017, section 4.
public final class SignalPropagation {

    /// Quantiles that stand for the normal distribution in histograms.
    private static final int QUANTILES = 2000;

    private final List<LayerState> states;
    private final int samples;
    private final int lossRows;

    private SignalPropagation(List<LayerState> states, int samples, int lossRows) {
        this.states = states;
        this.samples = samples;
        this.lossRows = lossRows;
    }

    /// Predicts what a batch would show, from the batch's own mean square and the initializers.
    ///
    /// Covers Dense, Flatten, Dropout at rest, and Activation after a Dense without one.
    ///
    /// @param x inputs, the sample first
    /// @param y targets, as the loss expects them
    /// @throws UnsupportedLayerException where a layer has no closed form
    public static NetworkProfile predict(Network network, Loss loss, Tensor x, Tensor y) {
        double inputMeanSquare = meanSquare(x.array());
        List<LayerState> states = Forward.through(network, inputMeanSquare, mean(x.array()));
        int samples = x.shape().axis(0);
        int lossRows =
                samples * (network.output().arraySize() / network.output().axis(-1));
        LogNormal output = OutputGradient.of(states.getLast(), loss, mean(y.array()), meanSquare(y.array()), lossRows);
        return new NetworkProfile(
                Rms.ofMeanSquare(inputMeanSquare), new SignalPropagation(states, samples, lossRows).layers(output));
    }

    private List<LayerProfile> layers(LogNormal outputGradient) {
        List<LayerProfile> layers = new ArrayList<>();
        LogNormal gradient = outputGradient;
        // How far ln q strays moves every slope it passes, and strays the same way in neighbouring layers.
        double drift = 0;
        for (int i = states.size() - 1; i >= 0; i--) {
            LayerState state = states.get(i);
            if (i < states.size() - 1) {
                drift += state.moments().derivativeSlope()
                        * Math.sqrt(state.preActivation().variance());
                gradient = passBack(gradient, states.get(i + 1), state);
            }
            layers.addFirst(profile(state, new LogNormal(gradient.mean(), gradient.variance() + drift * drift)));
        }
        return layers;
    }

    private static LogNormal passBack(LogNormal gradient, LayerState next, LayerState state) {
        if (next.node().parameters().isEmpty()) {
            return gradient.times(state.moments().logDerivativeSecond(), 0);
        }
        ParameterSpec kernel = next.node().parameters().getFirst();
        if (kernel.mean() != 0) {
            return new LogNormal(Double.NaN, Double.NaN);
        }
        double factor = kernel.fans().out() * kernel.variance();
        return gradient.times(Math.log(factor) + state.moments().logDerivativeSecond(), 0)
                .times(state.gradientScatter());
    }

    private LayerProfile profile(LayerState state, LogNormal gradient) {
        LogNormal z = state.preActivation().times(state.scatter());
        LogNormal weight = weightGradient(state, gradient);
        Signal preActivation = signal(z.rms(), state, Activations.linear());
        if (!(state.phi() instanceof Elementwise phi)) {
            return softmax(state, preActivation, gradient, weight);
        }
        Signal activation = signal(state.outgoing().rms(), state, phi);
        int saturated = 0;
        for (int i = 0; i < QUANTILES; i++) {
            saturated += Saturation.of(phi, phi.value(state.z(quantile(i)))) ? 1 : 0;
        }
        return new LayerProfile(
                state.node().layer().name(),
                state.units(),
                preActivation,
                activation,
                (double) saturated / QUANTILES,
                Double.NaN,
                gradient.rms(),
                weight.rms(),
                Rms.unknown());
    }

    private LogNormal weightGradient(LayerState state, LogNormal gradient) {
        Node node = state.node();
        if (node.parameters().isEmpty()) {
            return new LogNormal(Double.NaN, 0);
        }
        // A layer before Flatten may see more rows than the loss.
        double rows = (double) samples * node.output().arraySize() / state.units();
        double agreement = 0.5 * Math.log(rows);
        return gradient.times(
                state.incoming().mean() + Math.log(rows) - 2 * Math.log(lossRows),
                state.incoming().variance() + agreement * agreement);
    }

    private static LayerProfile softmax(LayerState state, Signal z, LogNormal gradient, LogNormal weight) {
        return new LayerProfile(
                state.node().layer().name(),
                state.units(),
                z,
                SoftmaxMoments.of(state).probabilities(),
                0,
                Double.NaN,
                gradient.rms(),
                weight.rms(),
                Rms.unknown());
    }

    private static Signal signal(Rms rms, LayerState state, Elementwise phi) {
        HistogramBuilder histogram = HistogramBuilder.over(rms, phi.lower(), phi.upper());
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < QUANTILES; i++) {
            double value = phi.value(state.z(quantile(i)));
            histogram.add(value);
            sum += value;
            squares += value * value;
        }
        double mean = sum / QUANTILES;
        return new Signal(mean, Math.sqrt(Math.max(0, squares / QUANTILES - mean * mean)), rms, histogram.build());
    }

    private static double quantile(int i) {
        return Math.sqrt(2) * InverseErf.value((2 * i + 1.0) / QUANTILES - 1);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double meanSquare(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum / values.length;
    }
}
