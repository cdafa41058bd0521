package dev.fanin.activation;

/// The place for an activation of one's own: implement name, value and derivative.
///
/// Give the kinks too where there are any; the theory integrates between them.
public non-sealed interface CustomActivation extends Elementwise {}
