package dev.fanin.lab.profile;

import dev.fanin.activation.Elementwise;

/// When an output counts as saturated: within 0.01 of a bound, for activations bounded on both
/// sides.
///
/// For sigmoid that is an output below 0.01 or above 0.99, for tanh beyond 0.99 either way.
public final class Saturation {

    private static final double MARGIN = 0.01;

    private Saturation() {}

    /// Returns whether the activation saturates at all.
    public static boolean isPossible(Elementwise phi) {
        return Double.isFinite(phi.lower()) && Double.isFinite(phi.upper());
    }

    /// Returns whether the output counts as saturated.
    public static boolean of(Elementwise phi, double output) {
        return isPossible(phi) && (output < phi.lower() + MARGIN || output > phi.upper() - MARGIN);
    }
}
