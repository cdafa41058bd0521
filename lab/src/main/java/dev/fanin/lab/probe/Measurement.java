package dev.fanin.lab.probe;

import dev.fanin.lab.profile.NetworkProfile;

/// All that one batch shows of a model.
///
/// @param profile signal and gradients, layer by layer, with the backward gain of each
/// @param evidence symmetries, losses and counts
public record Measurement(NetworkProfile profile, NetworkEvidence evidence) {}
