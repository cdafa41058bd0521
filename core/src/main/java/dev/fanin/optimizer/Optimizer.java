package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import dev.fanin.text.SnakeCase;
import java.util.List;

/// How a gradient becomes a step; a value without memory, user-defined ones implement
/// [CustomOptimizer].
///
/// Formulas, defaults and config keys are those of Keras 3.15. All of them compute in float32;
/// sums over a variable are kept in double, where Keras keeps them in float32.
public sealed interface Optimizer
        permits Sgd,
                RmsProp,
                Adam,
                AdamW,
                Adamax,
                Nadam,
                Adagrad,
                Adadelta,
                Ftrl,
                Lion,
                Lamb,
                Adafactor,
                Muon,
                ScheduleFreeAdamW,
                CustomOptimizer {

    /// Returns the class name in Keras, for example `RMSprop`.
    String className();

    /// Returns what all optimizers have in common.
    OptimizerOptions options();

    /// Returns this optimizer with other options.
    Optimizer with(OptimizerOptions options);

    /// Returns the class name and the arguments as Keras writes them.
    Config config();

    /// Returns what keeps the memory for one variable, such as its velocity.
    ///
    /// @param path the path of the variable, for example `dense/kernel`
    Update start(Shape shape, String path);

    /// Returns the Keras name, for example `rm_sprop`.
    default String name() {
        return options().name().isEmpty()
                ? SnakeCase.of(className())
                : options().name();
    }

    /// Returns the rate at which a variable decays, or 0.
    default double weightDecay(Shape shape, String path) {
        Double decay = options().weightDecay();
        return decay != null && options().decays(path) ? decay : 0;
    }

    /// Returns this optimizer with one learning rate for all steps.
    default Optimizer learningRate(double rate) {
        return learningRate(new ConstantRate(rate));
    }

    /// Returns this optimizer with another learning rate.
    default Optimizer learningRate(LearningRate rate) {
        return with(options().withLearningRate(rate));
    }

    /// Returns this optimizer with decoupled weight decay.
    default Optimizer weightDecay(double decay) {
        return with(options().withWeightDecay(decay, options().excludeFromWeightDecay()));
    }

    /// Returns this optimizer without weight decay for variables in whose path one of the regular
    /// expressions is found.
    default Optimizer excludeFromWeightDecay(String... patterns) {
        return with(options().withWeightDecay(options().weightDecay(), List.of(patterns)));
    }

    /// Returns this optimizer with the norm of each gradient bounded.
    default Optimizer clipNorm(double bound) {
        return with(options()
                .withClipping(bound, options().globalClipNorm(), options().clipValue()));
    }

    /// Returns this optimizer with the norm of all gradients together bounded.
    default Optimizer globalClipNorm(double bound) {
        return with(
                options().withClipping(options().clipNorm(), bound, options().clipValue()));
    }

    /// Returns this optimizer with the elements of gradients bounded.
    default Optimizer clipValue(double bound) {
        return with(options().withClipping(options().clipNorm(), options().globalClipNorm(), bound));
    }

    /// Returns this optimizer with a moving average of the weights, which they become at the end.
    default Optimizer ema(double momentum) {
        return with(options().withEma(momentum, 0));
    }

    /// Returns this optimizer with a moving average of the weights, which they become after every
    /// so many steps and at the end.
    default Optimizer ema(double momentum, int overwriteFrequency) {
        return with(options().withEma(momentum, overwriteFrequency));
    }

    /// Returns this optimizer with so many gradients averaged into one step.
    default Optimizer gradientAccumulationSteps(int steps) {
        return with(options().withGradients(options().lossScaleFactor(), steps));
    }

    /// The steps of one variable, and the memory they need.
    ///
    /// A step is [#begin], then [#apply] on slices that cover the variable. Slices may be applied
    /// by several threads at once, so [#apply] reads what [#begin] settled and touches its own
    /// slice only; the result may not depend on how the variable is cut.
    interface Update {

        /// Settles what holds for the whole variable in this step.
        ///
        /// @param step the number of this step, from 1
        /// @param rate the learning rate of this step
        void begin(long step, float rate, float[] values, float[] gradient);

        /// Changes the values from (inclusive) to (exclusive) by one step.
        void apply(float[] values, float[] gradient, int from, int to);

        /// Returns the memory, in the order in which Keras makes its variables.
        List<Slot> memory();

        /// Returns whether [#begin] reads all values or gradients of a step. If so, it is called
        /// when they are decayed and clipped; else before that.
        default boolean looksAtAll() {
            return true;
        }
    }
}
