package dev.fanin.init;

import dev.fanin.random.Law;

/// PyTorch's Kaiming initialization: variance `gain^2 / n`, where n is a fan and the gain is that
/// of an activation.
///
/// With `std = gain / sqrt(n)`, uniform over `[-sqrt(3) std, sqrt(3) std)` or plain normal of that
/// standard deviation. Keras's `he_normal` is cut at two standard deviations, this is not. The
/// default of PyTorch's Linear and convolutions, `a = sqrt(5)`, gives the variance `1 / (3
/// fan_in)`.
///
/// Also called: `kaiming_uniform_`, `kaiming_normal_`; He initialization.
///
/// Source: He et al. 2015, section 2.2; PyTorch, `torch.nn.init`.
///
/// @param distribution uniform or untruncated_normal
/// @param a the slope below 0 of a leaky rectifier; other activations do not look at it
/// @param mode fan_in or fan_out
/// @param nonlinearity the activation behind the layer
public record Kaiming(Distribution distribution, double a, FanMode mode, Nonlinearity nonlinearity)
        implements Independent {

    public Kaiming {
        TorchDraw.check(distribution);
        if (!Double.isFinite(a)) {
            throw new IllegalArgumentException("a must be finite, got " + a + ".");
        }
        if (mode != FanMode.FAN_IN && mode != FanMode.FAN_OUT) {
            throw new IllegalArgumentException("Kaiming divides by fan_in or fan_out, got the mode " + mode + ".");
        }
    }

    /// Returns the gain of the activation, as PyTorch has it.
    public double gain() {
        return nonlinearity.gain(a);
    }

    @Override
    public Law law(Target target) {
        return TorchDraw.law(distribution, gain() / Math.sqrt(mode.of(target.fans())));
    }

    @Override
    public String toString() {
        return CallText.of("kaiming_" + TorchDraw.name(distribution))
                .with("a", a, 0.0)
                .with("mode", mode, FanMode.FAN_IN)
                .with("nonlinearity", nonlinearity, Nonlinearity.LEAKY_RELU)
                .toString();
    }
}
