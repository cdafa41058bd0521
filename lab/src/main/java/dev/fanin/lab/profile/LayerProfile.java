package dev.fanin.lab.profile;

/// The numbers of one layer at one moment, predicted by theory or measured on a batch.
///
/// Notation: `z = W x + b` is what a layer's nodes sum up, `phi(z)` what they put out, `L` the
/// loss.
///
/// @param layer the layer's name
/// @param units the number of nodes
/// @param preActivation the signal z
/// @param activation the signal phi(z)
/// @param saturated the share of outputs so close to a bound of phi (0.01) that hardly any gradient
///     passes; 0 for an activation without bounds
/// @param dead the share of nodes that pass no gradient for any input; NaN where theory has no
///     answer
/// @param gradient the root mean square of dL/dz for the loss of a single sample
/// @param weightGradient the root mean square of dL/dW for the mean loss of a batch
/// @param backwardGain by what factor the root mean square of a random gradient changes on its way
///     from the layer's output back to its input; NaN where nobody looked
public record LayerProfile(
        String layer,
        int units,
        Signal preActivation,
        Signal activation,
        double saturated,
        double dead,
        Rms gradient,
        Rms weightGradient,
        Rms backwardGain) {}
