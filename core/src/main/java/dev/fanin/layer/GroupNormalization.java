package dev.fanin.layer;

import dev.fanin.compute.GroupLayout;
import dev.fanin.compute.GroupStandardization;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;
import java.util.List;

/// Brings groups of channels of each sample to mean 0 and variance 1, over all places together,
/// then scales and shifts every channel.
///
/// With one group for each channel this is instance normalization, with one group in all it is
/// layer normalization over all axes but for the parameters.
///
/// Parameters: gamma and beta, as long as the last axis.
///
/// Source: Wu and He, "Group normalization", 2018, section 3.
///
/// @param groups the number of groups, which divides the number of channels, or -1 for one group
///     for each channel
/// @param axis the last axis, as -1 or counted from the batch, which is 0
/// @param epsilon what is added to the variance, at least 0
/// @param parts gamma and beta
/// @param label name and trainability
public record GroupNormalization(int groups, int axis, double epsilon, GammaBeta parts, Label label)
        implements KerasLayer {

    public GroupNormalization {
        if (groups < 1 && groups != -1) {
            throw new IllegalArgumentException(Layers.called("GroupNormalization", label.name())
                    + ": groups must be at least 1, or -1 for one for each channel, got " + groups + ".");
        }
    }

    /// Returns a layer with Keras's defaults but for the number of groups.
    public static GroupNormalization of(int groups) {
        return new GroupNormalization(groups, -1, 1e-3, GammaBeta.both(), Label.here());
    }

    static GroupNormalization of(Config config) {
        return new GroupNormalization(
                config.integer("groups", 32),
                Axes.one(config),
                config.number("epsilon", 1e-3),
                GammaBeta.of(config),
                Label.of(config));
    }

    /// Returns this layer with another epsilon.
    public GroupNormalization epsilon(double added) {
        return new GroupNormalization(groups, axis, added, parts, label);
    }

    /// Returns this layer with another gamma and beta.
    public GroupNormalization parts(GammaBeta gammaBeta) {
        return new GroupNormalization(groups, axis, epsilon, gammaBeta, label);
    }

    @Override
    public GroupNormalization named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public GroupNormalization labelled(Label newLabel) {
        return new GroupNormalization(groups, axis, epsilon, parts, newLabel);
    }

    @Override
    public String type() {
        return "GroupNormalization";
    }

    @Override
    public Shape outputShape(Shape input) {
        Axes.requireLast(this, axis, input);
        if (groups != -1 && input.axis(-1) % groups != 0) {
            throw new IllegalArgumentException(Layers.called("GroupNormalization", name())
                    + " expects channels that " + groups + " groups divide, got " + input.axis(-1) + " in shape "
                    + input.behindBatch() + ".");
        }
        return input;
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        return List.copyOf(parts.parameters(Shape.of(input.axis(-1))));
    }

    @Override
    public Operation operation(Shape input) {
        int channels = input.axis(-1);
        return new GroupStandardization(
                GroupStandardization.Kind.CENTERED,
                GroupLayout.ofChannels(input.arraySize() / channels, channels, groups == -1 ? channels : groups),
                epsilon,
                channels,
                parts.scale(),
                parts.center());
    }

    @Override
    public Config config() {
        Config config = label.config("GroupNormalization")
                .with("groups", groups)
                .with("axis", axis)
                .with("epsilon", epsilon);
        return parts.keeping(parts.initializers(parts.flags(config)));
    }
}
