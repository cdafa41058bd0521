package dev.fanin.lab.diagnosis;

import dev.fanin.lab.finding.Evidence;
import dev.fanin.lab.finding.Rule;

/// A draw of the weights that went wrong, or may: layers so narrow, or so many, that luck decides.
///
/// @param rule whether units may be dead from the start, or the scale may stray
/// @param layer the narrowest layer
/// @param evidence the probability, beside what was measured
/// @param cause why
record LuckFactor(Rule rule, String layer, Evidence evidence, String cause) implements Factor {

    /// Returns the suspicion that is left when nothing looks wrong and a fresh beginning learns
    /// more.
    static LuckFactor unexplained(String layer) {
        return new LuckFactor(
                Rule.INIT006,
                layer,
                new Evidence("what a batch shows", Double.NaN, Double.NaN, Double.NaN, Double.NaN),
                "Nothing that a batch shows is out of place, but a fresh beginning, settled on a batch, learns more.");
    }

    @Override
    public Case repaired(Case given) {
        return Reference.of(given);
    }

    @Override
    public Prescription prescription() {
        return new Prescription(
                "Make the narrow layers wider, or draw again and scale each layer on a batch (LSUV).",
                "Lsuv.ofPaper().of(model, batch)",
                "model = build(seed + 1)  # then divide each kernel by the std of its outputs on a batch",
                "torch.manual_seed(seed + 1)  # then divide each weight by the std of its outputs on a batch");
    }
}
