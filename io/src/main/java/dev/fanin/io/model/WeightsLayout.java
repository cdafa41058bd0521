package dev.fanin.io.model;

/// Under which names and in which shapes files of tensors hold weights.
public enum WeightsLayout {
    /// Paths and shapes of Keras: `dense/kernel`, (in, out).
    KERAS,
    /// Names and shapes of PyTorch: `dense.weight`, (out, in).
    TORCH
}
