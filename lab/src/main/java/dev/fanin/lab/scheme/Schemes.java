package dev.fanin.lab.scheme;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.init.Initializer;
import dev.fanin.model.Definition;

/// The schemes by factory: functions from a network to the same network with other initializers,
/// some with layers of their own put in.
///
/// None of them looks at data or weights. Names of layers stay, biases begin at 0 and
/// normalizations with gamma 1 and beta 0 unless a scheme says otherwise, and fan-in is the true
/// one. A scheme that needs a batch is [Lsuv]; one that needs a width to start from is [MuP].
/// docs/SCHEMES.md says when to take which.
public final class Schemes {

    private Schemes() {}

    /// Every kernel gets the variance `gain^2 / fan_in` for the activation after it, from a
    /// truncated normal; the last kernels of N residual branches are divided by sqrt(N) where no
    /// normalization follows.
    ///
    /// Source: He et al., "Delving deep into rectifiers", 2015; for residual branches Hanin and
    /// Rolnick, "How to start training", 2018.
    public static Definition standard(Definition definition) {
        return Standard.of(definition);
    }

    /// Returns the gain that [#standard] takes for an activation: what it divides by sqrt(fan-in)
    /// to get a weight's standard deviation.
    ///
    /// It is `1 / sqrt(E phi^2)` over N(0, 1), but `1 / |phi'(0)|`, the edge of chaos without
    /// biases, where that gain would multiply the squared gradient by more than 1.1 at each layer:
    /// 1 for tanh, not 1.59.
    public static double gain(ActivationFunction activation) {
        return Math.sqrt(Gains.squared(activation));
    }

    /// Returns the initializer that [#standard] takes before an activation where Keras's fan-in is
    /// the true one: `he_normal` for relu, `lecun_normal` for tanh.
    public static Initializer initializer(ActivationFunction activation) {
        return Standard.of(activation);
    }

    /// Residual networks without normalization that begin with branches of 0: the last kernels of
    /// branches and the network's last are 0, the other kernels of a branch of m are scaled by
    /// `L^(-1 / (2 m - 2))` for L blocks, and each branch ends in a learned scale of 1.
    ///
    /// Source: Zhang, Dauphin and Ma, "Fixup initialization", 2019, section 3.
    ///
    /// @throws IllegalArgumentException where there is no residual block
    public static Definition fixup(Definition definition) {
        return Fixup.of(definition);
    }

    /// Residual networks whose branches end in a learned scale of 0, so that they begin as their
    /// shortcuts alone.
    ///
    /// Also called: SkipInit.
    ///
    /// Source: Bachlechner et al., "ReZero is all you need", 2020; De and Smith, 2020, for
    /// SkipInit.
    ///
    /// @throws IllegalArgumentException where there is no residual block
    public static Definition reZero(Definition definition) {
        return ReZero.of(definition);
    }

    /// Residual networks whose branches are `glorot_uniform` times `0.67 N^(-1/4)` in an encoder of
    /// N layers and `(9 N)^(-1/4)` in a decoder, embeddings of dimension d N(0, 1/d) times the
    /// same.
    ///
    /// Source: Huang et al., "Improving transformer optimization through better initialization",
    /// 2020, section 3.2.
    ///
    /// @param stack how many residual blocks make a layer
    /// @throws IllegalArgumentException where there is no residual block
    public static Definition tFixup(Definition definition, Stack stack) {
        return TFixup.of(definition, stack);
    }

    /// Residual networks that normalize after each sum: of 2 N blocks, the stream is multiplied by
    /// `(2 N)^(1/4)`, and branches are `xavier_normal` of gain `(8 N)^(-1/4)`.
    ///
    /// Source: Wang et al., "DeepNet: scaling transformers to 1,000 layers", 2022.
    ///
    /// @throws IllegalArgumentException where there is no residual block, or one without
    ///     normalization after the sum
    public static Definition deepNorm(Definition definition) {
        return DeepNorm.of(definition);
    }

    /// Orthogonal kernels times the gain of [#gain]; where a kernel has more outputs than inputs,
    /// or a fan-in that is not its number of rows, rescaled to the variance `gain^2 / fan_in`.
    ///
    /// Source: Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning
    /// in deep linear neural networks", 2014.
    public static Definition orthogonal(Definition definition) {
        return OrthogonalScheme.of(definition);
    }

    /// Normal kernels and biases at the point on the edge of chaos where sums keep the mean square
    /// q; 1 / fan-in without biases before no activation or softmax.
    ///
    /// Source: Schoenholz et al., "Deep information propagation", 2017.
    ///
    /// @throws IllegalArgumentException where an activation has no edge there, or a layer that
    ///     needs a bias has none
    public static Definition edgeOfChaos(Definition definition, double q) {
        return EdgeScheme.of(definition, phi -> CriticalPoint.at(phi, q));
    }

    /// Normal kernels and biases at the point on the edge of chaos where biases have the given
    /// variance.
    ///
    /// Source: Schoenholz et al., "Deep information propagation", 2017.
    ///
    /// @throws IllegalArgumentException where an activation has no edge there, or a layer that
    ///     needs a bias has none
    public static Definition edgeOfChaosOfBias(Definition definition, double variance) {
        return EdgeScheme.of(definition, phi -> CriticalPoint.ofBias(phi, variance));
    }

    /// Convolutions that are 0 but for an orthogonal middle tap, with the given variance of a
    /// weight times fan-in, and biases of the given variance; orthogonal kernels where there are
    /// more inputs than outputs, groups, or no window, and in the last layer, with gain 1 there.
    ///
    /// For tanh at great depth: weight 1.05, bias 2.01e-5.
    ///
    /// Source: Xiao et al., "Dynamical isometry and a mean field theory of CNNs", 2018.
    public static Definition deltaOrthogonal(Definition definition, double weight, double bias) {
        return OrthogonalScheme.delta(definition, weight, bias);
    }
}
