package dev.fanin.optimizer;

/// The place for an optimizer of one's own.
public non-sealed interface CustomOptimizer extends Optimizer {}
