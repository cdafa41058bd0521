package dev.fanin.lab.profile;

import java.util.List;

/// The numbers of all layers with weights, from input to output.
///
/// @param input the root mean square of the input values
/// @param layers at least one layer
/// @param sampled the layers for which theory has no closed form, and which were run on random
///     values instead
public record NetworkProfile(Rms input, List<LayerProfile> layers, List<String> sampled) {

    public NetworkProfile {
        layers = List.copyOf(layers);
        sampled = List.copyOf(sampled);
    }

    /// Makes the profile of a network of which every layer was measured, or has a closed form.
    public NetworkProfile(Rms input, List<LayerProfile> layers) {
        this(input, layers, List.of());
    }

    /// Returns the layers before the last one.
    public List<LayerProfile> hidden() {
        return layers.subList(0, layers.size() - 1);
    }

    /// Returns the last layer before the output, or the output where there is no other.
    public LayerProfile lastHidden() {
        return layers.get(Math.max(0, layers.size() - 2));
    }

    /// Returns the decades of signal lost from the input to the last hidden layer; negative when
    /// the signal grew.
    ///
    /// For a network without hidden layers, the signal is taken at the output before its
    /// activation.
    public double signalDecades() {
        int count = layers.size();
        Rms last = count > 1
                ? layers.get(count - 2).activation().rms()
                : layers.getFirst().preActivation().rms();
        return input.log10() - last.log10();
    }

    /// Returns the decades of gradient lost from the output back to the first layer; negative when
    /// the gradient grew.
    public double gradientDecades() {
        return layers.getLast().gradient().log10()
                - layers.getFirst().gradient().log10();
    }
}
