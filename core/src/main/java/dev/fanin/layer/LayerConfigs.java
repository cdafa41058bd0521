package dev.fanin.layer;

import dev.fanin.config.Config;
import dev.fanin.text.Quoted;
import dev.fanin.text.Suggestion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes layers of Keras's class names and settings.
final class LayerConfigs {

    private static final Set<String> RECURRENT = Set.of(
            "RNN",
            "LSTM",
            "GRU",
            "SimpleRNN",
            "LSTMCell",
            "GRUCell",
            "SimpleRNNCell",
            "StackedRNNCells",
            "Bidirectional",
            "TimeDistributed",
            "ConvLSTM1D",
            "ConvLSTM2D",
            "ConvLSTM3D");

    private static final Set<String> ATTENTION = Set.of(
            "Attention",
            "AdditiveAttention",
            "MultiHeadAttention",
            "GroupQueryAttention",
            "GroupedQueryAttention",
            "EinsumDense");

    private LayerConfigs() {}

    /// Each family reads its own classes and answers null for others.
    private static @Nullable KerasLayer first(Config config) {
        KerasLayer layer = BasicConfigs.read(config);
        layer = layer == null ? ShapeConfigs.read(config) : layer;
        layer = layer == null ? NormalizationConfigs.read(config) : layer;
        layer = layer == null ? MergeConfigs.read(config) : layer;
        layer = layer == null ? ConvolutionConfigs.read(config) : layer;
        layer = layer == null ? PoolingConfigs.read(config) : layer;
        return layer;
    }

    private static List<String> names() {
        Set<String> names = new TreeSet<>(BasicConfigs.NAMES);
        names.addAll(ShapeConfigs.NAMES);
        names.addAll(NormalizationConfigs.NAMES);
        names.addAll(MergeConfigs.NAMES);
        names.addAll(ConvolutionConfigs.NAMES);
        names.addAll(PoolingConfigs.NAMES);
        return List.copyOf(names);
    }

    /// Returns the layer, or null where the class is none of Keras's or not there yet.
    static @Nullable KerasLayer read(Config config) {
        KerasLayer layer = first(config);
        if (layer == null && RECURRENT.contains(config.className())) {
            throw new IllegalArgumentException(subject(config) + " is a recurrent layer; Fanin has none yet.");
        }
        if (layer == null && ATTENTION.contains(config.className())) {
            throw new IllegalArgumentException(subject(config) + " is an attention layer; Fanin has none yet.");
        }
        if (layer == null && config.className().equals("Masking")) {
            throw new IllegalArgumentException(
                    subject(config) + " needs recurrent layers, which Fanin does not have yet.");
        }
        return layer;
    }

    /// Throws for a class that nobody knows.
    static Layer unknown(Config config) {
        String near = Suggestion.of(config.className(), names());
        throw new IllegalArgumentException(subject(config) + " is not known to Fanin"
                + (near.equals(".") ? "; write it as a CustomLayer." : near + " If not, write it as a CustomLayer."));
    }

    private static String subject(Config config) {
        String name = config.text("name", "");
        return "Layer " + (name.isEmpty() ? "" : Quoted.of(name) + " ") + "of class " + Quoted.of(config.className());
    }
}
