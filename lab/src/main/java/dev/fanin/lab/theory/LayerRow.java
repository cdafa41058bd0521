package dev.fanin.lab.theory;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.activation.Elementwise;
import dev.fanin.activation.Softmax;
import dev.fanin.graph.Node;
import dev.fanin.lab.profile.HistogramBuilder;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.Rms;
import dev.fanin.lab.profile.Saturation;
import dev.fanin.lab.profile.Signal;
import dev.fanin.layer.Convolution;
import dev.fanin.layer.Dense;
import dev.fanin.layer.DepthwiseConvolution;
import dev.fanin.layer.Embedding;
import dev.fanin.layer.SeparableConvolution;
import dev.fanin.layer.TransposedConvolution;
import java.util.List;
import org.apache.commons.numbers.gamma.InverseErf;
import org.jspecify.annotations.Nullable;

/// One layer's row of a predicted profile.
///
/// @param inputs what goes in
/// @param samples the samples of the batch
/// @param lossRows the rows of output over which the loss is a mean
/// @param draws what has been averaged over draws already
record LayerRow(Node node, Step step, List<State> inputs, int samples, int lossRows, Draws draws) {

    /// Quantiles that stand for the normal distribution in histograms.
    private static final double[] QUANTILES = quantiles(500);

    /// What theory itself leaves out, as a variance of the logarithm of the mean square.
    private static final double OWN_ERROR = 0.02 * 0.02;

    private static double[] quantiles(int count) {
        double[] quantiles = new double[count];
        for (int i = 0; i < count; i++) {
            quantiles[i] = Math.sqrt(2) * InverseErf.value((2 * i + 1.0) / count - 1);
        }
        return quantiles;
    }

    LayerProfile profile(@Nullable Gradient gradient) {
        int units = node.output().axis(-1);
        ActivationFunction phi = node.layer().activation();
        return new LayerProfile(
                node.layer().name(),
                units,
                signal(step.before(), Activations.linear()),
                phi instanceof Elementwise elementwise ? signal(step.after(), elementwise) : probabilities(phi, units),
                phi instanceof Elementwise elementwise ? saturated(elementwise) : 0,
                Double.NaN,
                gradient == null ? Rms.unknown() : gradient.square().gradient(OWN_ERROR),
                gradient == null ? Rms.unknown() : weightGradient(gradient),
                backwardGain());
    }

    private static Signal signal(State state, Elementwise bounds) {
        Rms rms = state.square().signal(OWN_ERROR);
        HistogramBuilder histogram = HistogramBuilder.over(rms, bounds.lower(), bounds.upper());
        double sum = 0;
        double squares = 0;
        double middle = state.z(0);
        double deviation = state.deviation();
        for (double quantile : QUANTILES) {
            double value = state.phi().value(middle + deviation * quantile);
            histogram.add(value);
            sum += value;
            squares += value * value;
        }
        double mean = sum / QUANTILES.length;
        return new Signal(
                mean, Math.sqrt(Math.max(0, squares / QUANTILES.length - mean * mean)), rms, histogram.build());
    }

    private Signal probabilities(ActivationFunction phi, int units) {
        if (!(phi instanceof Softmax)) {
            return signal(step.after(), Activations.linear());
        }
        double mean = 1.0 / units;
        Rms rms = step.after().square().signal(OWN_ERROR);
        double square = rms.value() * rms.value();
        return new Signal(
                mean,
                Math.sqrt(Math.max(0, square - mean * mean)),
                rms,
                draws.softmax(step.before(), units).histogram());
    }

    private double saturated(Elementwise phi) {
        if (!Saturation.isPossible(phi)) {
            return 0;
        }
        int saturated = 0;
        for (double quantile : QUANTILES) {
            double value = step.after().phi().value(step.after().z(quantile));
            saturated += Saturation.of(phi, value) ? 1 : 0;
        }
        return (double) saturated / QUANTILES.length;
    }

    private Rms weightGradient(Gradient gradient) {
        if (node.parameters().isEmpty()) {
            return Rms.unknown();
        }
        // A layer before Flatten may see more rows than the loss.
        double rows =
                (double) samples * node.output().arraySize() / node.output().axis(-1);
        double agreement = 0.5 * Math.log(rows);
        Scattered incoming = switch (node.layer()) {
            case Dense _, Convolution _, TransposedConvolution _, DepthwiseConvolution _, SeparableConvolution _ ->
                inputs.getFirst().square();
            case Embedding embedding -> Scattered.certain(-Math.log(embedding.inputDim()));
            default -> Scattered.certain(0);
        };
        return gradient.square()
                .times(incoming, 1)
                .shifted(Math.log(rows) - 2 * Math.log(lossRows))
                .gradient(agreement * agreement + OWN_ERROR);
    }

    /// What becomes of a random gradient of mean square 1.
    private Rms backwardGain() {
        Rows rows = step.after().rows();
        Gradient random =
                new Gradient(Scattered.certain(0), new Rows(rows.samples(), rows.places(), 0, 0, 0, 0), 0, 0, 0, null);
        Gradient inner = step.throughActivation().apply(random);
        Scattered[] back = new Scattered[inputs.size()];
        double[] shares = new double[inputs.size()];
        for (int i = 0; i < back.length; i++) {
            back[i] = step.operation().toInput(inner, i).square();
            shares[i] = 1.0 / back.length;
        }
        return Scattered.sum(shares, back).gradient(OWN_ERROR);
    }
}
