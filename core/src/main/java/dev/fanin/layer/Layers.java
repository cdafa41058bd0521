package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.config.Config;
import dev.fanin.init.Initializers;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
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
        return new Input(shape, Label.here());
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
        return new GlobalPooling(Statistic.MAX, 1, false, Label.here());
    }

    /// Returns a layer that keeps the largest value over two axes.
    public static GlobalPooling globalMaxPooling2d() {
        return new GlobalPooling(Statistic.MAX, 2, false, Label.here());
    }

    /// Returns a layer that keeps the largest value over three axes.
    public static GlobalPooling globalMaxPooling3d() {
        return new GlobalPooling(Statistic.MAX, 3, false, Label.here());
    }

    /// Returns a layer that keeps the mean over one axis.
    public static GlobalPooling globalAveragePooling1d() {
        return new GlobalPooling(Statistic.AVERAGE, 1, false, Label.here());
    }

    /// Returns a layer that keeps the mean over two axes.
    public static GlobalPooling globalAveragePooling2d() {
        return new GlobalPooling(Statistic.AVERAGE, 2, false, Label.here());
    }

    /// Returns a layer that keeps the mean over three axes.
    public static GlobalPooling globalAveragePooling3d() {
        return new GlobalPooling(Statistic.AVERAGE, 3, false, Label.here());
    }

    /// Returns an activation as a layer of its own.
    public static Activation activation(ActivationFunction activation) {
        return new Activation(activation, Label.here());
    }

    /// Returns an activation, by Keras name, as a layer of its own.
    public static Activation activation(String activation) {
        return activation(Activations.named(activation));
    }

    /// Returns a layer that lays all axes of a sample into one.
    public static Flatten flatten() {
        return new Flatten(Label.here());
    }

    /// Returns a layer that sets a share of the values to zero while training.
    public static Dropout dropout(double rate) {
        return new Dropout(rate, Label.here());
    }

    /// Returns a layer that sets whole channels of an image to zero while training.
    public static SpatialDropout spatialDropout2d(double rate) {
        return new SpatialDropout(2, rate, Label.here());
    }

    /// Returns a layer that adds normal values while training.
    public static Noise gaussianNoise(double standardDeviation) {
        return new Noise(Noise.Kind.GAUSSIAN_NOISE, standardDeviation, Label.here());
    }

    /// Returns a layer that multiplies by normal values of mean 1 while training.
    public static Noise gaussianDropout(double rate) {
        return new Noise(Noise.Kind.GAUSSIAN_DROPOUT, rate, Label.here());
    }

    /// Returns the dropout for networks of SELU, which keeps mean 0 and variance 1.
    public static Noise alphaDropout(double rate) {
        return new Noise(Noise.Kind.ALPHA_DROPOUT, rate, Label.here());
    }

    /// Returns a layer that puts a price on the magnitudes and the squares of what goes through it.
    public static ActivityRegularization activityRegularization(double l1, double l2) {
        return new ActivityRegularization(l1, l2, Label.here());
    }

    /// Returns a layer that lays values out along other axes, one of which may be -1.
    public static Reshape reshape(Integer... axes) {
        return new Reshape(List.of(axes), Label.here());
    }

    /// Returns a layer that puts axes in another order; they count from 1.
    public static Permute permute(Integer... dims) {
        return new Permute(List.of(dims), Label.here());
    }

    /// Returns a layer that gives a vector several times.
    public static RepeatVector repeatVector(int n) {
        return new RepeatVector(n, Label.here());
    }

    /// Returns a layer that puts vectors in the place of the numbers 0 to inputDim - 1.
    public static Embedding embedding(int inputDim, int outputDim) {
        return Embedding.of(inputDim, outputDim);
    }

    /// Returns a rectifier whose slope below 0 is 0.3, which is Keras's default for the layer.
    public static LeakyReLU leakyReLU() {
        return leakyReLU(0.3);
    }

    /// Returns a rectifier with a slope below 0.
    public static LeakyReLU leakyReLU(double negativeSlope) {
        return new LeakyReLU(negativeSlope, Label.here());
    }

    /// Returns a rectifier whose slopes below 0 are learned, shared along the given axes, which
    /// count from 1.
    public static PReLU pReLU(Integer... sharedAxes) {
        return new PReLU(WeightSettings.of(Initializers.zeros()), List.of(sharedAxes), Label.here());
    }

    /// Returns normalization over the batch.
    public static BatchNormalization batchNormalization() {
        return BatchNormalization.of();
    }

    /// Returns normalization of each sample along its last axis.
    public static LayerNormalization layerNormalization() {
        return LayerNormalization.of();
    }

    /// Returns normalization of groups of channels, of which -1 has one for each channel.
    public static GroupNormalization groupNormalization(int groups) {
        return GroupNormalization.of(groups);
    }

    /// Returns division by the root of the mean square along the last axis.
    public static RMSNormalization rmsNormalization() {
        return new RMSNormalization(List.of(-1), 1e-6, Label.here());
    }

    /// Returns division by the norm along the last axis.
    public static UnitNormalization unitNormalization() {
        return new UnitNormalization(List.of(-1), Label.here());
    }

    /// Returns multiplication by a number, then addition of another.
    public static Rescaling rescaling(double scale, double offset) {
        return new Rescaling(List.of(scale), List.of(offset), Label.here());
    }

    /// Returns a layer that brings the features of the data to mean 0 and variance 1.
    public static Normalization normalization(Tensor data) {
        return new Normalization(List.of(0.0), List.of(1.0), false, Label.here()).adapted(data);
    }

    /// Returns the sum of inputs.
    public static Merge add() {
        return new Merge(Merge.Kind.ADD, Label.here());
    }

    /// Returns the difference of two inputs.
    public static Merge subtract() {
        return new Merge(Merge.Kind.SUBTRACT, Label.here());
    }

    /// Returns the product of inputs, value by value.
    public static Merge multiply() {
        return new Merge(Merge.Kind.MULTIPLY, Label.here());
    }

    /// Returns the mean of inputs.
    public static Merge average() {
        return new Merge(Merge.Kind.AVERAGE, Label.here());
    }

    /// Returns the largest of inputs, value by value.
    public static Merge maximum() {
        return new Merge(Merge.Kind.MAXIMUM, Label.here());
    }

    /// Returns the smallest of inputs, value by value.
    public static Merge minimum() {
        return new Merge(Merge.Kind.MINIMUM, Label.here());
    }

    /// Returns inputs behind each other along the last axis.
    public static Concatenate concatenate() {
        return concatenate(-1);
    }

    /// Returns inputs behind each other along one axis, the first after the batch being 1.
    public static Concatenate concatenate(int axis) {
        return new Concatenate(axis, Label.here());
    }

    /// Returns the products of two inputs, summed along one axis of each.
    public static Dot dot(Integer... axes) {
        return new Dot(List.of(axes), false, Label.here());
    }
}
