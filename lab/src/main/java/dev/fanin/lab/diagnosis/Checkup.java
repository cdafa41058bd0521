package dev.fanin.lab.diagnosis;

/// How far an examination goes.
///
/// @param measures whether a batch is run forward and backward
/// @param tries whether copies are trained for some steps
/// @param samples the most samples of the batch
public record Checkup(boolean measures, boolean tries, int samples) {}
