package dev.fanin.dialect;

import dev.fanin.init.FanMode;
import dev.fanin.init.Fans;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;

/// The initializers of `torch.nn.init`, each with the values that PyTorch draws.
///
/// Shapes are PyTorch's: (out, in) for a linear map, (out, in / groups, k...) for a convolution.
/// Fans follow from the shape alone, as there: `fan_in = shape[1] * k`, `fan_out = shape[0] * k`
/// with k the product of the other axes.
///
/// What is exact is said at [TorchGenerator]; numbers that are not drawn are exact. `orthogonal_`
/// is within 1e-5: its rounding depends on the linear algebra that PyTorch was built with.
///
/// Source: PyTorch 1.13, `torch/nn/init.py`. No deviation in the values; errors are worded anew.
public final class TorchInit {

    private TorchInit() {}

    /// Draws as `xavier_uniform_`: uniform within `gain * sqrt(6 / (fan_in + fan_out))`.
    public static Tensor xavierUniform(Shape shape, double gain, TorchGenerator generator) {
        return uniform(shape, Math.sqrt(3) * xavierDeviation(shape, gain), generator);
    }

    /// Draws as `xavier_normal_`: normal, not truncated, with standard deviation
    /// `gain * sqrt(2 / (fan_in + fan_out))`.
    public static Tensor xavierNormal(Shape shape, double gain, TorchGenerator generator) {
        return normal(shape, xavierDeviation(shape, gain), generator);
    }

    /// Draws as `kaiming_uniform_(a=slope, mode=mode, nonlinearity=nonlinearity)`: uniform within
    /// `gain * sqrt(3 / fan)`.
    ///
    /// @param slope PyTorch's `a`, which only `leaky_relu` looks at
    /// @param mode fan-in or fan-out
    /// @param nonlinearity a name that [TorchGain#of(String)] knows
    public static Tensor kaimingUniform(
            Shape shape, double slope, FanMode mode, String nonlinearity, TorchGenerator generator) {
        return uniform(shape, Math.sqrt(3) * kaimingDeviation(shape, slope, mode, nonlinearity), generator);
    }

    /// Draws as `kaiming_normal_(a=slope, mode=mode, nonlinearity=nonlinearity)`: normal with
    /// standard deviation `gain / sqrt(fan)`.
    ///
    /// @param slope PyTorch's `a`, which only `leaky_relu` looks at
    /// @param mode fan-in or fan-out
    /// @param nonlinearity a name that [TorchGain#of(String)] knows
    public static Tensor kaimingNormal(
            Shape shape, double slope, FanMode mode, String nonlinearity, TorchGenerator generator) {
        return normal(shape, kaimingDeviation(shape, slope, mode, nonlinearity), generator);
    }

    /// Draws as `trunc_normal_(mean, std, a, b)`; see [TorchGenerator#truncatedNormal].
    ///
    /// @param low PyTorch's `a`, a value, not a number of standard deviations
    /// @param high PyTorch's `b`
    public static Tensor truncatedNormal(
            Shape shape, double mean, double std, double low, double high, TorchGenerator generator) {
        float[] values = new float[shape.arraySize()];
        generator.truncatedNormal(values, mean, std, low, high);
        return Tensor.of(shape, values);
    }

    /// Draws as `sparse_(sparsity, std)`: normal, and in each column of the matrix a share of
    /// zeros, rounded up.
    ///
    /// Source: Martens, "Deep learning via Hessian-free optimization", 2010.
    ///
    /// @param sparsity the share of zeros, from 0 to 1
    public static Tensor sparse(Shape shape, double sparsity, double std, TorchGenerator generator) {
        requireMatrix(shape, "sparse_");
        if (!(sparsity >= 0 && sparsity <= 1)) {
            throw new IllegalArgumentException("Expected a sparsity from 0 to 1, got " + sparsity + ".");
        }
        int rows = shape.axis(0);
        int columns = shape.axis(1);
        int zeros = (int) Math.ceil(sparsity * rows);
        float[] values = new float[shape.arraySize()];
        generator.normal(values, 0, std);
        for (int column = 0; column < columns; column++) {
            int[] order = generator.permutation(rows);
            for (int i = 0; i < zeros; i++) {
                values[order[i] * columns + column] = 0;
            }
        }
        return Tensor.of(shape, values);
    }

    /// Draws as `orthogonal_(gain)`: orthonormal columns, or rows where there are more columns, of
    /// a matrix whose rows are the first axis.
    ///
    /// Source: Saxe et al., "Exact solutions to the nonlinear dynamics of learning in deep linear
    /// neural networks", 2014.
    ///
    /// @param shape of two axes or more
    public static Tensor orthogonal(Shape shape, double gain, TorchGenerator generator) {
        Orthonormal.check(shape);
        float[] normal = new float[shape.arraySize()];
        generator.normal(normal, 0, 1);
        int rows = shape.axis(0);
        int columns = normal.length / rows;
        float[] tall = rows < columns ? Orthonormal.transposed(normal, rows, columns) : normal;
        return Tensor.of(shape, Orthonormal.of(tall, rows, columns, gain));
    }

    /// Returns the values of `eye_`: ones on the diagonal of a matrix.
    public static Tensor eye(Shape shape) {
        requireMatrix(shape, "eye_");
        float[] values = new float[shape.arraySize()];
        for (int i = 0; i < Math.min(shape.axis(0), shape.axis(1)); i++) {
            values[i * shape.axis(1) + i] = 1;
        }
        return Tensor.of(shape, values);
    }

    /// Returns the values of `dirac_(groups)`: a convolution that hands on its input, channel by
    /// channel in each group, as far as there are channels.
    ///
    /// @param shape of three to five axes
    /// @param groups a divisor of the first axis
    public static Tensor dirac(Shape shape, int groups) {
        if (shape.rank() < 3 || shape.rank() > 5) {
            throw new IllegalArgumentException("Expected 3 to 5 axes for dirac_, got shape " + shape + ".");
        }
        if (groups < 1 || shape.axis(0) % groups != 0) {
            throw new IllegalArgumentException(
                    "Expected groups that divide the first axis of " + shape + ", got " + groups + ".");
        }
        float[] values = new float[shape.arraySize()];
        int size = 1;
        int centre = 0;
        for (int axis = 2; axis < shape.rank(); axis++) {
            int length = shape.axis(axis);
            size *= length;
            centre = centre * length + length / 2;
        }
        int inputs = shape.axis(1);
        int outputs = shape.axis(0) / groups;
        for (int out = 0; out < shape.axis(0); out++) {
            int in = out % outputs;
            if (in < inputs) {
                values[(out * inputs + in) * size + centre] = 1;
            }
        }
        return Tensor.of(shape, values);
    }

    static Tensor uniform(Shape shape, double bound, TorchGenerator generator) {
        float[] values = new float[shape.arraySize()];
        generator.uniform(values, -bound, bound);
        return Tensor.of(shape, values);
    }

    static Tensor normal(Shape shape, double std, TorchGenerator generator) {
        float[] values = new float[shape.arraySize()];
        generator.normal(values, 0, std);
        return Tensor.of(shape, values);
    }

    private static double xavierDeviation(Shape shape, double gain) {
        if (!(gain >= 0)) {
            throw new IllegalArgumentException("Expected a gain of at least 0, got " + gain + ".");
        }
        Fans fans = Fans.ofTorchShape(shape);
        return gain * Math.sqrt(2.0 / (fans.in() + fans.out()));
    }

    private static double kaimingDeviation(Shape shape, double slope, FanMode mode, String nonlinearity) {
        Fans fans = Fans.ofTorchShape(shape);
        double fan = switch (mode) {
            case FAN_IN -> fans.in();
            case FAN_OUT -> fans.out();
            case FAN_AVG, FAN_GEO_AVG ->
                throw new IllegalArgumentException(
                        "Expected fan_in or fan_out, the modes that PyTorch has, got " + mode + ".");
        };
        return TorchGain.of(nonlinearity, slope) / Math.sqrt(fan);
    }

    private static void requireMatrix(Shape shape, String name) {
        if (shape.rank() != 2) {
            throw new IllegalArgumentException("Expected two axes for " + name + ", got shape " + shape + ".");
        }
    }
}
