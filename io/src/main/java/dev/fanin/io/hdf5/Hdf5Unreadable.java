package dev.fanin.io.hdf5;

/// Stands for the value of an attribute whose type is not read here; it cannot be written.
///
/// @param reason what was found, for example `values of type compound`
public record Hdf5Unreadable(String reason) {}
