package dev.fanin.init;

/// The place for an initializer of one's own: fill the values, and state their mean and variance
/// for the theory.
public non-sealed interface CustomInitializer extends Initializer {}
