package dev.fanin.kernel;

/// Steps without a branch, since a branch would keep a loop from being vectorised.
public final class Steps {

    private Steps() {}

    /// Returns 1 where z > 0, else 0, and NaN for NaN.
    public static float above(float z) {
        // Even the smallest float times 1e45 is more than 1.
        return Math.min(1f, Math.max(z, 0f) * 1e30f * 1e15f);
    }

    /// Returns the largest float that is not above a number, so that a float is above one where it
    /// is above the other.
    public static float floor(double bound) {
        float near = (float) bound;
        return near > bound ? Math.nextDown(near) : near;
    }
}
