package dev.fanin.dialect;

import dev.fanin.init.Nonlinearity;
import dev.fanin.text.Suggestion;
import java.util.Arrays;
import java.util.List;

/// The gain that PyTorch recommends for an activation: `torch.nn.init.calculate_gain`.
///
/// [Nonlinearity] has the table, by the same names.
///
/// These are PyTorch's numbers, not ours: selu keeps mean 0 and variance 1 with a gain of 1, not
/// 3/4.
///
/// Source: PyTorch 1.13, `torch/nn/init.py`. No deviation in the numbers.
public final class TorchGain {

    /// The slope of `leaky_relu` where none is given.
    private static final double SLOPE = 0.01;

    private TorchGain() {}

    /// Returns the gain of an activation, a `leaky_relu` of slope 0.01.
    public static double of(String nonlinearity) {
        return of(nonlinearity, SLOPE);
    }

    /// Returns the gain of an activation; only `leaky_relu` looks at the slope.
    ///
    /// @param slope of the negative side, finite
    public static double of(String nonlinearity, double slope) {
        Nonlinearity found = Arrays.stream(Nonlinearity.values())
                .filter(one -> one.toString().equals(nonlinearity))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        Suggestion.unknown("nonlinearity of PyTorch", nonlinearity, names())));
        if (found == Nonlinearity.LEAKY_RELU && !Double.isFinite(slope)) {
            throw new IllegalArgumentException(
                    "Expected a finite slope for PyTorch's gain of leaky_relu, got " + slope + ".");
        }
        return found.gain(slope);
    }

    private static List<String> names() {
        return Arrays.stream(Nonlinearity.values()).map(Nonlinearity::toString).toList();
    }
}
