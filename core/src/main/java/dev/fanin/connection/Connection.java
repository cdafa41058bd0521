package dev.fanin.connection;

import dev.fanin.tensor.Shape;

/// What one kernel connects: how many inputs to how many outputs, and over which window.
///
/// Fans follow from it, by a [FanConvention]; they cannot be guessed from a shape, because kernels
/// that connect in different ways may have the same one. [Connections] makes them.
public sealed interface Connection
        permits FullyConnected,
                Convolution,
                TransposedConvolution,
                DepthwiseConvolution,
                EmbeddingLookup,
                RecurrentInput,
                RecurrentState,
                AttentionInput,
                AttentionOutput,
                AdditiveScale {

    /// Returns the kernel's shape as Keras keeps it, which is also Fanin's.
    Shape kerasShape();

    /// Returns the kernel's shape as PyTorch keeps it.
    Shape torchShape();
}
