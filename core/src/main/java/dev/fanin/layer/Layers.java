package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import dev.fanin.text.Quoted;
import java.util.List;
import java.util.function.Function;

/// Short names for layers, made for static import.
public final class Layers {

    private Layers() {}

    /// Returns how a message calls a layer, which may have no name yet.
    static String called(String type, String name) {
        return name.isEmpty() ? type : type + " " + Quoted.of(name);
    }

    /// Returns the shape of the only input; throws where there are more or none.
    static Shape single(Layer layer, List<Shape> inputs) {
        if (inputs.size() != 1) {
            throw new IllegalArgumentException(
                    called(layer.type(), layer.name()) + " expects one input, got " + inputs.size() + ".");
        }
        return inputs.getFirst();
    }

    /// Returns the layer of the given Keras class and settings, as `config()` writes it.
    public static Layer of(Config config) {
        return of(config, LayerConfigs::unknown);
    }

    /// Returns the layer of the given Keras class and settings.
    ///
    /// @param custom makes the layers of classes that Keras does not have
    public static Layer of(Config config, Function<Config, ? extends Layer> custom) {
        KerasLayer known = LayerConfigs.read(config);
        return known == null ? custom.apply(config) : known;
    }

    /// Returns the input of a network, with the axes of one sample.
    public static Input input(int... axes) {
        return input(Shape.of(axes));
    }

    /// Returns the input of a network, with the shape of one sample.
    public static Input input(Shape shape) {
        return new Input(shape, Label.NONE);
    }

    /// Returns a fully connected layer without activation.
    public static Dense dense(int units) {
        return dense(units, Activations.linear());
    }

    /// Returns a fully connected layer.
    public static Dense dense(int units, ActivationFunction activation) {
        return Dense.of(units, activation);
    }

    /// Returns a fully connected layer with the activation of the given Keras name.
    public static Dense dense(int units, String activation) {
        return dense(units, Activations.named(activation));
    }

    /// Returns an activation as a layer of its own.
    public static Activation activation(ActivationFunction activation) {
        return new Activation(activation, Label.NONE);
    }

    /// Returns an activation, by Keras name, as a layer of its own.
    public static Activation activation(String activation) {
        return activation(Activations.named(activation));
    }

    /// Returns a layer that lays all axes of a sample into one.
    public static Flatten flatten() {
        return new Flatten(Label.NONE);
    }

    /// Returns a layer that sets a share of the values to zero while training.
    public static Dropout dropout(double rate) {
        return new Dropout(rate, Label.NONE);
    }
}
