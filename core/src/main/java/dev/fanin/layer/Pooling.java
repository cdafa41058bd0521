package dev.fanin.layer;

import dev.fanin.compute.AveragePooling;
import dev.fanin.compute.MaxPooling;
import dev.fanin.config.Config;
import dev.fanin.kernel.ConvolutionShape;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;

/// The largest value, or the mean, of each channel under a window over one to three axes.
///
/// With padding, values outside of the input are never the largest, and do not count in the mean.
/// Where values are equally large, the first in the order of the window gets the gradient.
///
/// Shapes: input `(n..., channels)`, output `(positions..., channels)` with the positions of
/// [Window].
///
/// Also called: MaxPooling1D to 3D, MaxPool1D to 3D, AveragePooling1D to 3D, AvgPool1D to 3D.
///
/// Source: Keras 3.15.1, and its defaults: the strides are the size of the window.
///
/// @param statistic what is kept
/// @param window how the window moves, without dilation
/// @param label name and trainability
public record Pooling(Statistic statistic, Window window, Label label) implements KerasLayer {

    public Pooling {
        if (window.padding() == Padding.CAUSAL || window.dilation().size() > 1) {
            throw new IllegalArgumentException(Layers.called(statistic + "Pooling" + window.rank() + "D", label.name())
                    + " expects padding 'valid' or 'same' and no dilation, got padding '" + window.padding()
                    + "' and dilation " + window.dilation() + ".");
        }
    }

    /// Returns a layer whose window moves by its own size.
    ///
    /// @param size the size along each axis, or one for all
    public static Pooling of(Statistic statistic, int rank, int... size) {
        return new Pooling(statistic, Window.of(rank, size).strides(size), Label.here());
    }

    @Override
    public Pooling named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public Pooling labelled(Label newLabel) {
        return new Pooling(statistic, window, newLabel);
    }

    /// Returns this layer with other strides; one value stands for all axes.
    public Pooling strides(int... strides) {
        return new Pooling(statistic, window.strides(strides), label);
    }

    /// Returns this layer with another padding.
    public Pooling padding(Padding padding) {
        return new Pooling(statistic, window.padding(padding), label);
    }

    /// Returns this layer with the padding of the given Keras name.
    public Pooling padding(String padding) {
        return padding(Padding.named(padding));
    }

    @Override
    public String type() {
        return statistic + "Pooling" + window.rank() + "D";
    }

    @Override
    public Shape outputShape(Shape input) {
        window.checkRank(this, input);
        return window.outputShape(this, input, input.axis(-1));
    }

    @Override
    public Operation operation(Shape input) {
        window.checkRank(this, input);
        ConvolutionShape shape = window.over(this, input, input.axis(-1), 1);
        return switch (statistic) {
            case MAX -> new MaxPooling(shape);
            case AVERAGE -> new AveragePooling(shape);
        };
    }

    @Override
    public Config config() {
        return Spatial.channelsLast(label.config(type())
                .with("pool_size", Spatial.list(window.size()))
                .with("padding", window.padding().toString())
                .with("strides", Spatial.list(window.strides())));
    }
}
