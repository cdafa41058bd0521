package dev.fanin.activation;

import java.util.List;

/// The activations by factory and by Keras name; defaults are those of Keras.
public final class Activations {

    private Activations() {}

    /// Returns the identity.
    public static Linear linear() {
        return new Linear();
    }

    /// Returns the rectifier.
    public static Relu relu() {
        return new Relu();
    }

    /// Returns the rectifier cut at 6.
    public static Relu6 relu6() {
        return new Relu6();
    }

    /// Returns the leaky rectifier with slope 0.2 below 0.
    public static LeakyRelu leakyRelu() {
        return new LeakyRelu(LeakyRelu.KERAS_SLOPE);
    }

    /// Returns the leaky rectifier with the given slope below 0.
    public static LeakyRelu leakyRelu(double negativeSlope) {
        return new LeakyRelu(negativeSlope);
    }

    /// Returns the exponential linear unit with alpha 1.
    public static Elu elu() {
        return new Elu(1);
    }

    /// Returns the exponential linear unit that goes down to -alpha.
    public static Elu elu(double alpha) {
        return new Elu(alpha);
    }

    /// Returns the continuously differentiable exponential linear unit with alpha 1.
    public static Celu celu() {
        return new Celu(1);
    }

    /// Returns the continuously differentiable exponential linear unit.
    public static Celu celu(double alpha) {
        return new Celu(alpha);
    }

    /// Returns the scaled exponential linear unit.
    public static Selu selu() {
        return new Selu();
    }

    /// Returns the Gaussian error linear unit.
    public static Gelu gelu() {
        return new Gelu(false);
    }

    /// Returns the Gaussian error linear unit, exact or approximated with tanh.
    public static Gelu gelu(boolean approximate) {
        return new Gelu(approximate);
    }

    /// Returns the sigmoid linear unit, also called swish.
    public static Silu silu() {
        return new Silu();
    }

    /// Returns mish.
    public static Mish mish() {
        return new Mish();
    }

    /// Returns the smooth rectifier.
    public static Softplus softplus() {
        return new Softplus();
    }

    /// Returns softsign.
    public static Softsign softsign() {
        return new Softsign();
    }

    /// Returns the logistic function.
    public static Sigmoid sigmoid() {
        return new Sigmoid();
    }

    /// Returns the hyperbolic tangent.
    public static Tanh tanh() {
        return new Tanh();
    }

    /// Returns sigmoid in three straight pieces.
    public static HardSigmoid hardSigmoid() {
        return new HardSigmoid();
    }

    /// Returns silu from straight pieces, also called hard swish.
    public static HardSilu hardSilu() {
        return new HardSilu();
    }

    /// Returns the identity cut at -1 and 1.
    public static HardTanh hardTanh() {
        return new HardTanh();
    }

    /// Returns the exponential function.
    public static Exponential exponential() {
        return new Exponential();
    }

    /// Returns the logarithm of sigmoid.
    public static LogSigmoid logSigmoid() {
        return new LogSigmoid();
    }

    /// Returns the identity without its middle, from -0.5 to 0.5.
    public static HardShrink hardShrink() {
        return new HardShrink(HardShrink.KERAS_THRESHOLD);
    }

    /// Returns the identity without its middle, from -threshold to threshold.
    public static HardShrink hardShrink(double threshold) {
        return new HardShrink(threshold);
    }

    /// Returns the function that takes 0.5 off the size.
    public static SoftShrink softShrink() {
        return new SoftShrink(SoftShrink.KERAS_THRESHOLD);
    }

    /// Returns the function that takes the threshold off the size.
    public static SoftShrink softShrink(double threshold) {
        return new SoftShrink(threshold);
    }

    /// Returns what tanh cuts off.
    public static TanhShrink tanhShrink() {
        return new TanhShrink();
    }

    /// Returns the identity above a threshold, and one value below it.
    public static Threshold threshold(double threshold, double defaultValue) {
        return new Threshold(threshold, defaultValue);
    }

    /// Returns the smooth rectifier without exponentials, with b 4.
    public static SquarePlus squarePlus() {
        return new SquarePlus(SquarePlus.KERAS_B);
    }

    /// Returns the smooth rectifier without exponentials.
    public static SquarePlus squarePlus(double b) {
        return new SquarePlus(b);
    }

    /// Returns the smooth rectifier that is 0 below -1 and the identity above 1.
    public static SparsePlus sparsePlus() {
        return new SparsePlus();
    }

    /// Returns the straight line from 0 at -1 to 1 at 1, the slope of sparse_plus.
    public static SparseSigmoid sparseSigmoid() {
        return new SparseSigmoid();
    }

    /// Returns softmax over the last axis.
    public static Softmax softmax() {
        return new Softmax();
    }

    /// Returns the logarithm of softmax over the last axis.
    public static LogSoftmax logSoftmax() {
        return new LogSoftmax();
    }

    /// Returns sparsemax over the last axis, as Keras computes it.
    public static Sparsemax sparsemax() {
        return new Sparsemax(false);
    }

    /// Returns sparsemax over the last axis, exact as in the paper or as Keras computes it.
    public static Sparsemax sparsemax(boolean exact) {
        return new Sparsemax(exact);
    }

    /// Returns every activation there is, with the parameters Keras gives it; so without threshold,
    /// whose parameters have no defaults.
    public static List<ActivationFunction> all() {
        return ActivationNames.all();
    }

    /// Returns the activation of the given Keras name, with parameters in brackets where it has
    /// any: `relu`, `leaky_relu(negative_slope=0.01)`. Throws with a suggestion where there is
    /// none.
    ///
    /// What [ActivationFunction#name] returns is read back as the same activation.
    public static ActivationFunction named(String name) {
        return ActivationNames.read(name);
    }
}
