package dev.fanin.dialect;

import dev.fanin.text.Suggestion;
import java.util.List;

/// The gain that PyTorch recommends for an activation: `torch.nn.init.calculate_gain`.
///
/// | name | gain |
/// |---|---|
/// | `linear`, `conv1d` ... `conv_transpose3d`, `sigmoid` | 1 |
/// | `tanh` | 5/3 |
/// | `relu` | sqrt(2) |
/// | `leaky_relu` | sqrt(2 / (1 + slope^2)) |
/// | `selu` | 3/4 |
///
/// These are PyTorch's numbers, not ours: selu keeps mean 0 and variance 1 with a gain of 1, not
/// 3/4.
///
/// Source: PyTorch 1.13, `torch/nn/init.py`. No deviation in the numbers.
public final class TorchGain {

    /// The slope of `leaky_relu` where none is given.
    private static final double SLOPE = 0.01;

    private static final List<String> NAMES = List.of(
            "linear",
            "conv1d",
            "conv2d",
            "conv3d",
            "conv_transpose1d",
            "conv_transpose2d",
            "conv_transpose3d",
            "sigmoid",
            "tanh",
            "relu",
            "leaky_relu",
            "selu");

    private TorchGain() {}

    /// Returns the gain of an activation, a `leaky_relu` of slope 0.01.
    public static double of(String nonlinearity) {
        return of(nonlinearity, SLOPE);
    }

    /// Returns the gain of an activation; only `leaky_relu` looks at the slope.
    ///
    /// @param slope of the negative side, finite
    public static double of(String nonlinearity, double slope) {
        return switch (nonlinearity) {
            case "linear",
                    "conv1d",
                    "conv2d",
                    "conv3d",
                    "conv_transpose1d",
                    "conv_transpose2d",
                    "conv_transpose3d",
                    "sigmoid" -> 1;
            case "tanh" -> 5.0 / 3;
            case "relu" -> Math.sqrt(2);
            case "leaky_relu" -> {
                if (!Double.isFinite(slope)) {
                    throw new IllegalArgumentException(
                            "Expected a finite slope for PyTorch's gain of leaky_relu, got " + slope + ".");
                }
                yield Math.sqrt(2 / (1 + slope * slope));
            }
            case "selu" -> 3.0 / 4;
            default ->
                throw new IllegalArgumentException(Suggestion.unknown("nonlinearity of PyTorch", nonlinearity, NAMES));
        };
    }
}
