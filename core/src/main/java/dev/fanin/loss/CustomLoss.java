package dev.fanin.loss;

/// The place for a loss of one's own.
public non-sealed interface CustomLoss extends Loss {}
