package dev.fanin.init;

import dev.fanin.random.Law;

/// Draws weights from a normal distribution cut at two given values, whatever the fans.
///
/// Mean and standard deviation are those before the cut. Unlike Keras's [TruncatedNormal], which
/// cuts at two standard deviations, the bounds are the weights' own: with `std = 0.02` the default
/// bounds lie at 100 standard deviations and cut nothing.
///
/// Also called: `trunc_normal_` in PyTorch.
///
/// Source: PyTorch, `torch.nn.init.trunc_normal_`.
///
/// @param mean the mean before the cut
/// @param std the standard deviation before the cut, at least 0
/// @param a the least value
/// @param b the largest value, at least a
public record TruncNormal(double mean, double std, double a, double b) implements Independent {

    public TruncNormal {
        Float32.check("a", a);
        Float32.check("b", b);
        checkLaw(new Law.TruncatedNormal(mean, std, a, b));
    }

    /// The law checks its numbers; its moments must be numbers too.
    private static void checkLaw(Law.TruncatedNormal law) {
        if (!Double.isFinite(law.mean()) || !Double.isFinite(law.variance())) {
            throw new IllegalArgumentException("The bounds " + law.low() + " and " + law.high()
                    + " lie too far from the mean " + law.center() + " for the standard deviation "
                    + law.deviation() + ".");
        }
    }

    @Override
    public Law law(Target target) {
        return new Law.TruncatedNormal(mean, std, a, b);
    }

    @Override
    public String toString() {
        return CallText.of("trunc_normal")
                .with("mean", mean, 0.0)
                .with("std", std, 1.0)
                .with("a", a, -2.0)
                .with("b", b, 2.0)
                .toString();
    }
}
