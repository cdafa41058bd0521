package dev.fanin.optimizer;

/// How a gradient becomes a step; a value without memory, user-defined ones implement
/// [CustomOptimizer].
public sealed interface Optimizer permits Sgd, CustomOptimizer {

    /// Returns the Keras name, for example `sgd`.
    String name();

    /// Returns what keeps the memory for one parameter of the given size, such as its velocity.
    Update start(int size);

    /// The steps of one parameter.
    interface Update {
        /// Changes the values in place by one step.
        void apply(float[] values, float[] gradient);
    }
}
