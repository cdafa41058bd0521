package dev.fanin.lab.finding;

import org.jspecify.annotations.Nullable;

/// A change that helps, as text and as code.
///
/// @param text the change in one sentence
/// @param fanin the code for this library
/// @param keras the code for Keras
/// @param torch the code for PyTorch
/// @param verified what it did to a copy; null where it was not tried
public record Fix(
        String text,
        String fanin,
        String keras,
        String torch,
        @Nullable Verified verified) {}
