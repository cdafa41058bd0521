package dev.fanin.layer;

import dev.fanin.compute.BatchStandardization;
import dev.fanin.config.Config;
import dev.fanin.init.Fans;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Brings every feature to mean 0 and variance 1 over the batch, then scales and shifts it: `x =
/// gamma (z - mean) / sqrt(variance + epsilon) + beta`.
///
/// While training, mean and variance are those of the batch over all axes but the last, and the
/// moving ones follow: `moving = momentum moving + (1 - momentum) now`. Otherwise, and when the
/// layer is frozen, the moving ones are used. The variance is divided by the number of values,
/// for the moving one too, as Keras does and PyTorch does not.
///
/// Parameters: gamma, beta, moving_mean, moving_variance, each as long as the last axis.
///
/// Source: Ioffe and Szegedy, "Batch normalization", 2015, algorithms 1 and 2.
///
/// @param axis the last axis, as -1 or counted from the batch, which is 0
/// @param momentum the share of the old moving moments that stays
/// @param epsilon what is added to the variance, at least 0
/// @param parts gamma and beta
/// @param movingMean how the moving mean begins
/// @param movingVariance how the moving variance begins
/// @param label name and trainability
public record BatchNormalization(
        int axis,
        double momentum,
        double epsilon,
        GammaBeta parts,
        Initializer movingMean,
        Initializer movingVariance,
        Label label)
        implements KerasLayer {

    public BatchNormalization {
        if (!(momentum >= 0 && momentum <= 1 && epsilon >= 0)) {
            throw new IllegalArgumentException(Layers.called("BatchNormalization", label.name())
                    + ": momentum must be between 0 and 1 and epsilon at least 0, got " + momentum + " and " + epsilon
                    + ".");
        }
    }

    /// Returns a layer with Keras's defaults.
    public static BatchNormalization of() {
        return new BatchNormalization(
                -1, 0.99, 1e-3, GammaBeta.both(), Initializers.zeros(), Initializers.ones(), Label.here());
    }

    static BatchNormalization of(Config config) {
        LayerConfig.refuse(config, "renorm");
        return new BatchNormalization(
                Axes.one(config),
                config.number("momentum", 0.99),
                config.number("epsilon", 1e-3),
                GammaBeta.of(config),
                LayerConfig.initializer(config, "moving_mean_initializer", Initializers.zeros()),
                LayerConfig.initializer(config, "moving_variance_initializer", Initializers.ones()),
                Label.of(config));
    }

    /// Returns this layer with another momentum.
    public BatchNormalization momentum(double share) {
        return new BatchNormalization(axis, share, epsilon, parts, movingMean, movingVariance, label);
    }

    /// Returns this layer with another epsilon.
    public BatchNormalization epsilon(double added) {
        return new BatchNormalization(axis, momentum, added, parts, movingMean, movingVariance, label);
    }

    /// Returns this layer with another gamma and beta.
    public BatchNormalization parts(GammaBeta gammaBeta) {
        return new BatchNormalization(axis, momentum, epsilon, gammaBeta, movingMean, movingVariance, label);
    }

    /// Returns this layer without beta.
    public BatchNormalization withoutBeta() {
        return parts(parts.withoutBeta());
    }

    /// Returns this layer without gamma.
    public BatchNormalization withoutGamma() {
        return parts(parts.withoutGamma());
    }

    @Override
    public BatchNormalization named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public BatchNormalization labelled(Label newLabel) {
        return new BatchNormalization(axis, momentum, epsilon, parts, movingMean, movingVariance, newLabel);
    }

    @Override
    public String type() {
        return "BatchNormalization";
    }

    @Override
    public Shape outputShape(Shape input) {
        Axes.requireLast(this, axis, input);
        return input;
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        Shape shape = Shape.of(input.axis(-1));
        List<ParameterSpec> all = parts.parameters(shape);
        Fans fans = Fans.ofShape(shape);
        all.add(new ParameterSpec("moving_mean", shape, fans, WeightSettings.of(movingMean), false));
        all.add(new ParameterSpec("moving_variance", shape, fans, WeightSettings.of(movingVariance), false));
        return List.copyOf(all);
    }

    @Override
    public Operation operation(Shape input) {
        int channels = input.axis(-1);
        return new BatchStandardization(
                new BatchStandardization.Settings(momentum, epsilon, parts.center(), parts.scale(), !trainable()),
                channels,
                input.arraySize() / channels);
    }

    @Override
    public Config config() {
        Config config = label.config("BatchNormalization")
                .with("axis", axis)
                .with("momentum", momentum)
                .with("epsilon", epsilon);
        config = parts.initializers(parts.flags(config))
                .with("moving_mean_initializer", LayerConfig.config(movingMean))
                .with("moving_variance_initializer", LayerConfig.config(movingVariance));
        return parts.keeping(config)
                .with("synchronized", false)
                .with("renorm", false)
                .with("renorm_clipping", null)
                .with("renorm_momentum", 0.99);
    }
}
