package dev.fanin.lab.probe;

import dev.fanin.lab.profile.Rms;

/// The signal of one layer on a batch, in two numbers.
///
/// @param layer the layer's path
/// @param preActivation the root mean square of z
/// @param activation the root mean square of phi(z)
public record LayerRms(String layer, Rms preActivation, Rms activation) {}
