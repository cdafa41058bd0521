package dev.fanin.layer;

import dev.fanin.compute.ChannelMask;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;

/// Sets whole channels to zero while training and scales the others up: for each sample, a channel
/// is there in all places or in none.
///
/// Inputs `(steps, channels)`, `(height, width, channels)` or with three axes before the channels.
///
/// Also called: `SpatialDropout1D`, `SpatialDropout2D`, `SpatialDropout3D`.
///
/// Source: Tompson et al., "Efficient object localization using convolutional networks", 2015,
/// section 3.2.
///
/// @param rank the axes before the channels, 1 to 3
/// @param rate the share set to zero, at least 0 and below 1
/// @param label name and trainability
public record SpatialDropout(int rank, double rate, Label label) implements KerasLayer {

    public SpatialDropout {
        if (rank < 1 || rank > 3) {
            throw new IllegalArgumentException("SpatialDropout has 1 to 3 axes before the channels, got " + rank + ".");
        }
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException(Layers.called("SpatialDropout" + rank + "D", label.name())
                    + ": rate must be at least 0 and below 1, got " + rate + ".");
        }
    }

    static SpatialDropout of(int rank, Config config) {
        LayerConfig.requireChannelsLast(config);
        return new SpatialDropout(rank, config.number("rate", 0), Label.of(config));
    }

    @Override
    public SpatialDropout named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public SpatialDropout labelled(Label newLabel) {
        return new SpatialDropout(rank, rate, newLabel);
    }

    @Override
    public String type() {
        return "SpatialDropout" + rank + "D";
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() != rank + 1) {
            throw new IllegalArgumentException(Layers.called(type(), name()) + " expects inputs of " + (rank + 1)
                    + " axes, of which the last is the channels, got shape " + input.behindBatch() + ".");
        }
        return input;
    }

    @Override
    public Operation operation(Shape input) {
        int channels = input.axis(-1);
        return rate == 0 ? Operation.identity() : new ChannelMask((float) rate, input.arraySize() / channels, channels);
    }

    /// Keras writes no trainability here, and does not read any.
    @Override
    public Config config() {
        Config config = Config.of(type())
                .with("rate", rate)
                .with("seed", null)
                .with("name", name())
                .with("dtype", "float32");
        return rank == 1 ? config : config.with("data_format", "channels_last");
    }
}
