package dev.fanin.init;

import dev.fanin.random.Law;

/// PyTorch's Xavier initialization with a gain: variance `gain^2 * 2 / (fan_in + fan_out)`.
///
/// With `std = gain * sqrt(2 / (fan_in + fan_out))`, uniform over `[-sqrt(3) std, sqrt(3) std)` or
/// plain normal of that standard deviation. Keras's `glorot_normal` is cut at two standard
/// deviations, this is not.
///
/// Also called: `xavier_uniform_`, `xavier_normal_`.
///
/// Source: Glorot and Bengio 2010, section 4.2.1; PyTorch, `torch.nn.init`.
///
/// @param distribution uniform or untruncated_normal
/// @param gain the factor on the standard deviation, at least 0
public record Xavier(Distribution distribution, double gain) implements Independent {

    public Xavier {
        TorchDraw.check(distribution);
        if (!(gain >= 0) || Double.isInfinite(gain)) {
            throw new IllegalArgumentException("gain must be at least 0 and finite, got " + gain + ".");
        }
    }

    @Override
    public Law law(Target target) {
        Fans fans = target.fans();
        return TorchDraw.law(distribution, gain * Math.sqrt(2.0 / (fans.in() + fans.out())));
    }

    @Override
    public String toString() {
        return CallText.of("xavier_" + TorchDraw.name(distribution))
                .with("gain", gain, 1.0)
                .toString();
    }
}
