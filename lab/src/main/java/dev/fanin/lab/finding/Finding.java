package dev.fanin.lab.finding;

import org.jspecify.annotations.Nullable;

/// One thing that is wrong, or worth knowing.
///
/// @param rule the rule that found it
/// @param severity how much it hurts training
/// @param layer the path of the layer it begins at, or an empty text for the network as a whole
/// @param evidence the number it rests on
/// @param cause why it is so, in one or two sentences
/// @param confidence what it was concluded from
/// @param share the share of the damage that this cause accounts for; the shares of all findings
///     add up to 1; NaN for a finding that is a symptom, or where nothing was attributed
/// @param fix what helps; null where nothing better was found
public record Finding(
        Rule rule,
        Severity severity,
        String layer,
        Evidence evidence,
        String cause,
        Confidence confidence,
        double share,
        @Nullable Fix fix) {

    /// Returns what tells this finding from others across runs: rule and layer.
    public String key() {
        return rule.name() + " " + layer;
    }
}
