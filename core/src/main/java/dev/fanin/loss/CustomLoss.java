package dev.fanin.loss;

/// The place for a loss of one's own: its name, config, reduction and target shape, and the loss of
/// each row with its gradient.
///
/// The arrays belong to the caller and are reused; a loss keeps none of them, and writes all of
/// what it is to write. It should allocate nothing.
public non-sealed interface CustomLoss extends Loss {}
