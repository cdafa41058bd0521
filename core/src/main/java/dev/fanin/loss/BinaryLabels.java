package dev.fanin.loss;

/// Targets of the hinge losses, -1 and 1, or 0 and 1.
final class BinaryLabels {

    private BinaryLabels() {}

    /// Returns whether all targets are 0 or 1.
    static boolean are(float[] target, int length) {
        for (int i = 0; i < length; i++) {
            if (target[i] != 0 && target[i] != 1) {
                return false;
            }
        }
        return true;
    }

    /// Returns a target as -1 or 1, or as it is where targets are not binary.
    static float sign(float target, boolean binary) {
        return binary ? 2 * target - 1 : target;
    }
}
