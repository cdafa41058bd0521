package dev.fanin.lab.finding;

import dev.fanin.lab.profile.Rms;
import java.util.List;

/// How far the luck of the draw carries the signal before the output.
///
/// @param predicted the law of the last hidden signal over seeds
/// @param drawn the log10 of the same signal, measured for some seeds
/// @param riskOfLoss the probability that a seed loses or gains more than a decade
/// @param riskOfDeath the probability that a layer is dead before the first step
public record SeedSpread(Rms predicted, List<Double> drawn, double riskOfLoss, double riskOfDeath) {

    public SeedSpread {
        drawn = List.copyOf(drawn);
    }
}
