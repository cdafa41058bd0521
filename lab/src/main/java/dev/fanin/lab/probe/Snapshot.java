package dev.fanin.lab.probe;

import dev.fanin.lab.profile.NetworkProfile;
import org.jspecify.annotations.Nullable;

/// A network at one moment of its training.
///
/// @param step how many steps had been done
/// @param loss the loss of the probe's batch, without penalties
/// @param profile signal and gradients on that batch
/// @param evidence what else was seen; null where it was not asked for
public record Snapshot(
        long step,
        double loss,
        NetworkProfile profile,
        @Nullable NetworkEvidence evidence) {}
