package dev.fanin.connection;

import static dev.fanin.connection.Connections.additiveScale;
import static dev.fanin.connection.Connections.attentionInput;
import static dev.fanin.connection.Connections.attentionOutput;
import static dev.fanin.connection.Connections.convolution;
import static dev.fanin.connection.Connections.depthwiseConvolution;
import static dev.fanin.connection.Connections.embeddingLookup;
import static dev.fanin.connection.Connections.fullyConnected;
import static dev.fanin.connection.Connections.recurrentInput;
import static dev.fanin.connection.Connections.recurrentState;
import static dev.fanin.connection.Connections.separableConvolution;
import static dev.fanin.connection.Connections.transposedConvolution;

import java.util.List;

/// The kernels that docs/FANS.md shows.
///
/// @param title what the page calls it
/// @param connection the kernel
record Example(String title, Connection connection) {

    static final List<Example> ALL = List.of(
            new Example("Dense, 64 to 32", fullyConnected(64, 32)),
            new Example("1-D, window 5, 8 to 16 channels", convolution(8, 16, 5)),
            new Example("2-D, window 3 × 3, 8 to 16 channels", convolution(8, 16, 3, 3)),
            new Example("3-D, window 3 × 3 × 3, 2 to 4 channels", convolution(2, 4, 3, 3, 3)),
            new Example(
                    "2-D, window 3 × 3, stride 2, 8 to 16 channels",
                    convolution(8, 16, 3, 3).strides(2, 2)),
            new Example(
                    "2-D, window 3 × 3, 4 groups, 8 to 16 channels",
                    convolution(8, 16, 3, 3).groups(4)),
            new Example("Depthwise, window 3 × 3, 8 channels, multiplier 2", depthwiseConvolution(8, 2, 3, 3)),
            new Example(
                    "Depthwise, window 3 × 3, stride 2, 8 channels, multiplier 2",
                    depthwiseConvolution(8, 2, 3, 3).strides(2, 2)),
            new Example(
                    "Separable, first half: depthwise 3 × 3, 8 channels",
                    separableConvolution(8, 1, 16, 3, 3).depthwise()),
            new Example(
                    "Separable, second half: pointwise, 8 to 16 channels",
                    separableConvolution(8, 1, 16, 3, 3).pointwise()),
            new Example("Transposed, window 3 × 3, 16 to 8 channels", transposedConvolution(16, 8, 3, 3)),
            new Example(
                    "Transposed, window 3 × 3, stride 2, 16 to 8 channels",
                    transposedConvolution(16, 8, 3, 3).strides(2, 2)),
            new Example(
                    "Transposed, window 4 × 4, stride 2, 2 groups, 16 to 8 channels",
                    transposedConvolution(16, 8, 4, 4).strides(2, 2).groups(2)),
            new Example("Embedding, 1000 rows of 64", embeddingLookup(1000, 64)),
            new Example("LSTM, input of 16 to 4 gates of 32", recurrentInput(16, 32, 4)),
            new Example("LSTM, state of 32 to 4 gates", recurrentState(32, 4)),
            new Example("GRU, input of 16 to 3 gates of 32", recurrentInput(16, 32, 3)),
            new Example("Simple recurrent, state of 32", recurrentState(32, 1)),
            new Example("Query, key or value, 64 to 8 heads of 8", attentionInput(64, 8, 8)),
            new Example("Query, key or value, 64 to 8 heads of 16", attentionInput(64, 8, 16)),
            new Example("Output, 8 heads of 16 to 64", attentionOutput(8, 16, 64)),
            new Example("Scale of additive attention, 64 features", additiveScale(64)));

    @Override
    public String toString() {
        return title;
    }
}
