package dev.fanin.lab.finding;

/// What a fix did to a copy of the network.
///
/// @param before the network as it is
/// @param after the copy with the fix
/// @param steps the steps of training behind the trained losses, 0 for none
public record Verified(Outcome before, Outcome after, int steps) {}
