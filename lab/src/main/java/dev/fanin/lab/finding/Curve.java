package dev.fanin.lab.finding;

import java.util.List;

/// The losses of one short training.
///
/// @param label whose: `as it is`, `with the fix`
/// @param learningRate the rate it was trained with
/// @param losses the loss before each step
public record Curve(String label, double learningRate, List<Double> losses) {

    public Curve {
        losses = List.copyOf(losses);
    }
}
