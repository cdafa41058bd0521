package dev.fanin.lab.probe;

/// What one batch and the weights show of one layer, beyond its profile.
///
/// @param layer the layer's path
/// @param symmetry which units are copies of each other
/// @param dead how many units pass no gradient for any sample
/// @param saturated how many units lie within 0.01 of a bound of their activation for every sample
/// @param zeroShare the share of outputs that are exactly 0
/// @param updateRatio log10 of `rms(dL/dW) / rms(W)` of the layer's first parameter, which is the
///     ratio of a first step of gradient descent to the weights for a learning rate of 1; infinite
///     for weights of zeros, NaN without weights
/// @param effectiveRank how many directions the samples spread over in what the layer puts out: the
///     participation ratio of the eigenvalues of the centred Gram matrix of at most 64 samples; NaN
///     where all are equal
/// @param cosine the mean of |cos| between two samples in what the layer puts out; NaN where there
///     are no two others than zero
/// @param nonFinite how many values are infinite or NaN
public record LayerEvidence(
        String layer,
        Symmetry symmetry,
        int dead,
        int saturated,
        double zeroShare,
        double updateRatio,
        double effectiveRank,
        double cosine,
        NonFinite nonFinite) {

    /// Returns the share of units that pass no gradient for any sample.
    public double deadShare() {
        return (double) dead / symmetry.units();
    }

    /// How many values are infinite or NaN.
    ///
    /// @param preActivation of z
    /// @param gradient of dL/dz
    /// @param weightGradient of dL/dW, all parameters together
    public record NonFinite(long preActivation, long gradient, long weightGradient) {

        /// Returns how many there are in all.
        public long total() {
            return preActivation + gradient + weightGradient;
        }
    }
}
