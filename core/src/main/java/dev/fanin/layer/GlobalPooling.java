package dev.fanin.layer;

import dev.fanin.compute.AveragePooling;
import dev.fanin.compute.MaxPooling;
import dev.fanin.config.Config;
import dev.fanin.kernel.ConvolutionShape;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;
import java.util.Arrays;

/// The largest value, or the mean, of each channel over all positions.
///
/// Shapes: input `(n..., channels)`, output `(channels,)`, or `(1..., channels)` where the axes are
/// kept.
///
/// Also called: GlobalMaxPooling1D to 3D, GlobalMaxPool1D to 3D, GlobalAveragePooling1D to 3D,
/// GlobalAvgPool1D to 3D.
///
/// @param statistic what is kept
/// @param rank the number of axes, 1 to 3
/// @param keepDims whether the axes remain, with a length of 1
/// @param label name and trainability
public record GlobalPooling(Statistic statistic, int rank, boolean keepDims, Label label) implements KerasLayer {

    private static final int MOST_AXES = 3;

    public GlobalPooling {
        if (rank < 1 || rank > MOST_AXES) {
            throw new IllegalArgumentException("Pooling is over one to three axes, got " + rank + ".");
        }
    }

    @Override
    public GlobalPooling named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public GlobalPooling labelled(Label newLabel) {
        return new GlobalPooling(statistic, rank, keepDims, newLabel);
    }

    /// Returns this layer with its axes kept, with a length of 1.
    public GlobalPooling keepingDims() {
        return new GlobalPooling(statistic, rank, true, label);
    }

    @Override
    public String type() {
        return "Global" + statistic + "Pooling" + rank + "D";
    }

    @Override
    public Shape outputShape(Shape input) {
        Spatial.checkRank(this, rank, input);
        int[] axes = new int[keepDims ? rank + 1 : 1];
        Arrays.fill(axes, 1);
        return Shape.of(axes).withLast(input.axis(-1));
    }

    @Override
    public Operation operation(Shape input) {
        Spatial.checkRank(this, rank, input);
        ConvolutionShape shape = Window.of(input.dropLast()).over(this, input, input.axis(-1), 1);
        return switch (statistic) {
            case MAX -> new MaxPooling(shape);
            case AVERAGE -> new AveragePooling(shape);
        };
    }

    @Override
    public Config config() {
        return Spatial.channelsLast(label.config(type())).with("keepdims", keepDims);
    }
}
