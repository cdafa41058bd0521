package dev.fanin.init;

import dev.fanin.random.Law;

/// The two ways in which PyTorch's initializers draw for a standard deviation.
final class TorchDraw {

    private TorchDraw() {}

    /// Throws unless PyTorch draws from such a distribution.
    static void check(Distribution distribution) {
        if (distribution == Distribution.TRUNCATED_NORMAL) {
            throw new IllegalArgumentException(
                    "PyTorch's Xavier and Kaiming draw from uniform or untruncated_normal, got " + distribution
                            + "; take variance_scaling for it.");
        }
    }

    static Law law(Distribution distribution, double std) {
        double limit = Math.sqrt(3.0) * std;
        return distribution == Distribution.UNIFORM ? new Law.Uniform(-limit, limit) : new Law.Normal(0, std);
    }

    static String name(Distribution distribution) {
        return distribution == Distribution.UNIFORM ? "uniform" : "normal";
    }
}
