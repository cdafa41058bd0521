package dev.fanin.lab.probe;

import java.util.List;

/// What one batch and the weights show of a network, beyond its profile.
///
/// Losses are without penalties on weights and outputs.
///
/// @param loss the loss of the batch
/// @param lossOfConstant the least loss of an output that is the same for all samples: the entropy
///     of the labels for cross-entropies, the variance of the targets for the squared error; NaN
///     where the loss has no such level here
/// @param lossOfUniform the loss of equal probabilities for all classes, ln K; NaN for losses that
///     are no cross-entropies
/// @param zeroShare the share of rows of the outputs for which dL/dz is exactly zero
/// @param clippedZeroShare the same share for the loss as Keras clips it, at probabilities of 1e-7
///     and 1 - 1e-7; 0 where Keras does not clip
/// @param layers one for each row of the profile
public record NetworkEvidence(
        double loss,
        double lossOfConstant,
        double lossOfUniform,
        double zeroShare,
        double clippedZeroShare,
        List<LayerEvidence> layers) {

    public NetworkEvidence {
        layers = List.copyOf(layers);
    }
}
