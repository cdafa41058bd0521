package dev.fanin.init;

import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;

/// The initializers by factory and by Keras name.
public final class Initializers {

    private Initializers() {}

    /// Variance `2 / (fan_in + fan_out)`, uniform; the default of Keras, also called Xavier
    /// uniform.
    public static VarianceScaling glorotUniform() {
        return new VarianceScaling(1, FanMode.FAN_AVG, Distribution.UNIFORM);
    }

    /// Variance `2 / (fan_in + fan_out)`, truncated normal; also called Xavier normal.
    public static VarianceScaling glorotNormal() {
        return new VarianceScaling(1, FanMode.FAN_AVG, Distribution.TRUNCATED_NORMAL);
    }

    /// Variance `2 / fan_in`, uniform; also called Kaiming uniform, made for relu.
    public static VarianceScaling heUniform() {
        return new VarianceScaling(2, FanMode.FAN_IN, Distribution.UNIFORM);
    }

    /// Variance `2 / fan_in`, truncated normal; also called Kaiming normal, made for relu.
    public static VarianceScaling heNormal() {
        return new VarianceScaling(2, FanMode.FAN_IN, Distribution.TRUNCATED_NORMAL);
    }

    /// Variance `1 / fan_in`, uniform.
    public static VarianceScaling lecunUniform() {
        return new VarianceScaling(1, FanMode.FAN_IN, Distribution.UNIFORM);
    }

    /// Variance `1 / fan_in`, truncated normal.
    public static VarianceScaling lecunNormal() {
        return new VarianceScaling(1, FanMode.FAN_IN, Distribution.TRUNCATED_NORMAL);
    }

    /// A normal distribution of mean 0 and fixed standard deviation.
    public static RandomNormal randomNormal(double stddev) {
        return new RandomNormal(0, stddev);
    }

    /// A normal distribution of mean 0 cut at two standard deviations, which leaves the weights
    /// 0.8796 of the given standard deviation.
    public static TruncatedNormal truncatedNormal(double stddev) {
        return new TruncatedNormal(0, stddev);
    }

    /// A uniform distribution over a fixed interval.
    public static RandomUniform randomUniform(double minval, double maxval) {
        return new RandomUniform(minval, maxval);
    }

    /// All zeros, the default for a bias.
    public static Constant zeros() {
        return new Constant(0);
    }

    /// All ones.
    public static Constant ones() {
        return new Constant(1);
    }

    /// All the same value.
    public static Constant constant(double value) {
        return new Constant(value);
    }

    /// Given values, those of a tensor of the parameter's own shape.
    public static ConstantTensor constant(Tensor value) {
        return new ConstantTensor(value);
    }

    /// The identity matrix.
    public static Identity identity() {
        return new Identity(1);
    }

    /// A multiple of the identity matrix.
    public static Identity identity(double gain) {
        return new Identity(gain);
    }

    /// Variance `scale / n` of a fan n.
    public static VarianceScaling varianceScaling(double scale, FanMode mode, Distribution distribution) {
        return new VarianceScaling(scale, mode, distribution);
    }

    /// Orthonormal columns, or rows where there are more columns.
    public static Orthogonal orthogonal() {
        return new Orthogonal(1);
    }

    /// Orthonormal columns, or rows where there are more columns, times a gain.
    public static Orthogonal orthogonal(double gain) {
        return new Orthogonal(gain);
    }

    /// The real or imaginary part of a short-time Fourier transform with Keras's defaults: a
    /// symmetric Hann window, scaled to density.
    public static Stft stft(Stft.Part part) {
        return new Stft(part, StftWindow.named("hann"), Stft.Scaling.DENSITY, false);
    }

    /// PyTorch's `xavier_uniform_`: variance `gain^2 * 2 / (fan_in + fan_out)`, uniform.
    public static Xavier xavierUniform(double gain) {
        return new Xavier(Distribution.UNIFORM, gain);
    }

    /// PyTorch's `xavier_normal_`: variance `gain^2 * 2 / (fan_in + fan_out)`, a normal that is not
    /// cut.
    public static Xavier xavierNormal(double gain) {
        return new Xavier(Distribution.UNTRUNCATED_NORMAL, gain);
    }

    /// PyTorch's `kaiming_uniform_`: variance `gain^2 / n` for a fan n, uniform.
    ///
    /// @param a the slope below 0 of a leaky rectifier
    public static Kaiming kaimingUniform(double a, FanMode mode, Nonlinearity nonlinearity) {
        return new Kaiming(Distribution.UNIFORM, a, mode, nonlinearity);
    }

    /// PyTorch's `kaiming_normal_`: variance `gain^2 / n` for a fan n, a normal that is not cut.
    ///
    /// @param a the slope below 0 of a leaky rectifier
    public static Kaiming kaimingNormal(double a, FanMode mode, Nonlinearity nonlinearity) {
        return new Kaiming(Distribution.UNTRUNCATED_NORMAL, a, mode, nonlinearity);
    }

    /// PyTorch's `trunc_normal_`: a normal distribution cut at the values a and b.
    public static TruncNormal truncNormal(double mean, double std, double a, double b) {
        return new TruncNormal(mean, std, a, b);
    }

    /// PyTorch's `sparse_`: N(0, std^2) with a share of zeros among the weights of each input.
    public static Sparse sparse(double sparsity, double std) {
        return new Sparse(sparsity, std);
    }

    /// PyTorch's `dirac_`: a convolution that hands its input on.
    public static Dirac dirac(int groups) {
        return new Dirac(groups);
    }

    /// JAX's `delta_orthogonal`: a convolution kernel that is orthogonal at its middle tap and 0
    /// elsewhere.
    public static DeltaOrthogonal deltaOrthogonal(double scale) {
        return new DeltaOrthogonal(scale);
    }

    /// An orthogonal kernel rescaled to the variance `gain^2 / fan_in`.
    public static ScaledOrthogonal scaledOrthogonal(double gain) {
        return new ScaledOrthogonal(gain);
    }

    /// Mirrored blocks of what the base draws, between two layers of relu.
    public static LooksLinear looksLinear(Initializer base) {
        return new LooksLinear(base, LooksLinear.Mirror.BOTH);
    }

    /// Mirrored blocks of what the base draws.
    public static LooksLinear looksLinear(Initializer base, LooksLinear.Mirror mirror) {
        return new LooksLinear(base, mirror);
    }

    /// ZerO: zeros and ones, and a part of a Hadamard matrix where a layer widens.
    public static ZeroHadamard zeroHadamard() {
        return new ZeroHadamard();
    }

    /// IDInit: an identity that is repeated where a layer widens.
    public static IdInit idInit(double tau) {
        return new IdInit(tau);
    }

    /// The bias of an LSTM that remembers up to so many steps.
    public static Chrono chronoLstm(double tMax) {
        return new Chrono(tMax, Chrono.Cell.LSTM);
    }

    /// The bias of a GRU that remembers up to so many steps.
    public static Chrono chronoGru(double tMax) {
        return new Chrono(tMax, Chrono.Cell.GRU);
    }

    /// N(0, 1) times `sqrt(1 / fan_in)`, as courses teach Xavier.
    public static CourseXavier courseXavier() {
        return new CourseXavier();
    }

    /// A rule of one's own for each weight, shown by the given name.
    public static CustomInitializer custom(String name, CustomInitializer.Rule rule) {
        return new NamedRule(name, rule);
    }

    /// The same initializer with a seed of its own; draws still differ from parameter to parameter.
    public static Seeded seeded(Initializer initializer, long seed) {
        return new Seeded(initializer, new Seed(seed), false);
    }

    /// The same initializer with a seed of its own and one draw for all parameters: those of equal
    /// shape and fans are equal.
    public static Seeded sharedDraw(Initializer initializer, long seed) {
        return new Seeded(initializer, new Seed(seed), true);
    }

    /// Reads an initializer as users write it: a Keras name, with parameters in brackets where it
    /// has any.
    ///
    /// Examples: `he_normal`, `random_normal(stddev=1.0)`,
    /// `variance_scaling(scale=2,mode=fan_in,distribution=uniform)`,
    /// `glorot_uniform(input_axes=[0],output_axes=[1,2])`,
    /// `looks_linear(base=orthogonal(gain=1.2))`. Whatever draws takes a seed of its own,
    /// `orthogonal(seed=42)`, and `seed=42,shared=true` for one draw in all parameters.
    ///
    /// PyTorch's names, such as `kaiming_uniform(a=2.2)`, and those of DL4J's `WeightInit`, such as
    /// `XAVIER_UNIFORM`, are read too.
    ///
    /// @throws IllegalArgumentException with one line and a suggestion for what may have been meant
    public static Initializer named(String text) {
        return InitializerNames.read(text);
    }
}
