package dev.fanin.lab.diagnosis;

import dev.fanin.init.FanMode;
import dev.fanin.init.Fans;
import dev.fanin.init.VarianceScaling;
import java.util.stream.DoubleStream;

/// Whether a kernel's scale is that of another fan than the one that counts.
final class FanWords {

    private static final double NEAR = 1.12;
    private static final double APART = 1.5;
    private static final double DEVIATIONS = 2.5;

    private FanWords() {}

    /// A kernel has a gain over the wrong fan where its mean square times its fan-out, or times the
    /// fan that Keras counts, is a gain: its own, that of a linear layer or that of relu.
    static boolean isFanFault(KernelState state) {
        Fans exact = state.kernel().fans();
        Fans keras = state.kernel().parameter().fans();
        double squared = state.ideal().variance() * exact.in();
        return DoubleStream.of(squared, 1, 2)
                        .anyMatch(gain -> fits(state, gain, exact.out())
                                || fits(state, gain, keras.in())
                                || fits(state, gain, keras.out()))
                || saysSo(state);
    }

    private static boolean fits(KernelState state, double squared, double fan) {
        double apart = Math.abs(Math.log(fan / state.kernel().fans().in()));
        double distance = Math.abs(Math.log(state.meanSquare() * fan / squared));
        return apart > Math.log(APART) && distance < Math.log(near(state));
    }

    /// A kernel that was drawn as its initializer says, which says another fan.
    private static boolean saysSo(KernelState state) {
        double variance = state.kernel().parameter().variance();
        boolean asDeclared = Math.abs(Math.log(state.meanSquare() / variance)) < Math.log(near(state));
        return asDeclared
                && state.kernel().parameter().initializer() instanceof VarianceScaling scaling
                && scaling.mode() != FanMode.FAN_AVG
                && Math.abs(Math.log(scaling.scale()
                                / variance
                                / state.kernel().fans().in()))
                        > Math.log(APART)
                && Math.abs(Math.log(state.ratio())) > Math.log(APART);
    }

    /// A variance of few values is not known better than chance allows.
    private static double near(KernelState state) {
        return Math.max(NEAR, 1 + DEVIATIONS * Math.sqrt(2.0 / state.values().array().length));
    }
}
