package dev.fanin.lab.profile;

/// How the values of one layer are distributed over its nodes and a batch.
///
/// @param mean the mean
/// @param standardDeviation the standard deviation about that mean
/// @param rms the root mean square about zero
/// @param histogram the distribution
public record Signal(double mean, double standardDeviation, Rms rms, Histogram histogram) {}
