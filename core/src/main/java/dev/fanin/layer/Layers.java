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

    /// Returns a convolution over one axis, without activation.
    ///
    /// @param size the window along each axis, or one number for all
    public static Convolution conv1d(int filters, int... size) {
        return Convolution.of(filters, Window.of(1, size), Activations.linear());
    }

    /// Returns a convolution over one axis with the activation of the given Keras name.
    ///
    /// @param size the window along each axis
    public static Convolution conv1d(int filters, int size, String activation) {
        return Convolution.of(filters, Window.of(1, size), Activations.named(activation));
    }

    /// Returns a convolution over two axes, without activation.
    ///
    /// @param size the window along each axis, or one number for all
    public static Convolution conv2d(int filters, int... size) {
        return Convolution.of(filters, Window.of(2, size), Activations.linear());
    }

    /// Returns a convolution over two axes with the activation of the given Keras name.
    ///
    /// @param size the window along each axis
    public static Convolution conv2d(int filters, int size, String activation) {
        return Convolution.of(filters, Window.of(2, size), Activations.named(activation));
    }

    /// Returns a convolution over three axes, without activation.
    ///
    /// @param size the window along each axis, or one number for all
    public static Convolution conv3d(int filters, int... size) {
        return Convolution.of(filters, Window.of(3, size), Activations.linear());
    }

    /// Returns a convolution over three axes with the activation of the given Keras name.
    ///
    /// @param size the window along each axis
    public static Convolution conv3d(int filters, int size, String activation) {
        return Convolution.of(filters, Window.of(3, size), Activations.named(activation));
    }

    /// Returns a layer that keeps the largest value under a window over one axis.
    public static Pooling maxPooling1d(int... size) {
        return Pooling.of(Statistic.MAX, 1, size);
    }

    /// Returns a layer that keeps the largest value under a window over two axes.
    public static Pooling maxPooling2d(int... size) {
        return Pooling.of(Statistic.MAX, 2, size);
    }

    /// Returns a layer that keeps the largest value under a window over three axes.
    public static Pooling maxPooling3d(int... size) {
        return Pooling.of(Statistic.MAX, 3, size);
    }

    /// Returns a layer that keeps the mean under a window over one axis.
    public static Pooling averagePooling1d(int... size) {
        return Pooling.of(Statistic.AVERAGE, 1, size);
    }

    /// Returns a layer that keeps the mean under a window over two axes.
    public static Pooling averagePooling2d(int... size) {
        return Pooling.of(Statistic.AVERAGE, 2, size);
    }

    /// Returns a layer that keeps the mean under a window over three axes.
    public static Pooling averagePooling3d(int... size) {
        return Pooling.of(Statistic.AVERAGE, 3, size);
    }

    /// Returns a layer that keeps the largest value over one axis.
    public static GlobalPooling globalMaxPooling1d() {
        return new GlobalPooling(Statistic.MAX, 1, false, Label.NONE);
    }

    /// Returns a layer that keeps the largest value over two axes.
    public static GlobalPooling globalMaxPooling2d() {
        return new GlobalPooling(Statistic.MAX, 2, false, Label.NONE);
    }

    /// Returns a layer that keeps the largest value over three axes.
    public static GlobalPooling globalMaxPooling3d() {
        return new GlobalPooling(Statistic.MAX, 3, false, Label.NONE);
    }

    /// Returns a layer that keeps the mean over one axis.
    public static GlobalPooling globalAveragePooling1d() {
        return new GlobalPooling(Statistic.AVERAGE, 1, false, Label.NONE);
    }

    /// Returns a layer that keeps the mean over two axes.
    public static GlobalPooling globalAveragePooling2d() {
        return new GlobalPooling(Statistic.AVERAGE, 2, false, Label.NONE);
    }

    /// Returns a layer that keeps the mean over three axes.
    public static GlobalPooling globalAveragePooling3d() {
        return new GlobalPooling(Statistic.AVERAGE, 3, false, Label.NONE);
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
