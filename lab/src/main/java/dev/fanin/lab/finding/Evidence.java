package dev.fanin.lab.finding;

/// The number a finding rests on, predicted beside measured.
///
/// @param quantity what it is, with its unit: `decades of gradient lost`
/// @param predicted what theory says; NaN where it has no answer
/// @param low the lower end of the 95 % interval about the prediction, or of what is healthy; NaN
///     for none
/// @param high the upper end
/// @param measured what a batch shows; NaN where nothing was measured
public record Evidence(String quantity, double predicted, double low, double high, double measured) {}
