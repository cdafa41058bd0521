package dev.fanin.layer;

import dev.fanin.init.Fans;
import dev.fanin.init.Initializer;
import dev.fanin.init.Target;
import dev.fanin.tensor.Shape;

/// One parameter of a layer before it has values: what summary, theory and building all start from.
///
/// @param name the name within the layer, `kernel` or `bias`
/// @param shape the shape of its values
/// @param fans the fans the layer states for it
/// @param initializer how its values begin
public record ParameterSpec(String name, Shape shape, Fans fans, Initializer initializer) {

    /// Returns what the initializer is asked to fill.
    public Target target() {
        return new Target(shape, fans);
    }

    /// Returns the mean a value is drawn with.
    public double mean() {
        return initializer.mean(target());
    }

    /// Returns the variance a value is drawn with.
    public double variance() {
        return initializer.variance(target());
    }
}
