package dev.fanin.layer;

/// The place for a layer of one's own.
public non-sealed interface CustomLayer extends Layer {}
