package dev.fanin.layer;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.config.Config;
import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What layers say where something does not fit, and what only one of them promises.
class LayerRefusalsTest {

    @Test
    void settingsOutOfRange() {
        refuses(
                () -> Layers.reshape(2, -1, -1),
                "Reshape: target_shape has positive axes and at most one -1, got [2, -1, -1].");
        refuses(
                () -> Layers.permute(1, 3),
                "Permute: dims are the numbers from 1 to the number of axes in some order, got [1, 3].");
        refuses(() -> Layers.repeatVector(0), "RepeatVector: n must be at least 1, got 0.");
        refuses(() -> Layers.embedding(0, 3), "Embedding: input_dim and output_dim must be at least 1, got 0 and 3.");
        refuses(() -> Layers.gaussianNoise(-1), "GaussianNoise: stddev must be at least 0 and finite, got -1.0.");
        refuses(() -> Layers.alphaDropout(1), "AlphaDropout: rate must be at least 0 and below 1, got 1.0.");
        refuses(() -> Layers.spatialDropout2d(2), "SpatialDropout2D: rate must be at least 0 and below 1, got 2.0.");
        refuses(() -> Layers.leakyReLU(-1), "LeakyReLU: negative_slope must be at least 0, got -1.0.");
        refuses(
                () -> Layers.groupNormalization(0),
                "GroupNormalization: groups must be at least 1, or -1 for one for each channel, got 0.");
        refuses(
                () -> Layers.batchNormalization().momentum(2),
                "BatchNormalization: momentum must be between 0 and 1 and epsilon at least 0, got 2.0 and 0.001.");
        refuses(() -> Layers.dot(), "Dot expects one axis, or one for each of two inputs, got [].");
        refuses(
                () -> Layers.activityRegularization(-1, 0),
                "ActivityRegularization: l1 and l2 must be at least 0, got -1.0 and 0.0.");
    }

    @Test
    void shapesThatDoNotFit() {
        Shape image = Shape.of(2, 3, 4);
        refuses(
                () -> Layers.reshape(5, -1).outputShape(image),
                "Reshape expects as many values as [5, -1] has, got 24 in shape (None, 2, 3, 4).");
        refuses(
                () -> Layers.permute(2, 1).outputShape(image),
                "Permute expects 2 axes besides the batch, got shape (None, 2, 3, 4).");
        refuses(
                () -> Layers.repeatVector(2).outputShape(image),
                "RepeatVector expects inputs of 1 axis (features), got shape (None, 2, 3, 4).");
        refuses(
                () -> Layers.spatialDropout2d(0.5).named("drop").outputShape(Shape.of(3)),
                "SpatialDropout2D 'drop' expects inputs of 3 axes, of which the last is the channels, got shape (None, 3).");
        refuses(
                () -> Layers.groupNormalization(3).outputShape(image),
                "GroupNormalization expects channels that 3 groups divide, got 4 in shape (None, 2, 3, 4).");
        refuses(
                () -> Layers.layerNormalization().axes(4).outputShape(image),
                "LayerNormalization expects axes from 1 to 3, or from -3 to -1, for shape (None, 2, 3, 4), got 4; axis 0 is the batch.");
        refuses(
                () -> Layers.layerNormalization().axes(1, 3).outputShape(image),
                "LayerNormalization expects axes that follow each other, got [1, 3] for shape (None, 2, 3, 4); put a Permute layer before it.");
        refuses(
                () -> Layers.of(Config.of("BatchNormalization").with("axis", 1)).outputShape(image),
                "BatchNormalization works along the last axis, got axis 1 for shape (None, 2, 3, 4); put a Permute layer before it.");
        refuses(
                () -> new Rescaling(List.of(1.0, 2.0), List.of(0.0), Label.NONE).outputShape(image),
                "Rescaling has 2 values of scale, so expects a last axis of 2, got shape (None, 2, 3, 4).");
    }

    @Test
    void inputsThatDoNotFitTogether() {
        Shape image = Shape.of(2, 3, 4);
        refuses(
                () -> Layers.add().named("sum").outputShape(List.of(image, Shape.of(2, 4))),
                "Add 'sum' expects inputs of one shape, or with axes of length 1, got (None, 2, 3, 4) and (None, 2, 4).");
        refuses(() -> Layers.subtract().outputShape(List.of(image)), "Subtract expects two inputs, got 1.");
        refuses(
                () -> Layers.concatenate().outputShape(List.of(image, Shape.of(3, 4))),
                "Concatenate expects inputs that differ along axis -1 at most, got (None, 2, 3, 4) and (None, 3, 4).");
        refuses(
                () -> Layers.dot(1, 2).outputShape(List.of(Shape.of(2, 3), Shape.of(4, 5))),
                "Dot expects inputs that are equally long along axes [1, 2], got (None, 2, 3) and (None, 4, 5).");
    }

    @Test
    void configsOfWhatIsNotThere() {
        refuses(
                () -> Layers.of(Config.of("LSTM").with("name", "memory")),
                "Layer 'memory' of class 'LSTM' is a recurrent layer; Fanin has none yet.");
        refuses(
                () -> Layers.of(Config.of("Masking")),
                "Layer of class 'Masking' needs recurrent layers, which Fanin does not have yet.");
        refuses(
                () -> Layers.of(Config.of("EinsumDense")),
                "Layer of class 'EinsumDense' is an attention layer; Fanin has none yet.");
        refuses(
                () -> Layers.of(Config.of("Capsule").with("name", "x")),
                "Layer 'x' of class 'Capsule' is not known to Fanin; write it as a CustomLayer.");
        refuses(
                () -> Layers.of(Config.of("Embedding").with("name", "e").with("mask_zero", true)),
                "Embedding 'e' has mask_zero=True, which Fanin cannot do before it has recurrent layers; set it to False.");
        refuses(
                () -> Layers.of(Config.of("BatchNormalization").with("renorm", true)),
                "BatchNormalization has no setting 'renorm' in Fanin yet, got true.");
        refuses(
                () -> Layers.of(Config.of("Flatten").with("data_format", "channels_first")),
                "Flatten expects data_format 'channels_last', got 'channels_first'; move the channels to the last axis.");
        refuses(
                () -> Layers.of(Config.of("Softmax").with("axis", 1)),
                "Softmax works along the last axis, so expects axis -1, got 1; put a Permute layer before it.");
        refuses(
                () -> Layers.of(Config.of("Normalization")),
                "Normalization expects mean and variance, got none: Keras keeps those of adapt() with the weights; give them as arguments.");
        refuses(
                () -> Layers.of(
                        Config.of("InputLayer").with("name", "in").with("batch_shape", Arrays.asList(null, null, 3))),
                "InputLayer 'in' expects a batch_shape whose axes after the first are numbers, got [null, null, 3]; give every axis a length.");
    }

    @Test
    void aLayerOfOnesOwnIsMadeByItsMaker() {
        Layer layer = Layers.of(
                Config.of("Shift").with("name", "s"),
                config -> new Shift(config.text("name", ""), Activations.relu(), true));
        assertThat(layer).isEqualTo(new Shift("s", Activations.relu(), true));
    }

    @Test
    void anEmbeddingSaysWhichNumberIsOutOfRange() {
        Network network =
                Network.of(List.of(Layers.input(3), Layers.embedding(5, 2).named("words")));
        Execution execution = new Execution(network, Weights.initialize(network, seed(1)), 2, seed(1));
        for (float bad : new float[] {5, -1, 2.5f, Float.NaN}) {
            execution.input()[4] = bad;
            refuses(
                    () -> execution.forward(2, false, 0),
                    "Embedding 'words' expects whole numbers from 0 to 4, got " + bad
                            + " as value 1 of sample 1 of the batch; raise input_dim or check the data.");
        }
    }

    /// By hand: means 2 and 20, variances 1 and 100 of two features.
    @Test
    void normalizationIsAdaptedToData() {
        Normalization layer = Layers.normalization(Tensor.of(Shape.of(2, 2), 1, 10, 3, 30));
        assertThat(layer.mean()).containsExactly(2.0, 20.0);
        assertThat(layer.variance()).containsExactly(1.0, 100.0);
    }

    /// Klambauer's point: mean 0 and variance 1 stay. Of 200000 values the mean has the standard
    /// error 0.0022, the variance at most 0.0071 (kurtosis below 11); 5 of each are one false alarm
    /// in
    /// 1.7 million seeds.
    @Test
    void alphaDropoutKeepsMeanAndVariance() {
        int n = 200_000;
        Network network = Network.of(List.of(Layers.input(n), Layers.alphaDropout(0.3)));
        Execution execution = new Execution(network, Weights.initialize(network, seed(1)), 1, seed(1));
        seed(2).stream("values").fillNormal(execution.input(), 0, 0, 1);
        execution.forward(1, true, 0);
        double mean = 0;
        double square = 0;
        for (float value : execution.activation(0)) {
            mean += value / (double) n;
            square += (double) value * value / n;
        }
        assertThat(mean).isCloseTo(0, within(5 * 0.0022));
        assertThat(square - mean * mean).isCloseTo(1, within(5 * 0.0071));
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
