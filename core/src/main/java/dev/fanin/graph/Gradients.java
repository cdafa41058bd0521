package dev.fanin.graph;

/// Which gradients are looked at after going backward; the others are not computed.
public enum Gradients {
    /// None: the network only goes forward.
    NONE,
    /// Those of trained parameters, as training needs them.
    OF_PARAMETERS,
    /// Those of every node besides, which keeps its own.
    OF_ALL_NODES
}
