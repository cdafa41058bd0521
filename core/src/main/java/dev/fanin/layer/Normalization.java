package dev.fanin.layer;

import dev.fanin.compute.Standardization;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/// Takes a fixed mean off and divides by a fixed standard deviation: `x = (z - mean) /
/// max(sqrt(variance), 1e-7)`.
///
/// Mean and variance are one number for all, or one for each place of the last axis, as
/// [#adapted] takes them from data. A value: unlike Keras's, the layer itself does not change.
///
/// @param mean the means
/// @param variance the variances, as many
/// @param invert whether to do the opposite, `x = mean + z max(sqrt(variance), 1e-7)`
/// @param label name and trainability
public record Normalization(List<Double> mean, List<Double> variance, boolean invert, Label label)
        implements KerasLayer {

    private static final double LEAST_DEVIATION = 1e-7;

    public Normalization {
        mean = List.copyOf(mean);
        variance = List.copyOf(variance);
        if (mean.isEmpty() || mean.size() != variance.size()) {
            throw new IllegalArgumentException(Layers.called("Normalization", label.name())
                    + " expects as many variances as means, at least one, got " + mean.size() + " means and "
                    + variance.size() + " variances.");
        }
    }

    static Normalization of(Config config) {
        List<Integer> axes = Axes.read(config, "axis", List.of());
        if (!axes.isEmpty()) {
            LayerConfig.requireLastAxis(config);
        }
        if (!config.has("mean") || !config.has("variance")) {
            throw new IllegalArgumentException(LayerConfig.called(config)
                    + " expects mean and variance, got none: Keras keeps those of adapt() with the weights;"
                    + " give them as arguments.");
        }
        return new Normalization(
                LayerConfig.numbers(config, "mean", List.of()),
                LayerConfig.numbers(config, "variance", List.of()),
                config.flag("invert", false),
                Label.of(config));
    }

    /// Returns this layer with the means and variances of the data along its last axis.
    ///
    /// @param data samples, the last axis as long as that of what the layer will get
    public Normalization adapted(Tensor data) {
        int width = data.shape().rowSize();
        double count = (double) data.array().length / width;
        double[] means = new double[width];
        double[] variances = new double[width];
        for (int i = 0; i < data.array().length; i++) {
            means[i % width] += data.array()[i] / count;
        }
        for (int i = 0; i < data.array().length; i++) {
            double distance = data.array()[i] - means[i % width];
            variances[i % width] += distance * distance / count;
        }
        return new Normalization(
                Arrays.stream(means).boxed().toList(),
                Arrays.stream(variances).boxed().toList(),
                invert,
                label);
    }

    @Override
    public Normalization named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public Normalization labelled(Label newLabel) {
        return new Normalization(mean, variance, invert, newLabel);
    }

    @Override
    public String type() {
        return "Normalization";
    }

    @Override
    public Shape outputShape(Shape input) {
        LayerConfig.spread(this, "mean", mean, input);
        return input;
    }

    @Override
    public Operation operation(Shape input) {
        int width = input.rowSize();
        float[] means = LayerConfig.spread(this, "mean", mean, input);
        float[] deviations = LayerConfig.spread(this, "variance", variance, input);
        float[] scale = new float[width];
        for (int i = 0; i < width; i++) {
            double deviation = Math.max(Math.sqrt(deviations[i]), LEAST_DEVIATION);
            scale[i] = (float) (invert ? deviation : 1 / deviation);
        }
        return new Standardization(
                invert ? new float[width] : means, scale, invert ? means : new float[width], input.arraySize() / width);
    }

    @Override
    public Config config() {
        boolean isOne = mean.size() == 1;
        return label.config("Normalization")
                .with("axis", isOne ? List.of() : List.of(-1))
                .with("invert", invert)
                .with("mean", isOne ? mean.getFirst() : mean)
                .with("variance", isOne ? variance.getFirst() : variance);
    }
}
