package dev.fanin.lab.diagnosis;

import dev.fanin.lab.finding.Evidence;
import dev.fanin.lab.finding.Rule;

/// One thing about a network that is not as it should be, and that can be put right by itself: the
/// unit in which causes are counted.
sealed interface Factor
        permits KernelFactor, BiasFactor, InputFactor, ActivationFactor, NormalizationFactor, GammaFactor, LuckFactor {

    /// Returns the rule it falls under.
    Rule rule();

    /// Returns the path of the layer where it begins, or an empty text for the whole network.
    String layer();

    /// Returns the number that shows it.
    Evidence evidence();

    /// Returns what is wrong, in a sentence or two.
    String cause();

    /// Returns a copy of the case in which this alone is put right.
    Case repaired(Case given);

    /// Returns how to put it right.
    Prescription prescription();
}
