package dev.fanin.lab.theory;

import dev.fanin.activation.Activations;
import dev.fanin.activation.Elementwise;
import dev.fanin.activation.LogSoftmax;
import dev.fanin.activation.Softmax;
import dev.fanin.activation.Sparsemax;
import dev.fanin.graph.Node;
import dev.fanin.layer.Activation;
import dev.fanin.layer.ActivityRegularization;
import dev.fanin.layer.BatchNormalization;
import dev.fanin.layer.Concatenate;
import dev.fanin.layer.Convolution;
import dev.fanin.layer.Cropping;
import dev.fanin.layer.Dense;
import dev.fanin.layer.DepthwiseConvolution;
import dev.fanin.layer.Dot;
import dev.fanin.layer.Dropout;
import dev.fanin.layer.ELU;
import dev.fanin.layer.Embedding;
import dev.fanin.layer.Flatten;
import dev.fanin.layer.GlobalPooling;
import dev.fanin.layer.GroupNormalization;
import dev.fanin.layer.Input;
import dev.fanin.layer.KerasLayer;
import dev.fanin.layer.LayerNormalization;
import dev.fanin.layer.LeakyReLU;
import dev.fanin.layer.Merge;
import dev.fanin.layer.Nested;
import dev.fanin.layer.Noise;
import dev.fanin.layer.Normalization;
import dev.fanin.layer.PReLU;
import dev.fanin.layer.Permute;
import dev.fanin.layer.Pooling;
import dev.fanin.layer.RMSNormalization;
import dev.fanin.layer.ReLU;
import dev.fanin.layer.RepeatVector;
import dev.fanin.layer.Rescaling;
import dev.fanin.layer.Reshape;
import dev.fanin.layer.SeparableConvolution;
import dev.fanin.layer.SpatialDropout;
import dev.fanin.layer.Statistic;
import dev.fanin.layer.TransposedConvolution;
import dev.fanin.layer.UnitNormalization;
import dev.fanin.layer.UpSampling;
import dev.fanin.layer.ZeroPadding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What each kind of layer does to the signal and to gradients: the one place that knows all
/// layers.
final class Transfer {

    private final Draws draws;
    private final MomentsCache cache = new MomentsCache();
    private final List<String> sampled = new ArrayList<>();

    Transfer(Draws draws) {
        this.draws = draws;
    }

    /// The layers that had to be run on random values.
    List<String> sampled() {
        return List.copyOf(sampled);
    }

    /// Returns the step of a node.
    Step of(Node node, List<State> inputs) {
        Step step = node.layer() instanceof KerasLayer layer ? operation(node, layer, inputs) : sampled(node, inputs);
        if (!sampled.isEmpty() && sampled.getLast().equals(node.layer().name())) {
            return step;
        }
        return switch (node.layer().activation()) {
            case Elementwise phi when phi.isLinear() -> step;
            case Elementwise phi -> step.then(Activated.of(step.after(), phi, draws, cache));
            case Softmax _, LogSoftmax _, Sparsemax _ -> step.then(softmax(node, step.after()));
        };
    }

    private Step operation(Node node, KerasLayer layer, List<State> inputs) {
        State in = inputs.getFirst();
        int channels = node.output().axis(-1);
        int places = node.output().arraySize() / channels;
        return switch (layer) {
            case Dense dense ->
                new WeightedSum(
                                in,
                                draws.kernel(node, 0, 2),
                                bias(node, 1, dense.useBias()),
                                node.input().axis(-1),
                                channels,
                                null,
                                channels,
                                false)
                        .step(false, places, draws);
            case Convolution convolution ->
                new WeightedSum(
                                in,
                                draws.kernel(node, 0, 2),
                                bias(node, 1, convolution.settings().useBias()),
                                (double) node.input().axis(-1) / convolution.groups(),
                                (double) channels / convolution.groups(),
                                Taps.of(convolution.window(), node.input(), node.output()),
                                channels,
                                false)
                        .step(false, places, draws);
            case TransposedConvolution transposed ->
                new WeightedSum(
                                in,
                                draws.kernel(node, 0, 2),
                                bias(node, 1, transposed.settings().useBias()),
                                node.input().axis(-1),
                                channels,
                                Taps.of(transposed, node.input(), node.output()),
                                channels,
                                false)
                        .step(true, places, draws);
            case DepthwiseConvolution depthwise ->
                new WeightedSum(
                                in,
                                draws.kernel(node, 0, 2),
                                bias(node, 1, depthwise.settings().useBias()),
                                1,
                                depthwise.depthMultiplier(),
                                Taps.of(depthwise.window(), node.input(), node.output()),
                                channels,
                                true)
                        .step(false, places, draws);
            case SeparableConvolution separable -> separable(node, separable, in, places);
            case Embedding embedding -> embedding(node, embedding, in, places);
            case Pooling pooling ->
                pooled(in, pooling.statistic(), Taps.of(pooling, node.input(), node.output()), places);
            case GlobalPooling pooling -> pooled(in, pooling.statistic(), Taps.whole(node.input()), 1);
            case BatchNormalization norm ->
                norm.trainable()
                        ? Standardized.overBatch(
                                in,
                                Standardized.Scale.of(norm.parts(), norm.parts().center(), node, draws),
                                norm.epsilon(),
                                draws)
                        : frozen(node, norm, in);
            case LayerNormalization norm ->
                Standardized.overSample(
                        in,
                        Standardized.Scale.of(norm.parts(), norm.parts().center() && !norm.rmsScaling(), node, draws),
                        norm.epsilon(),
                        values(node, norm.axes()));
            case GroupNormalization norm ->
                Standardized.overSample(
                        in,
                        Standardized.Scale.of(norm.parts(), norm.parts().center(), node, draws),
                        norm.epsilon(),
                        (double) node.input().arraySize()
                                / (norm.groups() == -1 ? node.input().axis(-1) : norm.groups()));
            case RMSNormalization norm ->
                Standardized.byMeanSquare(
                        in,
                        new Standardized.Scale(draws.parameter(node, 0).second(), 0, 0),
                        norm.epsilon(),
                        values(node, norm.axes()),
                        1);
            case UnitNormalization norm ->
                Standardized.byMeanSquare(
                        in, Standardized.Scale.NONE, 0, values(node, norm.axes()), 1 / values(node, norm.axes()));
            case Rescaling rescaling ->
                Standardized.fixed(
                        in,
                        mean(rescaling.scale()),
                        meanSquare(rescaling.scale()),
                        mean(rescaling.offset()),
                        meanSquare(rescaling.offset()));
            case Normalization norm -> normalization(norm, in);
            case Merge merge -> merged(node, merge, inputs);
            case Concatenate _ ->
                Joined.behind(
                        inputs,
                        node.inputs().stream()
                                .mapToDouble(shape -> shape.arraySize())
                                .toArray(),
                        places,
                        channels,
                        draws);
            case PReLU _ -> sloped(in, slope(node));
            case Dot _ -> sampled(node, inputs);
            case UpSampling _, RepeatVector _ -> Shaped.repeated(in, places, channels);
            case ZeroPadding _ -> Shaped.padded(in, places);
            case Cropping _ -> Shaped.cropped(in, places);
            case Flatten _, Reshape _, Permute _ -> Shaped.of(in, places, channels);
            case Input _,
                    Nested _,
                    Activation _,
                    LeakyReLU _,
                    ELU _,
                    ReLU _,
                    dev.fanin.layer.Softmax _,
                    Dropout _,
                    SpatialDropout _,
                    Noise _,
                    ActivityRegularization _ -> Step.of(in, (gradient, _) -> gradient);
        };
    }

    /// A rectifier with a slope of its own is an operation: what its profile shows as z comes after
    /// it.
    private Step sloped(State in, double slope) {
        Step step = Activated.of(in, Activations.leakyRelu(slope), draws, cache);
        return Step.of(step.after(), (gradient, _) -> step.throughActivation().apply(gradient));
    }

    private double slope(Node node) {
        Kernel alpha = draws.parameter(node, 0);
        return Math.sqrt(alpha.second());
    }

    private Kernel bias(Node node, int index, boolean used) {
        return used ? draws.parameter(node, index) : Kernel.NONE;
    }

    private Step separable(Node node, SeparableConvolution layer, State in, int places) {
        int between = node.input().axis(-1) * layer.depthMultiplier();
        Step depthwise = new WeightedSum(
                        in,
                        draws.kernel(node, 0, 2),
                        Kernel.NONE,
                        1,
                        layer.depthMultiplier(),
                        Taps.of(layer.window(), node.input(), node.output()),
                        between,
                        true)
                .step(false, places, draws);
        Step pointwise = new WeightedSum(
                        depthwise.after(),
                        draws.kernel(node, 1, 2),
                        bias(node, 2, layer.settings().useBias()),
                        between,
                        layer.filters(),
                        null,
                        layer.filters(),
                        false)
                .step(false, places, draws);
        return depthwise.then(pointwise);
    }

    /// Rows of a table that are drawn alike; the same number gives the same row.
    private Step embedding(Node node, Embedding layer, State in, int places) {
        Kernel table = draws.kernel(node, 0, 2);
        double same = 1.0 / layer.inputDim();
        Rows rows = Rows.of(in.rows().samples(), places, same, same, same, same);
        double center = table.second() > 0 ? table.mean() / Math.sqrt(table.second()) : 0;
        State expected =
                State.fresh(Scattered.certain(Math.log(table.second())), center, rows, layer.outputDim(), draws);
        double scatter = (2 + table.excess()) * rows.average(c -> c * c);
        Scattered square = expected.square()
                .times(LogMoments.of(expected.phi(), layer.outputDim(), table.known() ? 0 : scatter), draws.noise());
        State out = State.gaussian(square, center, rows, layer.outputDim(), 0, expected.parts(), null);
        return Step.of(out, (gradient, _) -> gradient.shifted(Double.NEGATIVE_INFINITY));
    }

    private Step pooled(State in, Statistic statistic, Taps taps, int places) {
        return switch (statistic) {
            case AVERAGE -> Pooled.average(in, taps, places, draws);
            case MAX -> Pooled.max(in, taps, places, cache);
        };
    }

    /// With moving moments, as a frozen layer has them.
    private Step frozen(Node node, BatchNormalization norm, State in) {
        int first = (norm.parts().scale() ? 1 : 0) + (norm.parts().center() ? 1 : 0);
        Standardized.Scale scale =
                Standardized.Scale.of(norm.parts(), norm.parts().center(), node, draws);
        Kernel mean = draws.parameter(node, first);
        double variance = draws.parameter(node, first + 1).mean() + norm.epsilon();
        double factor = Math.sqrt(scale.gammaSquare() / variance);
        return Standardized.fixed(
                in,
                factor,
                factor * factor,
                scale.betaMean() - factor * mean.mean(),
                scale.betaSquare() + factor * factor * mean.second());
    }

    /// As many means as features were taken from the data, which then have variance 1.
    private Step normalization(Normalization norm, State in) {
        double variance = mean(norm.variance());
        if (norm.mean().size() > 1 && !norm.invert()) {
            return Standardized.overBatch(in, Standardized.Scale.NONE, 0, draws);
        }
        double deviation = Math.max(Math.sqrt(variance), 1e-7);
        double scale = norm.invert() ? deviation : 1 / deviation;
        double offset = norm.invert() ? mean(norm.mean()) : -mean(norm.mean()) / deviation;
        return Standardized.fixed(in, scale, scale * scale, offset, offset * offset);
    }

    private Step merged(Node node, Merge merge, List<State> inputs) {
        double[] factors = new double[inputs.size()];
        Arrays.fill(factors, 1);
        return switch (merge.kind()) {
            case ADD -> Joined.sum(inputs, factors, draws);
            case AVERAGE -> {
                Arrays.fill(factors, 1.0 / inputs.size());
                yield Joined.sum(inputs, factors, draws);
            }
            case SUBTRACT -> {
                factors[1] = -1;
                yield Joined.sum(inputs, factors, draws);
            }
            case MULTIPLY -> Joined.product(inputs);
            case MAXIMUM, MINIMUM -> sampled(node, inputs);
        };
    }

    private Step sampled(Node node, List<State> inputs) {
        sampled.add(node.layer().name());
        return Sampled.of(node, inputs, draws);
    }

    private Step softmax(Node node, State in) {
        int classes = node.output().axis(-1);
        return draws.softmax(in, classes).step(in, classes, draws);
    }

    private static double values(Node node, List<Integer> axes) {
        double values = 1;
        for (int axis : axes) {
            values *= node.input().axis(axis < 0 ? axis : axis - 1);
        }
        return values;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElseThrow();
    }

    private static double meanSquare(List<Double> values) {
        return values.stream().mapToDouble(value -> value * value).average().orElseThrow();
    }
}
