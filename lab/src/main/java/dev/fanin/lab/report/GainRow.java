package dev.fanin.lab.report;

import dev.fanin.activation.Activations;
import dev.fanin.activation.Celu;
import dev.fanin.activation.CustomActivation;
import dev.fanin.activation.Elementwise;
import dev.fanin.activation.Elu;
import dev.fanin.activation.Exponential;
import dev.fanin.activation.Gain;
import dev.fanin.activation.Gelu;
import dev.fanin.activation.HardShrink;
import dev.fanin.activation.HardSigmoid;
import dev.fanin.activation.HardSilu;
import dev.fanin.activation.HardTanh;
import dev.fanin.activation.LeakyRelu;
import dev.fanin.activation.Linear;
import dev.fanin.activation.LogSigmoid;
import dev.fanin.activation.LogSoftmax;
import dev.fanin.activation.Mish;
import dev.fanin.activation.Relu;
import dev.fanin.activation.Relu6;
import dev.fanin.activation.Selu;
import dev.fanin.activation.Sigmoid;
import dev.fanin.activation.Silu;
import dev.fanin.activation.SoftShrink;
import dev.fanin.activation.Softmax;
import dev.fanin.activation.Softplus;
import dev.fanin.activation.Softsign;
import dev.fanin.activation.SparsePlus;
import dev.fanin.activation.SparseSigmoid;
import dev.fanin.activation.Sparsemax;
import dev.fanin.activation.SquarePlus;
import dev.fanin.activation.Tanh;
import dev.fanin.activation.TanhShrink;
import dev.fanin.activation.Threshold;
import dev.fanin.init.Nonlinearity;
import java.util.List;
import java.util.stream.Stream;

/// One activation with its gains, and what PyTorch takes for its gain.
///
/// @param phi the activation
/// @param gain its gains
/// @param pytorch what `torch.nn.init.calculate_gain` returns, or NaN where it knows none
record GainRow(Elementwise phi, Gain gain, double pytorch) {

    static GainRow of(Elementwise phi) {
        return new GainRow(phi, Gain.of(phi), pytorch(phi));
    }

    /// Returns a row for every activation there is, with Keras's parameters, and for both forms of
    /// gelu.
    static List<GainRow> all() {
        return Activations.all().stream()
                .flatMap(activation -> switch (activation) {
                    case Gelu gelu -> Stream.of(gelu, Activations.gelu(true));
                    case Elementwise phi -> Stream.of(phi);
                    case Softmax _, LogSoftmax _, Sparsemax _ -> Stream.<Elementwise>empty();
                })
                .map(GainRow::of)
                .toList();
    }

    private static double pytorch(Elementwise phi) {
        return switch (phi) {
            case Linear _ -> Nonlinearity.LINEAR.gain(0);
            case Sigmoid _ -> Nonlinearity.SIGMOID.gain(0);
            case Tanh _ -> Nonlinearity.TANH.gain(0);
            case Relu _ -> Nonlinearity.RELU.gain(0);
            case LeakyRelu(double slope) -> Nonlinearity.LEAKY_RELU.gain(slope);
            case Selu _ -> Nonlinearity.SELU.gain(0);
            case Relu6 _,
                    Elu _,
                    Celu _,
                    Gelu _,
                    Silu _,
                    Mish _,
                    Softplus _,
                    Softsign _,
                    HardSigmoid _,
                    HardSilu _,
                    HardTanh _,
                    Exponential _,
                    LogSigmoid _,
                    HardShrink _,
                    SoftShrink _,
                    TanhShrink _,
                    Threshold _,
                    SquarePlus _,
                    SparsePlus _,
                    SparseSigmoid _,
                    CustomActivation _ -> Double.NaN;
        };
    }
}
