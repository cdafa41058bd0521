package dev.fanin.regularizer;

/// The place for a regularizer of one's own.
///
/// It is called in every step of training, so it should allocate nothing.
public non-sealed interface CustomRegularizer extends Regularizer {}
