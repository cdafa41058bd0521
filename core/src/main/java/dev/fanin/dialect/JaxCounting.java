package dev.fanin.dialect;

/// How JAX counts through Threefry blocks: its setting `jax_threefry_partitionable`.
public enum JaxCounting {
    /// Each value has a block of its own, so that a part of an array can be drawn alone; the default
    /// since JAX 0.5.
    PARTITIONABLE,
    /// Both words of a block are used, for values half an array apart; the older layout, `False`.
    ORIGINAL
}
