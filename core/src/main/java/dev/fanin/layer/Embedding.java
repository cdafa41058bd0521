package dev.fanin.layer;

import dev.fanin.compute.Lookup;
import dev.fanin.config.Config;
import dev.fanin.connection.Connections;
import dev.fanin.connection.FanConvention;
import dev.fanin.init.Fans;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/// Puts a learned vector in the place of each whole number: `(...)` becomes `(..., output_dim)`.
///
/// Inputs are whole numbers from 0 to input_dim - 1, held as float32, which has all of them up to
/// 16777216. The table begins with values of `uniform`, between -0.05 and 0.05.
///
/// @param inputDim how many numbers there are, at least 1
/// @param outputDim the length of a vector, at least 1
/// @param embeddings how the table begins and is kept
/// @param label name and trainability
public record Embedding(int inputDim, int outputDim, WeightSettings embeddings, Label label) implements KerasLayer {

    public Embedding {
        if (inputDim < 1 || outputDim < 1) {
            throw new IllegalArgumentException(Layers.called("Embedding", label.name())
                    + ": input_dim and output_dim must be at least 1, got " + inputDim + " and " + outputDim + ".");
        }
    }

    /// Returns a layer with Keras's defaults.
    public static Embedding of(int inputDim, int outputDim) {
        return new Embedding(
                inputDim, outputDim, WeightSettings.of(Initializers.randomUniform(-0.05, 0.05)), Label.here());
    }

    static Embedding of(Config config) {
        if (config.flag("mask_zero", false)) {
            throw new IllegalArgumentException(LayerConfig.called(config)
                    + " has mask_zero=True, which Fanin cannot do before it has recurrent layers; set it to False.");
        }
        LayerConfig.refuse(config, "quantization_config");
        LayerConfig.refuse(config, "lora_rank");
        return new Embedding(
                config.integer("input_dim", 0),
                config.integer("output_dim", 0),
                LayerConfig.settings(config, "embeddings", Initializers.randomUniform(-0.05, 0.05)),
                Label.of(config));
    }

    /// Returns this layer with a table that begins in another way.
    public Embedding embeddingsInitializer(Initializer initializer) {
        return new Embedding(inputDim, outputDim, embeddings.with(initializer), label);
    }

    /// Returns this layer with a table that begins as the given Keras name says.
    public Embedding embeddingsInitializer(String initializer) {
        return embeddingsInitializer(Initializers.named(initializer));
    }

    @Override
    public Embedding named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public Embedding labelled(Label newLabel) {
        return new Embedding(inputDim, outputDim, embeddings, newLabel);
    }

    @Override
    public String type() {
        return "Embedding";
    }

    @Override
    public Shape outputShape(Shape input) {
        int[] axes = Arrays.copyOf(input.toArray(), input.rank() + 1);
        axes[input.rank()] = outputDim;
        return Shape.of(axes);
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        Fans fans = FanConvention.KERAS.of(Connections.embeddingLookup(inputDim, outputDim));
        return List.of(new ParameterSpec("embeddings", Shape.of(inputDim, outputDim), fans, embeddings));
    }

    @Override
    public Operation operation(Shape input) {
        return new Lookup(Layers.called("Embedding", name()), inputDim, outputDim, input.arraySize());
    }

    @Override
    public Config config() {
        return label.config("Embedding")
                .with("input_dim", inputDim)
                .with("output_dim", outputDim)
                .with("embeddings_initializer", LayerConfig.config(embeddings.initializer()))
                .with("embeddings_regularizer", LayerConfig.config(embeddings.regularizer()))
                .with("activity_regularizer", null)
                .with("embeddings_constraint", LayerConfig.config(embeddings.constraint()))
                .with("mask_zero", false)
                .with("quantization_config", null);
    }
}
