package dev.fanin.connection;

import dev.fanin.init.Fans;
import dev.fanin.tensor.Shape;
import dev.fanin.text.Suggestion;
import java.util.Arrays;

/// Whose answer to "what are the fans of this kernel" to take; docs/FANS.md compares the three.
public enum FanConvention {
    /// Keras's: the shape rule of [Fans#ofShape], save for attention, where the axes that are
    /// summed and the axes that remain are each multiplied.
    ///
    /// Source: Keras 3.15.1. Before 3.15.0 the shape rule held for attention too, and `(64, 8, 16)`
    /// had fan-in 512 and fan-out 1024 instead of 64 and 128.
    KERAS("keras"),
    /// PyTorch's: [Fans#ofTorchShape] of the shape that PyTorch keeps. Its recurrent layers and
    /// embeddings do not use their fans by default; this is what `torch.nn.init` says of them.
    TORCH("torch"),
    /// What a node sees: fan-in is the number of weights that feed one output, fan-out the number
    /// of outputs that one input feeds through this kernel, each a mean where strides make them
    /// differ, and each for one gate of a recurrent kernel. Borders are not counted.
    EXACT("exact");

    private final String text;

    FanConvention(String text) {
        this.text = text;
    }

    /// Returns the fans of a kernel.
    public Fans of(Connection connection) {
        return switch (this) {
            case KERAS -> kerasFans(connection);
            case TORCH -> Fans.ofTorchShape(connection.torchShape());
            case EXACT -> ExactFans.of(connection);
        };
    }

    /// Returns the fans of the bias beside a kernel.
    ///
    /// Keras applies its shape rule to the bias. PyTorch's layers draw a bias with the fans of the
    /// kernel, and so does `exact`: a bias is one more weight of the same node.
    public Fans ofBias(Connection kernel, Shape bias) {
        return switch (this) {
            case KERAS -> Fans.ofShape(bias);
            case TORCH, EXACT -> of(kernel);
        };
    }

    /// Returns the convention of the given name: `keras`, `torch` or `exact`.
    public static FanConvention named(String name) {
        for (FanConvention convention : values()) {
            if (convention.text.equals(name)) {
                return convention;
            }
        }
        throw new IllegalArgumentException(Suggestion.unknown(
                "fan convention",
                name,
                Arrays.stream(values()).map(FanConvention::toString).toList()));
    }

    private static Fans kerasFans(Connection connection) {
        return switch (connection) {
            case AttentionInput c -> new Fans(c.in(), c.width());
            case AttentionOutput c -> new Fans(c.width(), c.out());
            case FullyConnected c -> Fans.ofShape(c.kerasShape());
            case Convolution c -> Fans.ofShape(c.kerasShape());
            case TransposedConvolution c -> Fans.ofShape(c.kerasShape());
            case DepthwiseConvolution c -> Fans.ofShape(c.kerasShape());
            case EmbeddingLookup c -> Fans.ofShape(c.kerasShape());
            case RecurrentInput c -> Fans.ofShape(c.kerasShape());
            case RecurrentState c -> Fans.ofShape(c.kerasShape());
            case AdditiveScale c -> Fans.ofShape(c.kerasShape());
        };
    }

    /// Returns the name that [#named] reads.
    @Override
    public String toString() {
        return text;
    }
}
