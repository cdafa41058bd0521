package dev.fanin.layer;

import dev.fanin.compute.GroupStandardization;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Brings the values of each sample along some axes to mean 0 and variance 1, then scales and
/// shifts them: `x = gamma (z - mean) / sqrt(variance + epsilon) + beta`.
///
/// Parameters: gamma and beta, with the lengths of those axes.
///
/// Source: Ba, Kiros and Hinton, "Layer normalization", 2016, section 3.
///
/// @param axes the axes, which must follow each other, counted as in Keras: -1 is the last
/// @param epsilon what is added to the variance, at least 0
/// @param rmsScaling whether only to divide, with no mean taken off and without beta; Keras divides
///     by the root of the variance here, not of the mean square, and calls it outdated
/// @param parts gamma and beta
/// @param label name and trainability
public record LayerNormalization(List<Integer> axes, double epsilon, boolean rmsScaling, GammaBeta parts, Label label)
        implements KerasLayer {

    public LayerNormalization {
        axes = List.copyOf(axes);
        parts = rmsScaling ? new GammaBeta(parts.center(), true, parts.beta(), parts.gamma()) : parts;
    }

    /// Returns a layer with Keras's defaults.
    public static LayerNormalization of() {
        return new LayerNormalization(List.of(-1), 1e-3, false, GammaBeta.both(), Label.here());
    }

    static LayerNormalization of(Config config) {
        return new LayerNormalization(
                Axes.read(config, "axis", List.of(-1)),
                config.number("epsilon", 1e-3),
                config.flag("rms_scaling", false),
                GammaBeta.of(config),
                Label.of(config));
    }

    /// Returns this layer along other axes.
    public LayerNormalization axes(Integer... others) {
        return new LayerNormalization(List.of(others), epsilon, rmsScaling, parts, label);
    }

    /// Returns this layer with another epsilon.
    public LayerNormalization epsilon(double added) {
        return new LayerNormalization(axes, added, rmsScaling, parts, label);
    }

    /// Returns this layer with another gamma and beta.
    public LayerNormalization parts(GammaBeta gammaBeta) {
        return new LayerNormalization(axes, epsilon, rmsScaling, gammaBeta, label);
    }

    private boolean hasBeta() {
        return parts.center() && !rmsScaling;
    }

    @Override
    public LayerNormalization named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public LayerNormalization labelled(Label newLabel) {
        return new LayerNormalization(axes, epsilon, rmsScaling, parts, newLabel);
    }

    @Override
    public String type() {
        return "LayerNormalization";
    }

    @Override
    public Shape outputShape(Shape input) {
        AxisRange.of(this, axes, input);
        return input;
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        GammaBeta used = rmsScaling ? parts.withoutBeta() : parts;
        return List.copyOf(used.parameters(AxisRange.of(this, axes, input).shape()));
    }

    @Override
    public Operation operation(Shape input) {
        AxisRange range = AxisRange.of(this, axes, input);
        return new GroupStandardization(
                rmsScaling ? GroupStandardization.Kind.BY_VARIANCE : GroupStandardization.Kind.CENTERED,
                range.layout(),
                epsilon,
                range.size(),
                parts.scale(),
                hasBeta());
    }

    @Override
    public Config config() {
        Config config = label.config("LayerNormalization").with("axis", axes).with("epsilon", epsilon);
        config = parts.flags(config).with("rms_scaling", rmsScaling);
        return parts.keeping(parts.initializers(config));
    }
}
