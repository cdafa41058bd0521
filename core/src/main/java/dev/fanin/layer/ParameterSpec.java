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
/// @param settings how it begins and is kept
/// @param trainable whether training changes it by its gradient; moving averages are not
public record ParameterSpec(String name, Shape shape, Fans fans, WeightSettings settings, boolean trainable) {

    /// Describes a trainable parameter.
    public ParameterSpec(String name, Shape shape, Fans fans, WeightSettings settings) {
        this(name, shape, fans, settings, true);
    }

    /// Describes a trainable parameter without regularizer and constraint.
    public ParameterSpec(String name, Shape shape, Fans fans, Initializer initializer) {
        this(name, shape, fans, WeightSettings.of(initializer), true);
    }

    /// Returns how its values begin.
    public Initializer initializer() {
        return settings.initializer();
    }

    /// Returns what the initializer is asked to fill.
    public Target target() {
        return new Target(shape, fans);
    }

    /// Returns the mean a value is drawn with.
    public double mean() {
        return initializer().mean(target());
    }

    /// Returns the variance a value is drawn with.
    public double variance() {
        return initializer().variance(target());
    }

    /// Returns this parameter under another name, or one that training leaves alone.
    public ParameterSpec as(String newName, boolean isTrainable) {
        return new ParameterSpec(newName, shape, fans, settings, isTrainable);
    }
}
