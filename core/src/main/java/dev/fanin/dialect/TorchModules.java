package dev.fanin.dialect;

import dev.fanin.init.FanMode;
import dev.fanin.init.Fans;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// The parameters that modules of `torch.nn` begin with, in the order in which PyTorch draws them.
///
/// What is exact is said at [TorchGenerator]. Several modules made one after another share a
/// generator, as in PyTorch.
///
/// Source: PyTorch 1.13, `reset_parameters` of the modules. Recurrent modules have one layer and
/// one direction here, attention no `bias_k` and `bias_v`.
public final class TorchModules {

    /// The slope that makes the bound of kaiming_uniform_ `1 / sqrt(fan_in)`, which PyTorch took
    /// over from Torch7 in this form.
    private static final double SLOPE = Math.sqrt(5);

    private TorchModules() {}

    /// Draws `nn.Linear(in, out, bias)`: weight (out, in) and bias uniform within
    /// `1 / sqrt(fan_in)`.
    public static List<TorchParameter> linear(int in, int out, boolean bias, TorchGenerator generator) {
        return affine(Shape.of(out, in), bias ? out : 0, generator);
    }

    /// Draws `nn.Conv1d`, `nn.Conv2d` or `nn.Conv3d`: weight (out, in / groups, k...) and bias
    /// uniform within `1 / sqrt(fan_in)`.
    ///
    /// @param kernel one to three lengths
    public static List<TorchParameter> conv(
            int in, int out, int groups, boolean bias, TorchGenerator generator, int... kernel) {
        return affine(kernel(out, inOneGroup(in, out, groups, in), kernel), bias ? out : 0, generator);
    }

    /// Draws `nn.ConvTranspose1d`, `2d` or `3d`: weight (in, out / groups, k...) and bias.
    ///
    /// PyTorch reads the fans as if the weight were that of a convolution, so the bound is
    /// `1 / sqrt(out / groups * k)`.
    ///
    /// @param kernel one to three lengths
    public static List<TorchParameter> convTranspose(
            int in, int out, int groups, boolean bias, TorchGenerator generator, int... kernel) {
        return affine(kernel(in, inOneGroup(in, out, groups, out), kernel), bias ? out : 0, generator);
    }

    /// Draws `nn.Bilinear(in1, in2, out, bias)`: weight (out, in1, in2) and bias uniform within
    /// `1 / sqrt(in1)`.
    public static List<TorchParameter> bilinear(int in1, int in2, int out, boolean bias, TorchGenerator generator) {
        double bound = 1 / Math.sqrt(in1);
        List<TorchParameter> parameters = new ArrayList<>();
        parameters.add(TorchParameter.uniform("weight", bound, generator, out, in1, in2));
        if (bias) {
            parameters.add(TorchParameter.uniform("bias", bound, generator, out));
        }
        return List.copyOf(parameters);
    }

    /// Draws `nn.Embedding(rows, dimensions)`: N(0, 1).
    public static List<TorchParameter> embedding(int rows, int dimensions, TorchGenerator generator) {
        Shape shape = Shape.of(rows, dimensions);
        return List.of(new TorchParameter("weight", TorchInit.normal(shape, 1, generator)));
    }

    /// Draws `nn.Embedding(rows, dimensions, padding_idx)`: N(0, 1), and zeros in one row.
    ///
    /// @param padding the row, from 0; negative numbers count from the last, which is -1
    public static List<TorchParameter> embedding(int rows, int dimensions, int padding, TorchGenerator generator) {
        if (padding < -rows || padding >= rows) {
            throw new IllegalArgumentException("Expected a padding row from " + -rows + " to " + (rows - 1)
                    + " for an embedding of " + rows + " rows, got " + padding + ".");
        }
        List<TorchParameter> parameters = embedding(rows, dimensions, generator);
        int row = padding < 0 ? padding + rows : padding;
        for (int i = 0; i < dimensions; i++) {
            parameters.getFirst().value().array()[row * dimensions + i] = 0;
        }
        return parameters;
    }

    /// Draws `nn.RNN(in, hidden)`, everything uniform within `1 / sqrt(hidden)`.
    public static List<TorchParameter> rnn(int in, int hidden, boolean bias, TorchGenerator generator) {
        return recurrent(1, in, hidden, bias, generator);
    }

    /// Draws `nn.GRU(in, hidden)`, whose gates r, z, n stand one below the other, everything
    /// uniform within `1 / sqrt(hidden)`.
    public static List<TorchParameter> gru(int in, int hidden, boolean bias, TorchGenerator generator) {
        return recurrent(3, in, hidden, bias, generator);
    }

    /// Draws `nn.LSTM(in, hidden)`, whose gates i, f, g, o stand one below the other, everything
    /// uniform within `1 / sqrt(hidden)`.
    public static List<TorchParameter> lstm(int in, int hidden, boolean bias, TorchGenerator generator) {
        return recurrent(4, in, hidden, bias, generator);
    }

    /// Draws `nn.MultiheadAttention(embed)`: the output map first, then queries, keys and values
    /// packed in one matrix (3 embed, embed), xavier uniform as a whole.
    public static List<TorchParameter> multiheadAttention(int embed, TorchGenerator generator) {
        List<TorchParameter> parameters = new ArrayList<>();
        parameters.add(outputMap(embed, generator));
        parameters.add(projection("in_proj_weight", 3 * embed, embed, generator));
        return withZeroBiases(parameters, embed);
    }

    /// Draws `nn.MultiheadAttention(embed, kdim=keys, vdim=values)`: the output map first, then one
    /// matrix each for queries, keys and values, xavier uniform.
    ///
    /// PyTorch packs them where both are `embed` long; so does this.
    public static List<TorchParameter> multiheadAttention(int embed, int keys, int values, TorchGenerator generator) {
        if (keys == embed && values == embed) {
            return multiheadAttention(embed, generator);
        }
        List<TorchParameter> parameters = new ArrayList<>();
        parameters.add(outputMap(embed, generator));
        parameters.add(projection("q_proj_weight", embed, embed, generator));
        parameters.add(projection("k_proj_weight", embed, keys, generator));
        parameters.add(projection("v_proj_weight", embed, values, generator));
        return withZeroBiases(parameters, embed);
    }

    /// Returns the weight 1 and bias 0 of `nn.BatchNorm1d` to `3d`, `nn.LayerNorm` and
    /// `nn.GroupNorm`, which draw nothing.
    ///
    /// @param axes the shape that is normalized, or the number of channels
    public static List<TorchParameter> norm(int... axes) {
        return List.of(TorchParameter.constant("weight", 1, axes), TorchParameter.constant("bias", 0, axes));
    }

    private static List<TorchParameter> affine(Shape weight, int biases, TorchGenerator generator) {
        List<TorchParameter> parameters = new ArrayList<>();
        Tensor values = TorchInit.kaimingUniform(weight, SLOPE, FanMode.FAN_IN, "leaky_relu", generator);
        parameters.add(new TorchParameter("weight", values));
        if (biases > 0) {
            double bound = 1 / Math.sqrt(Fans.ofTorchShape(weight).in());
            parameters.add(TorchParameter.uniform("bias", bound, generator, biases));
        }
        return List.copyOf(parameters);
    }

    private static List<TorchParameter> recurrent(
            int gates, int in, int hidden, boolean bias, TorchGenerator generator) {
        double bound = 1 / Math.sqrt(hidden);
        int rows = gates * hidden;
        List<TorchParameter> parameters = new ArrayList<>();
        parameters.add(TorchParameter.uniform("weight_ih_l0", bound, generator, rows, in));
        parameters.add(TorchParameter.uniform("weight_hh_l0", bound, generator, rows, hidden));
        if (bias) {
            parameters.add(TorchParameter.uniform("bias_ih_l0", bound, generator, rows));
            parameters.add(TorchParameter.uniform("bias_hh_l0", bound, generator, rows));
        }
        return List.copyOf(parameters);
    }

    /// The map draws a bias too, which attention then sets to 0.
    private static TorchParameter outputMap(int embed, TorchGenerator generator) {
        TorchParameter weight = linear(embed, embed, true, generator).getFirst();
        return new TorchParameter("out_proj.weight", weight.value());
    }

    private static TorchParameter projection(String name, int out, int in, TorchGenerator generator) {
        return new TorchParameter(name, TorchInit.xavierUniform(Shape.of(out, in), 1, generator));
    }

    private static List<TorchParameter> withZeroBiases(List<TorchParameter> parameters, int embed) {
        parameters.add(TorchParameter.constant("in_proj_bias", 0, 3 * embed));
        parameters.add(TorchParameter.constant("out_proj.bias", 0, embed));
        return List.copyOf(parameters);
    }

    private static int inOneGroup(int in, int out, int groups, int channels) {
        if (groups < 1 || in % groups != 0 || out % groups != 0) {
            throw new IllegalArgumentException("Expected groups that divide " + in + " input and " + out
                    + " output channels, got " + groups + ".");
        }
        return channels / groups;
    }

    private static Shape kernel(int first, int second, int... lengths) {
        if (lengths.length < 1 || lengths.length > 3) {
            throw new IllegalArgumentException(
                    "Expected a kernel of one to three lengths, got " + lengths.length + ".");
        }
        int[] axes = new int[lengths.length + 2];
        axes[0] = first;
        axes[1] = second;
        System.arraycopy(lengths, 0, axes, 2, lengths.length);
        return Shape.of(axes);
    }
}
